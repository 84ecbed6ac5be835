// Text of the server as HTML. What a file holds may be in it, so that HTML in it stays text, and a link leads into this page only.
import createMarkdownIt from 'markdown-it';

const markdown = new createMarkdownIt({ html: false, linkify: false });
markdown.validateLink = (address) => address.startsWith('#');

/** @returns an element with the text; its links lead to pages of the documentation */
export function markdownElement(text: string): HTMLElement {
	const element = document.createElement('div');
	element.className = 'prose';
	element.innerHTML = markdown.render(text);
	return element;
}

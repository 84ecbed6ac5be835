// The page that answers why a path is watched: text of files is text, and each line can be opened.
import { expect, it } from 'vitest';
import { renderWhy } from '../../client/src/why-page.ts';

const URI = 'file:///w/samhainrc';

it('has a heading for each type, the candidates as a list, and links to lines', () => {
	const html = renderWhy('/etc/<x>', URI, [
		{
			...{ path: '/etc/<x>', type: 'file', isAssumed: true, watched: true },
			sentences: [
				{ text: 'samhainrc:2 decides: `dir=/etc` in [ReadOnly].', line: 1 },
				{ text: 'line 2 `dir=/etc` [ReadOnly]: It watches the names in /etc.', line: 1, decides: true },
				{ text: 'It is checked every 600 seconds (the default).' },
			],
		},
	]);
	expect(html).toContain('<h1>/etc/&lt;x&gt;</h1>');
	expect(html).toContain('<h2>If it is a file</h2>');
	expect(html).toMatch(
		/<ol>\n<li><strong>Decides:<\/strong> line 2 <code>dir=\/etc<\/code>[^\n]*<\/li>\n<\/ol>/,
	);
	expect(html.match(/Open line/g)).toHaveLength(2);
	expect(html).not.toContain('<x>');
});

it('says when there is no answer', () => {
	expect(renderWhy('/etc', URI, [])).toContain('No answer');
});

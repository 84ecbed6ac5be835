// Where the pages of the documentation are, for the server that names them and the client that opens them. A page is named
// `guidance/connecting-1` or `rules/client-refused` everywhere; whether people write it or the generator is seen here only.

/** Pages of the guidance that are made of the catalogue; the others are written by hand. */
const GENERATED = /^(?:message-.+|messages|start-texts|walk)$/;

/**
 * The file of a page, from the folder `docs/`.
 * @param folder of the page's name
 * @param name without ending
 */
export function pageFile(folder: 'guidance' | 'rules', name: string): string {
	const isGenerated = folder === 'rules' || GENERATED.test(name);
	return `${isGenerated ? 'generated/' : ''}${folder}/${name}.md`;
}

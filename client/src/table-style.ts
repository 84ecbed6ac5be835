// How a table is shown beside an editor, where it is narrow: each row is then a block with its cells below each other.

/**
 * The rules for narrow pages.
 * @param table CSS selector of what holds the table; its cells need `data-label`, and its parts roles, since a layout in
 * blocks takes the table away from a screen reader
 */
export function narrowTableStyle(table: string): string {
	return `@media (max-width: 52em) {
	${table} table, ${table} tbody { display: block; }
	${table} thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
	${table} tr { display: grid; grid-template-columns: repeat(auto-fill, minmax(15em, 1fr)); padding: 0.4em 0; border-bottom: 1px solid var(--vscode-widget-border, rgba(127,127,127,.35)); }
	${table} th[scope=row] { grid-column: 1 / -1; border: none; }
	${table} td { border: none; padding: 0.15em 0.5em 0.15em 0.2em; }
	${table} td br { display: none; }
	${table} td:empty { display: none; }
	${table} td::before { content: attr(data-label) ': ' / ''; opacity: .85; font-weight: normal; color: var(--vscode-foreground); }
}
`;
}

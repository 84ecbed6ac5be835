// The page after clients were added or changed: their new passwords, and what is left to do. No editor here, so that tests
// can run it. The page is the only place where a password that was made here is shown; nothing keeps the page.
import { escapeHtml } from './document-frame.ts';
import { withCode } from './page-html.ts';

/** A client whose entry was made. */
export interface MadeClient {
	readonly name: string;
	/** Only where it was made here: what a person typed is not shown again. */
	readonly password?: string;
}

/**
 * The page's body.
 * @param clients at least one
 * @param file name of the server's file
 * @param steps what is left to do, for the first of them
 */
export function renderClients(
	clients: readonly MadeClient[],
	action: 'added' | 'changed',
	file: string,
	steps: readonly string[],
): string {
	const [first] = clients;
	const title =
		clients.length === 1 ? `${first?.name ?? ''} is ${action}` : `${clients.length} clients are ${action}`;
	const passwords = clients.filter(({ password }) => password !== undefined);
	const rows = passwords.map(
		({ name, password = '' }) =>
			`<tr><th scope="row">${escapeHtml(name)}</th><td><code>${escapeHtml(password)}</code></td></tr>`,
	);
	const table =
		rows.length === 0
			? ''
			: `<h2>${rows.length === 1 ? 'Password' : 'Passwords'}</h2>
<p>Only this page shows ${rows.length === 1 ? 'it' : 'them'}, and closing the page forgets ${rows.length === 1 ? 'it' : 'them'}.</p>
<table><thead><tr><th scope="col">Client</th><th scope="col">Password</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table>`;
	const others =
		clients.length > 1
			? `<p>The same for each of the other clients, with its own name and password.</p>`
			: '';
	return `<h1>${escapeHtml(title)}</h1>
<p>The change is in <code>${escapeHtml(file)}</code>, which is not saved yet. Undo takes it back.</p>
${table}
<h2>Next steps</h2>
<ol>
${steps.map((step) => `<li>${withCode(step)}</li>`).join('\n')}
</ol>
${others}`;
}

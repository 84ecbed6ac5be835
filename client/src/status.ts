// The language status items: which role, daemon version and host are assumed, and why. It shows what the server reports.
import {
	type Disposable,
	LanguageStatusSeverity,
	languages,
	type TextDocument,
	window,
	workspace,
} from 'vscode';
import type { Status } from '../../server/src/protocol.ts';
import { isOurs, languageIds } from './documents.ts';
import { DEBIAN_VERSION } from './versions.generated.ts';

export interface StatusItems extends Disposable {
	/** Takes the server's status of one document. */
	update(status: Status): void;
	/** Shows that the server is not there, and why; undefined when it is back. */
	setTrouble(trouble: string | undefined): void;
}

const roleNames: Readonly<Record<string, string>> = {
	client: 'Samhain client',
	server: 'Yule server',
	standalone: 'Samhain standalone',
	undecided: 'Samhain client or standalone',
};

const debianNote = `Debian ships ${DEBIAN_VERSION}`;

/** Creates the items; they are shown for our languages only. */
export function createStatus(): StatusItems {
	const known = new Map<string, Status>();
	let trouble: string | undefined;
	const selector = languageIds.map((language) => ({ language }));
	const role = languages.createLanguageStatusItem('samhain.role', selector);
	role.name = 'Samhain Role';
	role.command = { title: 'Select Role', command: 'samhain.selectRole' };
	const version = languages.createLanguageStatusItem('samhain.version', selector);
	version.name = 'Samhain Version';
	version.command = { title: 'Select Version', command: 'samhain.selectDaemonVersion' };

	const host = languages.createLanguageStatusItem('samhain.host', selector);
	host.name = 'Samhain Host';
	host.command = { title: 'Select Host', command: 'samhain.selectHost' };

	const show = () => {
		// The settings and other pages have no editor of ours: the items keep what they last showed.
		const document = window.activeTextEditor?.document;
		if (trouble === undefined && (document === undefined || !isOurs(document))) {
			role.busy = false;
			return;
		}
		const params = document === undefined ? undefined : known.get(document.uri.toString());
		role.severity = trouble === undefined ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Error;
		role.busy = trouble === undefined && params === undefined;
		if (trouble !== undefined) {
			role.text = 'Samhain: language server not running';
			role.detail = trouble;
		} else {
			role.text = params === undefined ? 'Samhain' : (roleNames[params.role] ?? params.role);
			role.detail = params === undefined ? 'Role not yet known' : params.roleReason;
		}
		version.text = params === undefined ? 'Samhain' : `Samhain ${params.version}`;
		host.text = params?.host === undefined ? 'Every host' : `Host ${params.host}`;
		host.detail =
			params?.host === undefined
				? 'the lines of every conditional block count'
				: 'conditional blocks are resolved; lines of other hosts are greyed';
		version.detail = params === undefined ? debianNote : `${params.versionReason}; ${debianNote}`;
	};
	const forget = (document: TextDocument) => known.delete(document.uri.toString());
	const subscriptions = [
		role,
		version,
		host,
		window.onDidChangeActiveTextEditor(show),
		workspace.onDidCloseTextDocument(forget),
	];
	show();
	return {
		update(params) {
			known.set(params.uri, params);
			show();
		},
		setTrouble(next) {
			trouble = next;
			show();
		},
		dispose() {
			for (const each of subscriptions) each.dispose();
		},
	};
}

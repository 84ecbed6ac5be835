// Which language a file has. The one place that decides it, for the editor and the command line alike.
import type { Membership } from '../deployment/files/discovery.ts';

/** The languages of configuration files. */
export type ConfigurationLanguage = 'samhainrc' | 'yulerc';

/** Begins like the name of a client's file, whatever host it names: `samhainrc.yule-test`, `rc.yule.example.org`. */
const CLIENT_NAME = /^\.?(?:samhainrc|rc)(?:$|[._-])/i;

/**
 * The language of a file by its name: what has `yule` in its name, such as `yulerc.j2` or `yule.conf`, is a server's;
 * everything else is a samhainrc.
 * @param fileName last part of the path
 */
export function languageOfName(fileName: string): ConfigurationLanguage {
	return /yule/i.test(fileName) && !CLIENT_NAME.test(fileName) ? 'yulerc' : 'samhainrc';
}

/** The language that a file has by its part in a deployment; undefined where that part is none of ours. */
export function languageOfMember(membership: Membership | undefined): ConfigurationLanguage | undefined {
	if (membership?.role === 'server') return 'yulerc';
	return membership?.role === 'client-config' ? 'samhainrc' : undefined;
}

/**
 * The language of a file: the one that the editor states, else the one of its part in a deployment, else its name's.
 * @param stated language id of an editor; any other id counts as not stated
 */
export function languageOf(
	fileName: string,
	stated?: string,
	membership?: Membership,
): ConfigurationLanguage {
	if (stated === 'samhainrc' || stated === 'yulerc') return stated;
	return languageOfMember(membership) ?? languageOfName(fileName);
}

/** Names of configuration files: `samhainrc`, `yulerc.prod`, `web1.samhainrc`, `web1.yulerc.j2`; as in the manifest. */
const CONFIGURATION_NAME =
	/^(?:samhainrc|yulerc)(?:$|\.)|\.(?:samhainrc|yulerc)$|\.(?:samhainrc|yulerc)\.(?:template|j2|erb|in)$/;
/** The default name of a server's configuration where it is not `yulerc`. */
const SERVER_NAME = /^yule\.conf$/;
/** Documents about a configuration, older copies of one, and other kinds of file with such a name. */
const OTHER_FILE =
	/\.(?:md|txt|html?|json|ya?ml|log|sig|asc|gpg|gz|bz2|xz|zst|zip|tar|rej|diff|patch|pdf|png|bak|old|orig|save|tmp|temp)$/i;
/** Endings of the backup copies of editors and package managers; nothing here can be the end of a host's name. */
const BACKUP =
	/~$|^#.*#$|^\.#|\.(?:sw[a-p]|dpkg-[a-z]+|rpm(?:new|save|orig)|pac(?:new|save|orig)|ucf-[a-z]+|cfsaved|apk-new)$/i;

/** True for a copy that an editor or a package manager leaves beside the file that is in use. */
export function isBackupName(fileName: string): boolean {
	return BACKUP.test(fileName);
}

/** True when a folder is searched for files of this name. */
export function isConfigurationName(fileName: string): boolean {
	if (isBackupName(fileName) || OTHER_FILE.test(fileName)) return false;
	return CONFIGURATION_NAME.test(fileName) || SERVER_NAME.test(fileName);
}

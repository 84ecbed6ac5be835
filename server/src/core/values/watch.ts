// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the tab stops of snippets look like this.
// Watched log files (sh_log_check.c, sh_add_watch) and the formats of Apache's logs (sh_log_parse_apache.c).

import type { DaemonMessage } from '../daemon/daemon.ts';
import { checkPcre } from '../regex/pcre.ts';
import { byteLength, splitColons, splitWords } from './c-text.ts';
import { separatedForm } from './forms.ts';
import type { OptionHandler, Outcome } from './handler.ts';
import type { ValueModule } from './kind.ts';
import { inParts } from './offers.ts';
import { ACCEPTED, failedCall, outcome, stateless } from './outcome.ts';
import { colonTokens } from './tokens.ts';

const TYPES = ['SYSLOG', 'SAMBA', 'APACHE', 'PACCT', 'SHELL'];
/** A type's name must be shorter than this (sh_log_check.h, SH_MAX_LCODE_SIZE). */
const TYPE_BYTES = 16;

const COMMON = '%h %l %u %t "%r" %>s %b';
const COMBINED = `${COMMON} "%{Referer}i" "%{User-Agent}i"`;
const FORMAT_WORDS = 64;

const QUOTED_FIELD = '"([^"\\\\]*(?:\\\\.[^"\\\\]*)*)"';
const PLAIN_FIELD = '(\\S+)';
const TIME_FIELD = '\\[([^(\\]]+)\\]';
const ERROR_FIELDS = '\\[([^]]+)\\] \\[([^]]+)\\] (.+)';

/** The expression for one word of a format (sh_eval_fileinfo_apache). */
function fieldPattern(word: string): string {
	if (word.startsWith('"')) {
		const token = word.length > 1 && word.endsWith('"') ? word.slice(1, -1) : word;
		const isLong =
			token === '%r' ||
			['{Referer}', '{User-Agent}', '{X-Forwarded-For}'].some((name) => token.includes(name));
		return isLong ? QUOTED_FIELD : PLAIN_FIELD;
	}
	if (word.startsWith('RE{') && word.endsWith('}')) return word.slice(3, -1);
	return word.startsWith('%') && word.endsWith('t') ? TIME_FIELD : PLAIN_FIELD;
}

/** The regular expression for a format. */
function formatPattern(format: string): string {
	// A prefix is enough for two of the names, while `error` must be the whole word.
	const text = format.startsWith('common')
		? COMMON
		: format.startsWith('combined')
			? COMBINED
			: format === 'error'
				? '%error'
				: format;
	const fields: string[] = [];
	for (const word of splitWords(text, FORMAT_WORDS)) {
		if (word === '%error') {
			fields.push(ERROR_FIELDS);
			break;
		}
		fields.push(fieldPattern(word));
	}
	return `^${fields.join(' ')}$`;
}

function refused(...daemonMessages: readonly DaemonMessage[]): Outcome {
	return outcome(false, daemonMessages);
}

/** `TYPE:PATH[:FORMAT]`; a path must exist, a shell command is not looked at. */
const logWatch: OptionHandler = stateless((value, { daemon }) => {
	const failure = (message: string): DaemonMessage => failedCall(message, 'sh_add_watch');
	const [type = '', path = '', format = ''] = splitColons(value, 3);
	if (type === '' || byteLength(type) >= TYPE_BYTES || path === '')
		return refused(failure(`Format error: ${value}`));
	if (!TYPES.includes(type)) return refused(failure(`Unsupported log type: ${type}`));
	if (type !== 'SHELL' && !path.startsWith('/'))
		return refused(failure(`Logfile path not absolute: ${path}`));
	if (type === 'APACHE') {
		if (format === '') return refused(failure(`Logfile format description missing: ${path}`));
		const pattern = formatPattern(format);
		if (!checkPcre(pattern).valid) {
			return refused(
				failedCall(`Bad regex: ${pattern}`, 'eval_fileinfo'),
				failure(`Logfile format description not recognized: ${format}`),
			);
		}
	}
	if (type !== 'SHELL' && !Object.hasOwn(daemon.machine.files, path)) {
		return refused(failure(`Logfile is not a regular file, link, or named pipe: ${path}`));
	}
	return ACCEPTED;
});

/** The path of a watched log, without type and format; the value itself where it has no such parts. */
export function watchedLogPath(value: string): string {
	const [type = '', path = ''] = splitColons(value, 3);
	return TYPES.includes(type) && path !== '' ? path : value;
}

export const watchKind: ValueModule = {
	handler: () => logWatch,
	accepts: () =>
		'It accepts `TYPE:/path[:FORMAT]` with the types SYSLOG, SAMBA, APACHE (with a format), PACCT and SHELL.',
	completion: inParts('${1|SYSLOG,APACHE,SAMBA,PACCT,SHELL|}:${2:/var/log/syslog}'),
	form: separatedForm('TYPE:/path[:FORMAT]', ':', [
		{ name: 'TYPE', help: '`SYSLOG`, `SAMBA`, `APACHE`, `PACCT` or `SHELL`, in upper case.' },
		{ name: '/path', help: 'Absolute path of the log; for `SHELL` a command.' },
		{ name: 'FORMAT', help: 'Format of the log; `APACHE` needs one, such as `common` or `combined`.' },
	]),
	tokens: (value) =>
		colonTokens(value, 3, (field, index) =>
			index === 0 ? (TYPES.includes(field) ? 'keyword' : 'unknown') : index === 1 ? 'path' : 'string',
		),
};

// Completion of values: words by the option's kind, names that the file defines, snippets where a value has parts.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the tab stops of snippets look like this.
import { valueGroup } from '../catalogue/lookup.ts';
import type { OptionEntry, ValueKind } from '../catalogue/types.ts';
import { optionText } from '../document/option-text.ts';
import { levelsOf } from '../values/severity.ts';
import { type CompletionEntry, type CursorLine, type Offer, placeOffers } from './completion.ts';
import { describeDuration } from './number-meaning.ts';

/** Values with tab stops, for kinds whose value has parts. */
const SNIPPETS: Partial<Record<ValueKind, string>> = {
	'client-entry': '${1:client.example.org}@${2:salt}@${3:verifier}',
	queue: '${1:label}:${2:60}:${3|sum,report|}:${4|crit,err,warn,notice,info|}',
	rule: '${1:queue}:${2:expression}',
	watch: '${1|SYSLOG,APACHE,SAMBA,PACCT,SHELL|}:${2:/var/log/syslog}',
	alias: '${1:name}:${2:address}',
	schedule: '${1:0} ${2:3} ${3:*} ${4:*} ${5:*}',
	env: '${1:NAME}=${2:value}',
	mount: '${1:/tmp} ${2:nosuid,nodev}',
	'offset-path': '${1:0}:${2:/path}',
	ports: '${1:22}/${2|tcp,udp|}',
};

/** The value of an option as a snippet, to follow its name and `=`. */
export function valueSnippet(option: OptionEntry): string | undefined {
	return SNIPPETS[option.kind];
}

/** Kinds whose value is made of words between these characters. */
const SEPARATORS: Partial<Record<ValueKind, RegExp>> = {
	threshold: /[\s,;!=]/,
	'class-list': /[\s,"]/,
	'level-list': /[\s,]/,
	mask: /[\s,+-]/,
	list: /[\s,]/,
	'condition-list': /[\s,!]/,
	userfile: /\s/,
	mount: /[\s,]/,
	ports: /[\s,]/,
	'ip-list': /[\s,]/,
	rule: /[:(,]/,
	dates: /[\s:]/,
};

/** What can be written at the cursor behind `=`. */
export function completeValue(cursor: CursorLine, option: OptionEntry): CompletionEntry[] {
	const { line, syntax, column } = cursor;
	const { text } = line;
	const from = Math.max(syntax.equals + 1, Math.min(syntax.valueStart, column));
	const separators = SEPARATORS[option.kind];
	let start = from;
	let end = Math.max(column, syntax.end);
	if (separators !== undefined) {
		start = column;
		while (start > from && !separators.test(text.charAt(start - 1))) start--;
		end = column;
		while (end < syntax.end && !separators.test(text.charAt(end))) end++;
	}
	const isFirst = start === from;
	const offers = offersFor(cursor, option, isFirst ? '' : text.charAt(start - 1), isFirst);
	return placeOffers(cursor, start, end, offers);
}

function offersFor(cursor: CursorLine, option: OptionEntry, before: string, isFirst: boolean): Offer[] {
	const { analysis } = cursor;
	switch (option.kind) {
		case 'threshold': {
			const levels = words(['none', ...levelsOf(analysis.daemon)], option.words);
			return before === '!' || before === '=' ? levels.slice(1) : [...levels, word('*', 'all of them')];
		}
		case 'level':
			return words(option.values ?? ['none', ...levelsOf(analysis.daemon)], option.words);
		case 'mask':
			return maskOffers(option, before);
		case 'int':
			return numberOffers(option);
		case 'path-depth':
			return isFirst ? [word('/'), word('1/', 'one level deeper'), word('9/', 'nine levels deeper')] : [];
		case 'path':
		case 'path-glob':
			return isFirst ? [word('/')] : [];
		case 'schedule':
			return [...snippetOffer(option, 'schedule'), ...scheduleOffers()];
		case 'rule':
			return isFirst ? ruleOffers(cursor) : [];
		case 'dates':
			return ['always', 'never', 'workdays(08:00-18:00)', 'saturday(08:00-18:00)', 'sunday(08:00-18:00)'].map(
				(text) => word(text),
			);
		case 'condition-list':
			return [
				...[
					'match_prefix',
					'match_regex',
					'size_exceeds',
					'match_permission',
					'have_permission',
					'match_filetype',
				],
			].map((test) => ({ ...word(test), text: `${test}()`, snippet: `${test}(\${1})` }));
		case 'userfile':
			return isFirst
				? [word('.ssh/authorized_keys'), word('.profile'), word('.bashrc')]
				: [
						'attributes',
						'allignore',
						'noignore',
						'logfiles',
						'loggrow',
						'readonly',
						'user0',
						'user1',
						'user2',
						'user3',
						'user4',
						'prelink',
					].map((name) => word(name, 'policy'));
		case 'byte-list':
			return [word('all', 'every byte')];
		case 'ip':
			return option.key === 'setserverinterface' ? [word('INADDR_ANY', 'all interfaces')] : [];
		case 'alias':
			return snippetOffer(option, 'name and addresses');
		case 'client-entry':
		case 'queue':
		case 'watch':
		case 'env':
		case 'mount':
		case 'offset-path':
		case 'ports':
			return isFirst ? snippetOffer(option, 'all parts') : [];
		default:
			return words(option.values ?? [], option.words);
	}
}

function word(text: string, detail?: string): Offer {
	return { label: text, kind: 'value', text, ...(detail === undefined ? undefined : { detail }) };
}

function words(texts: readonly string[], group: string | undefined): Offer[] {
	const documented = group === undefined ? undefined : valueGroup(group);
	return texts.map((text) => {
		const summary = documented?.words.find((entry) => entry.word === text)?.summary;
		return word(text, summary);
	});
}

function maskOffers(option: OptionEntry, before: string): Offer[] {
	const tests = words(option.values ?? [], option.words);
	if (before === '+' || before === '-') return tests;
	const signed = (sign: string): Offer[] =>
		tests.map((offer) => ({ ...offer, label: sign + offer.label, text: sign + offer.text }));
	return [...signed('+'), ...signed('-'), ...tests];
}

/** Seconds that people mean. */
const COMMON_SECONDS = [10, 60, 300, 600, 1800, 3600, 7200, 86400, 604800];

function numberOffers(option: OptionEntry): Offer[] {
	const byDefault = /^\d+/.exec(option.default)?.[0];
	const offers = byDefault === undefined ? [] : [word(byDefault, 'default')];
	if (option.unit !== 's') return offers;
	for (const seconds of COMMON_SECONDS) {
		if (String(seconds) === byDefault) continue;
		if (seconds < (option.min ?? 0) || seconds > (option.max ?? seconds)) continue;
		offers.push(word(String(seconds), describeDuration(seconds)));
	}
	return offers;
}

function scheduleOffers(): Offer[] {
	return [
		word('0 3 * * *', 'each day at 03:00'),
		word('0 * * * *', 'at each full hour'),
		word('*/30 * * * *', 'each half hour'),
		word('0 3 * * sun', 'each Sunday at 03:00'),
	];
}

function snippetOffer(option: OptionEntry, label: string): Offer[] {
	const snippet = SNIPPETS[option.kind];
	if (snippet === undefined) return [];
	return [
		{ label, kind: 'snippet', text: withoutStops(snippet), snippet, filterText: withoutStops(snippet) },
	];
}

/** The text of a snippet for clients without tab stops: their default texts. */
function withoutStops(snippet: string): string {
	return snippet.replace(
		/\$\{\d+(?::([^}]*)|\|([^,|]*)[^}]*)\}/g,
		(_all, text, choice) => text ?? choice ?? '',
	);
}

/** More queues than anybody defines. */
const MAX_QUEUES = 100;

/** Queues that the file defines, and the forms of a rule. */
function ruleOffers(cursor: CursorLine): Offer[] {
	const lines = cursor.analysis.model.lines('option:logmonqueue').slice(0, MAX_QUEUES);
	const labels = new Set(lines.map((line) => optionText(line).value.split(':')[0] ?? ''));
	labels.delete('');
	labels.add('trash');
	const queues = [...labels].map((label): Offer => ({ ...word(label, 'queue'), text: `${label}:` }));
	return [
		...queues,
		{
			...word('KEEP', 'keeps a match for later'),
			text: 'KEEP(',
			snippet: 'KEEP(${1:60},${2:label}):${3:queue}:${4:expression}',
		},
		{
			...word('CORRELATE', 'looks for kept matches'),
			text: 'CORRELATE(',
			snippet: 'CORRELATE(${1:expression}):${2:queue}',
		},
		{
			...word('MARK', 'expects a match in each interval'),
			text: 'MARK(',
			snippet: 'MARK(${1:label},${2:3600}):${3:queue}:${4:expression}',
		},
	];
}

// Lines of a text that a person pastes. A box of one line joins what is pasted with blanks, so a single line may hold
// several records of the daemon.
import { readPrefix } from './line-prefix.ts';

/** The beginning of a record in XML or in plain text. */
const recordHead =
	/<log sev="|(?:DEBUG|INFO|NOTICE|WARN|MARK|ERROR|CRIT|ALERT|<TCP>) {0,4}: {1,2}\[\d{4}-\d\d-\d\dT/g;
/** What a server writes around the message of a client: the two are one record. */
const opensClientMessage = /remote_host="[^"]*" ?>\s*$|client=<[^<>]*>,\s*(?:msg=)?<*\s*$/;
/** A prefix is not longer, so that a long line costs its length. */
const maxPrefix = 300;

/**
 * @param text what was pasted, of one line or several
 * @returns its lines; where it is one line, the records in it
 */
export function splitPastedLog(text: string): readonly string[] {
	const lines = text.split(/\r\n|\n/);
	if (lines.at(-1) === '') lines.pop();
	const [only, ...others] = lines;
	return only === undefined || others.length > 0 ? lines : splitJoined(only);
}

function splitJoined(line: string): readonly string[] {
	const starts = [0];
	for (const { index } of line.matchAll(recordHead)) {
		const start = startOfRecord(line, index);
		if (start !== undefined && start > (starts.at(-1) ?? 0)) starts.push(start);
	}
	return starts.map((start, at) => line.slice(start, starts[at + 1]).trim());
}

/** Where the record of a head begins, with the time and tag of syslog; undefined inside of another record. */
function startOfRecord(line: string, head: number): number | undefined {
	const before = line.slice(Math.max(0, head - maxPrefix), head);
	if (opensClientMessage.test(before)) return undefined;
	// A record ends in a bracket, a quote, or the comma of a field; a time and a tag have none of them.
	const end = /^(?<record>.*(?:[>\]]|>,|"))\s+(?<prefix>(?:<\d{1,3}>)?[^<>]*)$/.exec(before)?.groups;
	const prefix = end?.['prefix'];
	if (prefix === undefined) return undefined;
	const start = head - prefix.length;
	return prefix === '' || readPrefix(line.slice(start)).length >= prefix.length ? start : undefined;
}

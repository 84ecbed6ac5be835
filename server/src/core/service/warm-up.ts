// Gets the engine ready while nobody waits: the first lines that it reads cost many times what later ones do, since its
// tables are made then and its code is compiled. Reads a small text of its own and keeps nothing.
import { Analysis } from '../analysis/analysis.ts';
import { reportFindings } from '../report/report.ts';
import { type AnalysisSettings, DEFAULT_SETTINGS } from '../settings/settings.ts';

/** Lines of a round, about: a few milliseconds of reading. */
const LINES = 150;
/** After so many rounds another one gains less than it costs. */
const ROUNDS = 10;

/** A usual file of a client or of a server; each round has other names, as files do. */
function sampleText(language: AnalysisSettings['language'], round: number): string {
	const numbers = Array.from({ length: LINES }, (_, at) => round * LINES + at);
	if (language === 'yulerc') {
		const verifier = '0123456789ABCDEF'.repeat(16);
		const clients = numbers.map((number) => `Client=host${number}.example.org@0123456789ABCDEF@${verifier}`);
		return ['[Server]', 'SetUseSocket=no', '[Clients]', ...clients, ''].join('\n');
	}
	const paths = numbers.map((number) => (number % 4 === 0 ? `dir=1/srv/${number}` : `file=/etc/${number}`));
	return [
		'[Misc]',
		'# How often',
		'SetLoopTime=60',
		'Daemon=yes',
		'@if hostname_matches web',
		'IgnoreAdded=^/var/log/samhain$',
		'@end',
		'[EventSeverity]',
		'SeverityReadOnly=crit',
		'[ReadOnly]',
		...paths,
		// An option that nobody knows makes the tables of what names mean.
		`UnknownOption${round}=yes`,
		'',
	].join('\n');
}

/** The work in steps of a few milliseconds each: nothing is done between two calls of `next`. */
export function* warmUp(): Generator<void, void> {
	for (let round = 0; round < ROUNDS; round++) {
		for (const language of ['samhainrc', 'yulerc'] as const) {
			const settings = { ...DEFAULT_SETTINGS, language, fileName: language };
			reportFindings(new Analysis(sampleText(language, round), settings, { workAtOnce: 0 }));
			yield;
		}
	}
}

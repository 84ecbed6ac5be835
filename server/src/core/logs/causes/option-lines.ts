// Where the files of a deployment set options: lines to look at. What the values come to, the model says.
import { type ClientConfiguration, listConfigurations } from '../../deployment/model/client-view.ts';
import type { Fact, ServerFile } from '../../deployment/model/deployment-model.ts';
import type { OptionLine } from '../../workspace/configuration-files.ts';
import type { CauseContext, LikelyCause } from '../likely-cause.ts';

/** A configuration file with its option lines. */
export interface OptionFile {
	readonly file: string;
	readonly options: readonly OptionLine[];
}

/** The server files. */
export function serverFiles({ model, optionsOf }: CauseContext): readonly OptionFile[] {
	return [...model.servers.values()].map((server) => ({
		file: server.file,
		options: optionsOf(server.file) ?? optionsOfServer(server),
	}));
}

/** The configurations that a client may read; all of them where no client is named. */
export function clientFiles(
	{ model, optionsOf }: CauseContext,
	name: string | undefined,
): readonly OptionFile[] {
	return listConfigurations(model, name).map((configuration) => ({
		file: configuration.file,
		options: optionsOf(configuration.file) ?? optionsOfClient(configuration),
	}));
}

const WITHOUT_EFFECT = {
	refused: 'The daemon refuses the value that this line gives to',
	unread: 'The daemon does not read this line, so it does not set',
} as const;

/**
 * Lines of a file with one of these options, in the order of the names.
 * @param names as the catalogue spells them
 */
export function optionCauses(
	{ file, options }: OptionFile,
	names: readonly string[],
	why: (option: OptionLine) => string,
	fix?: string,
): readonly LikelyCause[] {
	return names.flatMap((name) =>
		options
			.filter((option) => option.name.toLowerCase() === name.toLowerCase())
			.map((option) => ({
				file,
				line: option.line,
				why: option.state === 'taken' ? why(option) : `${WITHOUT_EFFECT[option.state]} ${option.name}.`,
				...(fix === undefined ? {} : { fix }),
			})),
	);
}

type NamedFact = readonly [name: string, fact: Fact<unknown> | undefined];

/** The options in force that the model knows, for files whose lines are too many to be listed. */
function optionsOfServer(server: ServerFile): readonly OptionLine[] {
	return listFacts([
		['SetServerPort', server.port],
		['SetServerInterface', server.listenAddress],
		['SetClientFromAccept', server.clientFromAccept],
		['SeverityLookup', server.severityLookup],
		['SetClientTimeLimit', server.clientTimeLimit],
		['UseSeparateLogs', server.separateLogs],
		['SetStripDomain', server.stripDomain],
		['SetChrootDir', server.chrootDir],
	]);
}

function optionsOfClient({ facts }: ClientConfiguration): readonly OptionLine[] {
	if (facts === undefined) return [];
	return listFacts([
		...facts.logServers.map((fact): NamedFact => ['SetLogServer', fact]),
		['SetLoopTime', facts.loopTime],
		['ExportSeverity', facts.exportsAnything],
		['SetReverseLookup', facts.reverseLookup],
		['SetBindAddress', facts.bindAddress],
	]);
}

function listFacts(facts: readonly NamedFact[]): readonly OptionLine[] {
	return facts.flatMap(([name, fact]) =>
		fact === undefined ? [] : [{ name, value: fact.text, line: fact.place.line + 1, state: 'taken' }],
	);
}

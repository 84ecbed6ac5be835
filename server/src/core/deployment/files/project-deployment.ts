// The `deployment` object of the project file: it states exactly what discovery can only guess.
// Reads parsed JSON of any shape; what does not fit is reported and left out. The schema is in the catalogue.

import { normalizeAddress } from '../../values/ip-address.ts';
import type { DeploymentFacts } from '../model/deployment-model.ts';
import { DEFAULT_FACTS } from '../model/deployment-model.ts';
import type { ClientLayout, DataFileRef, DeploymentLayout } from './discovery.ts';
import { parseDataFileName } from './discovery.ts';

/** What the project file describes, and what in it could not be used. */
export interface DescribedDeployment {
	readonly layout: DeploymentLayout;
	readonly facts: DeploymentFacts;
	/** One sentence each, naming the key. */
	readonly problems: readonly string[];
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Resolves `.` and `..` of a path in the project file against the folder of that file; never leads above the top. */
function resolvePath(root: string, path: string): string {
	const parts: string[] = root === '' ? [] : root.split('/');
	for (const part of path.split('/')) {
		if (part === '..') parts.pop();
		else if (part !== '.' && part !== '') parts.push(part);
	}
	return parts.join('/');
}

/** Takes keys out of one object and complains about those of the wrong type or name. */
class KeyReader {
	readonly #object: JsonObject;
	readonly #where: string;
	readonly #problems: string[];
	readonly #seen = new Set<string>();

	constructor(value: unknown, where: string, problems: string[]) {
		this.#where = where;
		this.#problems = problems;
		if (value !== undefined && !isObject(value)) problems.push(`${where} must be an object.`);
		this.#object = isObject(value) ? value : {};
	}

	#take<T>(key: string, what: string, accept: (value: unknown) => T | undefined): T | undefined {
		this.#seen.add(key);
		const value = this.#object[key];
		if (value === undefined) return undefined;
		const accepted = accept(value);
		if (accepted === undefined) this.#problems.push(`${this.#where}.${key} must be ${what}.`);
		return accepted;
	}

	text(key: string): string | undefined {
		return this.#take(key, 'a text', (value) =>
			typeof value === 'string' && value !== '' ? value : undefined,
		);
	}

	number(key: string, limit: number): number | undefined {
		return this.#take(key, `a whole number from 0 to ${limit}`, (value) =>
			typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= limit
				? value
				: undefined,
		);
	}

	word<const W extends string>(key: string, words: readonly W[]): W | undefined {
		return this.#take(key, words.map((word) => `"${word}"`).join(' or '), (value) =>
			words.find((word) => word === value),
		);
	}

	texts(key: string): readonly string[] | undefined {
		return this.#take(key, 'a text or a list of texts', (value) => {
			const list: readonly unknown[] = Array.isArray(value) ? value : [value];
			const texts = list.filter((one) => typeof one === 'string');
			return texts.length === list.length ? texts : undefined;
		});
	}

	numbers(key: string): readonly number[] | undefined {
		return this.#take(key, 'a list of numbers', (value) => {
			const list: readonly unknown[] = Array.isArray(value) ? value : [value];
			const numbers = list.filter((one) => typeof one === 'number');
			return numbers.length === list.length ? numbers : undefined;
		});
	}

	objects(key: string): readonly unknown[] {
		return this.#take(key, 'a list of objects', (value) => (Array.isArray(value) ? value : undefined)) ?? [];
	}

	object(key: string): unknown {
		this.#seen.add(key);
		return this.#object[key];
	}

	/** Reports the keys that nobody asked for. */
	finish(): void {
		for (const key of Object.keys(this.#object)) {
			if (!this.#seen.has(key)) this.#problems.push(`${this.#where}.${key} is not known.`);
		}
	}
}

function readAddresses(reader: KeyReader, where: string, problems: string[]): readonly string[] {
	return (reader.texts('addresses') ?? []).flatMap((address) => {
		const normal = normalizeAddress(address);
		if (normal === undefined) problems.push(`${where}.addresses: "${address}" is not an address.`);
		return normal === undefined ? [] : [normal];
	});
}

function readClient(
	value: unknown,
	index: number,
	root: string,
	problems: string[],
): ClientLayout | undefined {
	const where = `deployment.clients[${index}]`;
	const reader = new KeyReader(value, where, problems);
	const name = reader.text('name');
	const file = reader.text('file');
	const hosts = reader.text('hosts');
	const nodeName = reader.text('nodeName');
	const addresses = readAddresses(reader, where, problems);
	reader.finish();
	if (name === undefined) {
		problems.push(`${where}.name is missing.`);
		return undefined;
	}
	return {
		name: name.toLowerCase(),
		...(file === undefined ? {} : { file: resolvePath(root, file) }),
		...(hosts === undefined ? {} : { hosts: resolvePath(root, hosts) }),
		...(nodeName === undefined ? {} : { nodeName }),
		...(addresses.length === 0 ? {} : { addresses }),
	};
}

function listDataFiles(paths: readonly string[], directory: string | undefined): DataFileRef[] {
	if (directory === undefined) return [];
	return paths.flatMap((path) => {
		const slash = path.lastIndexOf('/');
		if ((slash < 0 ? '' : path.slice(0, slash)) !== directory) return [];
		const parsed = parseDataFileName(path.slice(slash + 1), true);
		return parsed === undefined ? [] : [{ path, ...parsed }];
	});
}

/** The highest uid, gid or port that is looked at. */
const MAX_IDS = 4294967295;
const MAX_PORTS = 65535;

/**
 * Reads the `deployment` object of a project file.
 * @param value the object as parsed JSON
 * @param root the folder of the project file, relative to the workspace, without a slash at the end
 * @param paths paths of the workspace, to list the data directory
 */
export function readDeployment(value: unknown, root: string, paths: readonly string[]): DescribedDeployment {
	const problems: string[] = [];
	const top = new KeyReader(value, 'deployment', problems);
	const label = top.text('label') ?? (root.slice(root.lastIndexOf('/') + 1) || DEFAULT_FACTS.label);
	const clientPort = top.number('clientPort', MAX_PORTS);
	const resolver = top.word('resolver', ['files', 'files-then-dns']);
	const builtInLogServer = top.text('builtInLogServer');
	const server = new KeyReader(top.object('server'), 'deployment.server', problems);
	const serverFiles = (server.texts('file') ?? []).map((path) => resolvePath(root, path));
	const path = (key: string): string | undefined => {
		const text = server.text(key);
		return text === undefined ? undefined : resolvePath(root, text);
	};
	const dataDirectory = path('dataDirectory');
	const serverHosts = path('hosts');
	const hostsAllow = path('hostsAllow');
	const hostsDeny = path('hostsDeny');
	const serverName = server.text('name');
	const serverAddresses = readAddresses(server, 'deployment.server', problems);
	const installName = server.text('installName');
	const serverPort = server.number('port', MAX_PORTS);
	const user = server.object('user');
	const userReader = new KeyReader(user, 'deployment.server.user', problems);
	const uid = userReader.number('uid', MAX_IDS);
	const gids = userReader.numbers('gids') ?? [];
	userReader.finish();
	server.finish();
	const clients = top
		.objects('clients')
		.flatMap((client, index) => readClient(client, index, root, problems) ?? []);
	top.finish();
	if (serverFiles.length === 0) problems.push('deployment.server.file is missing.');
	return {
		layout: {
			origin: 'project-file',
			root,
			label,
			serverFiles,
			dataDirectory,
			dataFiles: listDataFiles(paths, dataDirectory),
			...(serverHosts === undefined ? {} : { serverHosts }),
			...(hostsAllow === undefined ? {} : { hostsAllow }),
			...(hostsDeny === undefined ? {} : { hostsDeny }),
			clients,
		},
		facts: {
			label,
			installName: installName ?? DEFAULT_FACTS.installName,
			clientPort: clientPort ?? DEFAULT_FACTS.clientPort,
			isClientPortStated: clientPort !== undefined,
			serverPort: serverPort ?? DEFAULT_FACTS.serverPort,
			serverAddresses,
			hasDataDirectory: dataDirectory !== undefined,
			resolver: resolver ?? DEFAULT_FACTS.resolver,
			...(serverName === undefined ? {} : { serverName }),
			...(uid === undefined ? {} : { serverUser: { uid, gids } }),
			...(builtInLogServer === undefined ? {} : { builtInLogServer }),
		},
		problems,
	};
}

import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { readDeployment } from '../../server/src/core/deployment/files/project-deployment.ts';

const path = (relative: string) => new URL(`../../${relative}`, import.meta.url);
const schema: object = JSON.parse(readFileSync(path('catalogue/samhain-lint.schema.json'), 'utf8'));
const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

/** What the reader accepts must be valid for the schema, and the other way round. */
describe('the schema of the project file and its reader', () => {
	it.each(['sample/.samhain-lint.json', 'test/deployment/healthy/.samhain-lint.json'])(
		'both take %s',
		(file) => {
			const parsed: { deployment?: unknown } = JSON.parse(readFileSync(path(file), 'utf8'));
			expect(validate(parsed)).toBe(true);
			expect(readDeployment(parsed.deployment, '', []).problems).toEqual([]);
		},
	);

	const everything = {
		label: 'x',
		clientPort: 49777,
		resolver: 'files',
		builtInLogServer: 'log.example.org',
		server: {
			file: ['yulerc', 'yulerc.backup'],
			dataDirectory: 'data',
			hosts: 'hosts',
			hostsAllow: 'hosts.allow',
			hostsDeny: 'hosts.deny',
			name: 'log.example.org',
			addresses: ['10.0.0.5'],
			installName: 'yule',
			port: 49777,
			user: { uid: 1, gids: [1] },
		},
		clients: [{ name: 'a.example.org', file: 'rc', hosts: 'hosts', nodeName: 'a', addresses: ['10.0.0.1'] }],
	};

	it('both take every key', () => {
		expect(validate({ deployment: everything })).toBe(true);
		expect(readDeployment(everything, '', []).problems).toEqual([]);
	});

	it.each([
		{ ...everything, clientPort: -1 },
		{ ...everything, resolver: 'dns' },
		{ ...everything, colour: 'red' },
		{ ...everything, server: { ...everything.server, file: 5 } },
		{ ...everything, server: { ...everything.server, prot: 5 } },
		{ ...everything, clients: [{ hosts: 'hosts' }] },
		{ ...everything, clients: [{ name: 'a.example.org', adress: '10.0.0.1' }] },
	])('both refuse %#', (deployment) => {
		expect(validate({ deployment })).toBe(false);
		expect(readDeployment(deployment, '', []).problems).not.toEqual([]);
	});
});

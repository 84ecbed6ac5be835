import { describe, expect, it } from 'vitest';
import { discoverDeployments, mapMembers } from '../../server/src/core/deployment/files/discovery.ts';
import { readDeployment } from '../../server/src/core/deployment/files/project-deployment.ts';

/** Each member as `path: role client`. */
function members(paths: readonly string[]): string[] {
	return [...mapMembers(discoverDeployments(paths))].map(([path, { role, client }]) =>
		`${path}: ${role} ${client ?? ''}`.trim(),
	);
}

describe('what belongs to a deployment by convention', () => {
	it('a yulerc with the files for its clients beside it', () => {
		expect(members(['yulerc', 'rc.web1.example.org', 'file.web1.example.org', 'rc', 'README'])).toEqual([
			'yulerc: server',
			'rc.web1.example.org: client-config web1.example.org',
			'file.web1.example.org: baseline web1.example.org',
			'rc: client-config',
		]);
	});

	it('the image of a file system', () => {
		const paths = [
			'image/etc/yulerc',
			'image/etc/hosts',
			'image/etc/hosts.allow',
			'image/etc/hosts.deny',
			'image/etc/rc.local',
			'image/etc/rc.conf',
			'image/var/lib/yule/rc.web1.example.org',
			'image/var/lib/yule/file.10.0.0.12',
		];
		expect(members(paths)).toEqual([
			'image/etc/yulerc: server',
			'image/var/lib/yule/rc.web1.example.org: client-config web1.example.org',
			'image/var/lib/yule/file.10.0.0.12: baseline 10.0.0.12',
			'image/etc/hosts: hosts',
			'image/etc/hosts.allow: hosts.allow',
			'image/etc/hosts.deny: hosts.deny',
		]);
	});

	it('an Ansible role, templates and all', () => {
		expect(
			members([
				'roles/yule/templates/yulerc.j2',
				'roles/yule/files/clients/rc.web1.example.org',
				'roles/yule/files/clients/file.web1.example.org',
				'roles/other/files/rc.web9.example.org',
			]),
		).toEqual([
			'roles/yule/templates/yulerc.j2: server',
			'roles/yule/files/clients/rc.web1.example.org: client-config web1.example.org',
			'roles/yule/files/clients/file.web1.example.org: baseline web1.example.org',
		]);
	});

	it('a Puppet module and a Chef cookbook', () => {
		expect(
			members(['modules/samhain/files/yulerc', 'modules/samhain/templates/rc.a.example.org.erb']),
		).toEqual([
			'modules/samhain/files/yulerc: server',
			'modules/samhain/templates/rc.a.example.org.erb: client-config a.example.org',
		]);
		expect(
			members(['cookbooks/y/templates/default/yulerc.erb', 'cookbooks/y/files/default/rc.a.example.org']),
		).toEqual([
			'cookbooks/y/templates/default/yulerc.erb: server',
			'cookbooks/y/files/default/rc.a.example.org: client-config a.example.org',
		]);
	});

	it('hosts files and configurations of single clients', () => {
		expect(
			members([
				'server/etc/yulerc',
				'server/var/lib/yule/rc.web1.example.org',
				'web1.example.org/etc/hosts',
				'web2.example.org/etc/samhainrc',
			]),
		).toEqual([
			'server/etc/yulerc: server',
			'server/var/lib/yule/rc.web1.example.org: client-config web1.example.org',
			'web1.example.org/etc/hosts: hosts web1.example.org',
			'web2.example.org/etc/samhainrc: client-config web2.example.org',
		]);
	});
});

describe('what does not belong to one', () => {
	it('rc.* without a yulerc near it', () => {
		expect(members(['rc.web1.example.org', 'etc/rc.local', 'home/x/rc.web1.example.org'])).toEqual([]);
	});

	it('rc.* far from the yulerc', () => {
		expect(members(['srv/yule/yulerc', 'home/x/rc.web1.example.org'])).toEqual(['srv/yule/yulerc: server']);
	});

	it('scripts and leftovers', () => {
		const data = ['data/rc.local', 'data/rc.d', 'data/rc.web1.example.org~', 'data/rc.web1.example.org.bak'];
		expect(members(['yulerc', ...data])).toEqual(['yulerc: server']);
	});

	it('a data directory that a nearer yulerc has', () => {
		expect(members(['yulerc', 'a/yulerc', 'a/data/rc.web1.example.org'])).toEqual([
			'a/yulerc: server',
			'a/data/rc.web1.example.org: client-config web1.example.org',
			'yulerc: server',
		]);
	});
});

it('finds its way among 20,000 paths in well under a second', () => {
	const paths = Array.from({ length: 20000 }, (_, index) => `src/${index % 500}/${index}/file.ts`);
	const started = performance.now();
	discoverDeployments([...paths, 'srv/yulerc', 'srv/data/rc.web1.example.org']);
	expect(performance.now() - started).toBeLessThan(1000);
});

describe('a deployment described in the project file', () => {
	const paths = ['ops/log/yulerc', 'ops/served/rc.web1', 'ops/served/file', 'ops/served/notes.txt'];

	it('is used as written, with paths relative to the file', () => {
		const { layout, facts, problems } = readDeployment(
			{
				label: 'office',
				clientPort: 5000,
				resolver: 'files',
				server: {
					file: 'log/yulerc',
					dataDirectory: './served',
					installName: 'logd',
					user: { uid: 1, gids: [1, 2] },
				},
				clients: [{ name: 'Web1', nodeName: 'web1', addresses: ['FD00:0::1'] }],
			},
			'ops',
			paths,
		);
		expect(problems).toEqual([]);
		expect(layout).toMatchObject({
			origin: 'project-file',
			label: 'office',
			serverFiles: ['ops/log/yulerc'],
			dataFiles: [
				{ path: 'ops/served/rc.web1', kind: 'config', name: 'web1' },
				{ path: 'ops/served/file', kind: 'baseline', name: '' },
			],
			clients: [{ name: 'web1', nodeName: 'web1', addresses: ['fd00::1'] }],
		});
		expect(facts).toMatchObject({
			installName: 'logd',
			clientPort: 5000,
			isClientPortStated: true,
			resolver: 'files',
		});
	});

	it('gives the reason why each thing could not be used', () => {
		const { problems } = readDeployment(
			{
				clientPort: 70000,
				resolver: 'dns',
				server: { file: 3, adresses: [] },
				clients: [{ addresses: ['web1'] }, 'web2'],
			},
			'',
			[],
		);
		expect(problems).toEqual([
			'deployment.clientPort must be a whole number from 0 to 65535.',
			'deployment.resolver must be "files" or "files-then-dns".',
			'deployment.server.file must be a text or a list of texts.',
			'deployment.server.adresses is not known.',
			'deployment.clients[0].addresses: "web1" is not an address.',
			'deployment.clients[0].name is missing.',
			'deployment.clients[1] must be an object.',
			'deployment.clients[1].name is missing.',
			'deployment.server.file is missing.',
		]);
	});

	it.each([undefined, null, 3, [], 'yulerc', { server: null, clients: {} }])('bears %j', (value) => {
		expect(readDeployment(value, '', []).layout.serverFiles).toEqual([]);
	});
});

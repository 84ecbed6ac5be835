// The deployment model as the search for suspects sees it.
import { expect, it } from 'vitest';
import { parseHosts } from '../../server/src/core/deployment/files/hosts-file.ts';
import { parseWrapperFile } from '../../server/src/core/deployment/files/tcp-wrappers-file.ts';
import { Deployment } from '../../server/src/core/deployment/model/deployment.ts';
import type { ClientEntry, Fact } from '../../server/src/core/deployment/model/deployment-model.ts';
import { explainLine } from '../../server/src/core/logs/explain.ts';
import { findSuspects } from '../../server/src/core/logs/suspects.ts';
import { viewDeployment } from '../../server/src/core/logs/view-deployment.ts';

function fact<T>(file: string, line: number, value: T, text: string): Fact<T> {
	return { value, text, place: { file, line, startColumn: 0, endColumn: text.length } };
}

function entry(line: number, text: string): ClientEntry {
	const place = { file: 'yulerc', line, startColumn: 7, endColumn: 7 + text.length };
	return { name: text.toLowerCase(), text, salt: 'FD55B0E7385478A6', verifier: '8B'.repeat(128), place };
}

function makeDeployment(): Deployment {
	const deployment = new Deployment();
	deployment.putServer({
		file: 'yulerc',
		entries: [entry(4, 'web1.example.org'), entry(5, 'db.example.org'), entry(6, 'WEB1.example.org')],
		clientFromAccept: fact('yulerc', 1, true, 'yes'),
		clientTimeLimit: fact('yulerc', 2, 60, '60'),
	});
	deployment.putClientFile('web1.example.org', {
		file: 'yule/rc.web1.example.org',
		logServers: [fact('yule/rc.web1.example.org', 7, '192.0.2.1', '192.0.2.1')],
		loopTime: fact('yule/rc.web1.example.org', 9, 600, '600'),
	});
	deployment.putDataFile({ path: 'yule/rc.web1.example.org', kind: 'config', name: 'web1.example.org' });
	deployment.setSurroundings({
		serverHosts: { file: 'hosts', content: parseHosts('192.0.2.9 db\n') },
		allow: undefined,
		deny: { file: 'hosts.deny', content: parseWrapperFile('yule: 192.0.2.9\n') },
	});
	return deployment;
}

function suspectsOf(message: string): readonly string[] {
	const view = viewDeployment(makeDeployment());
	return findSuspects(explainLine(message), view).map(({ file, line }) => `${file}:${line}`);
}

it('shows the entry in force before the dead one, lines from 1', () => {
	const line = 'msg="Invalid connection attempt: Session key mismatch" host="web1.example.org"';
	expect(suspectsOf(line)).toEqual(['yulerc:7', 'yulerc:5']);
});

it('shows options of server and client by their lines', () => {
	expect(suspectsOf('msg="Time limit exceeded" host="web1.example.org"')).toEqual([
		'yulerc:3',
		'yule/rc.web1.example.org:10',
	]);
});

it('shows hosts files, wrapper files and the files of the data directory', () => {
	expect(suspectsOf('msg="Refused connection from 192.0.2.9" subroutine="libwrap"')).toEqual([
		'hosts.deny:1',
	]);
	expect(
		suspectsOf('msg="Invalid connection attempt: Not in client list" host="192.0.2.9"').slice(0, 3),
	).toEqual(['yulerc:2', 'hosts:1', 'yulerc:6']);
	expect(suspectsOf('msg="File not accessible" userid="1" path="/var/lib/yule/rc.db.example.org"')).toEqual([
		'yule/rc.db.example.org:1',
		'yulerc:6',
	]);
});

it('names the rule where the linter finds the same line', () => {
	const finding = { ruleId: 'client-time-limit-too-low', file: 'yulerc', line: 3, message: 'Too low.' };
	const view = viewDeployment(makeDeployment(), { fileFindings: [finding] });
	const [first] = findSuspects(explainLine('msg="Time limit exceeded" host="web1.example.org"'), view);
	expect(first).toMatchObject({ file: 'yulerc', line: 3, ruleId: 'client-time-limit-too-low' });
});

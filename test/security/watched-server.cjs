// The server as it ships, in a process where everything is watched by which it could start programs, reach other machines
// or change files: the first use of it is an error there, and makes the exit status 99.
const path = require('node:path');

/** @type {Record<string, readonly string[]>} */
const WATCHED = {
	child_process: ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'],
	worker_threads: ['Worker'],
	cluster: ['fork'],
	net: ['connect', 'createConnection', 'createServer'],
	tls: ['connect'],
	dgram: ['createSocket'],
	dns: ['lookup', 'resolve', 'reverse'],
	http: ['request', 'get', 'createServer'],
	https: ['request', 'get'],
	vm: ['runInThisContext', 'runInNewContext', 'compileFunction'],
	fs: [
		...[
			'writeFile',
			'writeFileSync',
			'appendFile',
			'appendFileSync',
			'createWriteStream',
			'truncate',
			'truncateSync',
		],
		...[
			'mkdir',
			'mkdirSync',
			'mkdtemp',
			'mkdtempSync',
			'rm',
			'rmSync',
			'rmdir',
			'rmdirSync',
			'unlink',
			'unlinkSync',
		],
		...[
			'rename',
			'renameSync',
			'copyFile',
			'copyFileSync',
			'cp',
			'cpSync',
			'link',
			'linkSync',
			'symlink',
			'symlinkSync',
		],
		...['chmod', 'chmodSync', 'chown', 'chownSync', 'utimes', 'utimesSync', 'open', 'writeSync', 'promises'],
	],
};

let isUsed = false;
for (const [name, members] of Object.entries(WATCHED)) {
	const module = require(`node:${name}`);
	for (const member of members) {
		const refuse = () => {
			isUsed = true;
			throw new Error(`${name}.${member} was used`);
		};
		Object.defineProperty(module, member, { value: new Proxy(refuse, { get: refuse }) });
	}
}
for (const member of ['fetch', 'WebSocket', 'eval'])
	Object.defineProperty(globalThis, member, {
		value: () => {
			isUsed = true;
			throw new Error(`${member} was used`);
		},
	});
process.on('exit', () => {
	if (isUsed) process.exitCode = 99;
});

require(path.join(__dirname, '../../dist/server.js'));

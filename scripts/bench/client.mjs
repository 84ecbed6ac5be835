#!/usr/bin/env node
// A stdio LSP benchmark client with no dependencies.
//   node client.mjs --name yaml --cmd "node x/yaml-language-server --stdio" --gen yaml
//     [--gens ./generators.mjs] [--lang id] [--sizes 1000,10000] [--diag push|pull] [--settings s.json]
//     [--init init.json] [--edits 20] [--reqs 20] [--timeout 60000] [--starts 5] [--soak 0] [--min 1] [--out results.jsonl] [--cwd dir]
// One JSON line per size on --out (and on stdout). Times are milliseconds.
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const args = {};
for (let i = 2; i < process.argv.length; i += 2)
	args[process.argv[i].replace(/^--/, '')] = process.argv[i + 1];
const opt = (k, d) => args[k] ?? d;
const TIMEOUT = +opt('timeout', 60000),
	EDITS = +opt('edits', 20),
	REQS = +opt('reqs', 20),
	STARTS = +opt('starts', 5),
	SOAK = +opt('soak', 0),
	MIN = +opt('min', 1); // MIN: publishes with fewer diagnostics are taken for a preliminary clearing
const sizes = opt('sizes', '1000,10000').split(',').map(Number);
const gens = await import(
	pathToFileURL(path.resolve(opt('gens', new URL('./generators.mjs', import.meta.url).pathname))).href
);
const gen = gens[opt('gen')];
if (!gen) throw new Error(`unknown --gen ${opt('gen')}`);
const settings = args.settings ? JSON.parse(readFileSync(args.settings, 'utf8')) : {};
const initOpts = args.init ? JSON.parse(readFileSync(args.init, 'utf8')) : undefined;
const pull = opt('diag', 'push') === 'pull';
const now = () => performance.now();
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
const q = (a, p) => {
	if (!a.length) return null;
	const s = [...a].sort((x, y) => x - y);
	return +s[Math.min(s.length - 1, Math.ceil(p * s.length) - 1)].toFixed(2);
};
const stat = (a) => ({ n: a.length, p50: q(a, 0.5), p95: q(a, 0.95), max: q(a, 1) });

class Client {
	constructor(cmd, cwd) {
		const [c, ...a] = cmd.split(' ').filter(Boolean);
		this.t0 = now();
		this.id = 0;
		this.pending = new Map();
		this.buf = [];
		this.len = 0;
		this.want = -1;
		this.diags = [];
		this.waiters = [];
		this.stderr = '';
		this.p = spawn(c, a, { cwd, stdio: ['pipe', 'pipe', 'pipe'] });
		this.p.stderr.on('data', (d) => {
			if (this.stderr.length < 4000) this.stderr += d;
		});
		this.p.stdout.on('data', (d) => this.feed(d));
		this.p.stdin.on('error', () => {});
		this.p.on('exit', (code, sig) => {
			this.dead = `exit ${code} ${sig ?? ''}`;
			for (const { rej } of this.pending.values()) rej(new Error(this.dead));
			this.pending.clear();
			for (const w of this.waiters) w.rej(new Error(this.dead));
			this.waiters = [];
		});
	}
	feed(d) {
		this.buf.push(d);
		this.len += d.length;
		for (;;) {
			if (this.want < 0) {
				const all = this.buf.length > 1 ? Buffer.concat(this.buf) : this.buf[0];
				this.buf = [all];
				if (!all) return;
				const h = all.indexOf('\r\n\r\n');
				if (h < 0) return;
				this.want = +/content-length: *(\d+)/i.exec(all.toString('latin1', 0, h))[1];
				this.buf = [all.subarray(h + 4)];
				this.len -= h + 4;
			}
			if (this.len < this.want) return;
			const all = Buffer.concat(this.buf);
			const body = all.subarray(0, this.want);
			this.buf = [all.subarray(this.want)];
			this.len -= this.want;
			this.want = -1;
			this.onMsg(JSON.parse(body.toString('utf8')), now());
			if (!this.len) {
				this.buf = [];
				return;
			}
		}
	}
	onMsg(m, t) {
		if (m.method && m.id !== undefined) {
			// a request from the server
			let r = null;
			if (m.method === 'workspace/configuration')
				r = m.params.items.map(
					(i) => (i.section ? i.section.split('.').reduce((o, k) => o?.[k], settings) : settings) ?? null,
				);
			else if (m.method === 'workspace/workspaceFolders') r = [{ uri: this.root, name: 'bench' }];
			this.send({ jsonrpc: '2.0', id: m.id, result: r });
		} else if (m.method) {
			if (m.method === 'textDocument/publishDiagnostics') {
				const e = { t, uri: m.params.uri, version: m.params.version, n: m.params.diagnostics.length };
				this.diags.push(e);
				this.waiters = this.waiters.filter((w) => {
					const isOver = w.test(e);
					if (isOver) w.res(e);
					return !isOver;
				});
			}
		} else {
			const p = this.pending.get(m.id);
			if (p) {
				this.pending.delete(m.id);
				m.error ? p.rej(new Error(JSON.stringify(m.error).slice(0, 200))) : p.res({ r: m.result, t });
			}
		}
	}
	send(m) {
		const b = Buffer.from(JSON.stringify(m));
		this.p.stdin.write(`Content-Length: ${b.length}\r\n\r\n`);
		this.p.stdin.write(b);
	}
	note(method, params) {
		this.send({ jsonrpc: '2.0', method, params });
	}
	req(method, params, timeout = TIMEOUT) {
		const id = ++this.id;
		const t = now();
		const pr = new Promise((res, rej) => this.pending.set(id, { res, rej }));
		this.send({ jsonrpc: '2.0', id, method, params });
		return this.race(pr, timeout, method).then((x) => ({ ...x, ms: x.t - t, id }));
	}
	race(p, ms, what) {
		let h;
		return Promise.race([
			p,
			new Promise((_, rej) => {
				h = setTimeout(() => rej(new Error(`timeout ${what}`)), ms);
			}),
		]).finally(() => clearTimeout(h));
	}
	diag(test, timeout = TIMEOUT) {
		return this.race(
			new Promise((res, rej) => this.waiters.push({ test, res, rej })),
			timeout,
			'diagnostics',
		);
	}
	// RSS of the whole process tree, MiB
	rss() {
		const kids = new Map();
		for (const d of readdirSync('/proc'))
			if (/^\d+$/.test(d))
				try {
					const st = readFileSync(`/proc/${d}/stat`, 'utf8');
					const pp = +st.slice(st.lastIndexOf(')') + 2).split(' ')[1];
					if (!kids.has(pp)) kids.set(pp, []);
					kids.get(pp).push(+d);
				} catch {}
		let rss = 0,
			hwm = 0;
		const st = [this.p.pid];
		while (st.length) {
			const x = st.pop();
			try {
				const s = readFileSync(`/proc/${x}/status`, 'utf8');
				rss += +/VmRSS:\s+(\d+)/.exec(s)[1];
				hwm += +/VmHWM:\s+(\d+)/.exec(s)[1];
			} catch {}
			st.push(...(kids.get(x) ?? []));
		}
		return { rss: +(rss / 1024).toFixed(1), peak: +(hwm / 1024).toFixed(1) };
	}
	async stop() {
		try {
			await this.req('shutdown', undefined, 3000);
			this.note('exit');
		} catch {}
		await sleep(50);
		if (!this.dead) this.p.kill('SIGKILL');
	}
}

const TOKEN_TYPES = [
	...['namespace', 'type', 'class', 'enum', 'interface', 'struct', 'typeParameter', 'parameter', 'variable'],
	...['property', 'enumMember', 'event', 'function', 'method', 'macro', 'keyword', 'modifier', 'comment'],
	...['string', 'number', 'regexp', 'operator', 'decorator'],
];

const caps = {
	workspace: {
		configuration: true,
		workspaceFolders: true,
		didChangeConfiguration: { dynamicRegistration: true },
	},
	textDocument: {
		synchronization: {},
		hover: { contentFormat: ['markdown', 'plaintext'] },
		completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
		documentSymbol: { hierarchicalDocumentSymbolSupport: true },
		semanticTokens: {
			requests: { full: { delta: true }, range: true },
			tokenTypes: TOKEN_TYPES,
			tokenModifiers: ['declaration', 'definition', 'readonly', 'modification', 'documentation'],
			formats: ['relative'],
		},
		formatting: {},
		inlayHint: {},
		rename: { prepareSupport: true },
		publishDiagnostics: { versionSupport: true, relatedInformation: true, codeDescriptionSupport: true },
		...(pull ? { diagnostic: {} } : {}),
	},
	window: { workDoneProgress: true },
};

async function start(cmd, cwd) {
	const c = new Client(cmd, cwd);
	c.root = pathToFileURL(cwd).href;
	const r = await c.req('initialize', {
		processId: process.pid,
		rootUri: c.root,
		rootPath: cwd,
		capabilities: caps,
		// The servers of JSON and CSS format for who asks for it.
		initializationOptions: initOpts ?? (cmd.includes('/vscode-') ? { provideFormatter: true } : undefined),
		workspaceFolders: [{ uri: c.root, name: 'bench' }],
	});
	c.initMs = r.t - c.t0;
	c.caps = r.r.capabilities;
	c.note('initialized', {});
	c.note('workspace/didChangeConfiguration', { settings });
	return c;
}

const cwd = args.cwd ? path.resolve(args.cwd) : mkdtempSync(path.join(tmpdir(), 'lspbench-'));
const cmd = opt('cmd')
	.replace(/\{here\}/g, new URL('.', import.meta.url).pathname.replace(/\/$/, ''))
	.replace(/\{project\}/g, process.env.PROJECT ?? process.cwd());

// 1. start-up: spawn -> initialize response
const inits = [];
for (let i = 0; i < STARTS; i++) {
	const c = await start(cmd, cwd);
	inits.push(c.initMs);
	await c.stop();
}

for (const size of sizes) {
	const d = gen(size);
	const row = {
		name: opt('name', opt('gen')),
		gen: opt('gen'),
		diag: pull ? 'pull' : 'push',
		lines: d.lineCount,
		bytes: Buffer.byteLength(d.text),
		initMs: stat(inits),
	};
	const file = path.join(cwd, d.filename);
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, d.text);
	const uri = pathToFileURL(file).href;
	let c;
	try {
		c = await start(cmd, cwd);
		await sleep(500); // let it settle: start-up is measured above
		row.rssIdle = c.rss().rss;
		const sync =
			typeof c.caps.textDocumentSync === 'object' ? c.caps.textDocumentSync.change : c.caps.textDocumentSync;
		row.sync = sync === 2 ? 'incremental' : 'full';
		const lang = opt('lang', d.languageId);
		let version = 1;
		const text = d.text.split('\n');
		const ready = async (since) => {
			// time until diagnostics for the current text
			if (pull) {
				const x = await c.req('textDocument/diagnostic', { textDocument: { uri } });
				return { t: x.t, n: x.r?.items?.length };
			}
			const v = version;
			return c.diag(
				(e) =>
					e.uri === uri &&
					e.n >= MIN &&
					e.t >= since &&
					(e.version === undefined || e.version === null || e.version >= v),
			);
		};
		const t = now();
		let w = ready(t);
		if (pull) w.catch(() => {});
		if (pull) {
			c.note('textDocument/didOpen', { textDocument: { uri, languageId: lang, version, text: d.text } });
			w = ready(t);
		} else c.note('textDocument/didOpen', { textDocument: { uri, languageId: lang, version, text: d.text } });
		const e = await w;
		row.openDiagMs = +(e.t - t).toFixed(1);
		row.diagCount = e.n;
		await sleep(700);
		const change = (pos, ins) => {
			// one keystroke: insert, or delete one character
			const L = text[pos.line];
			const end = ins ? pos.character : pos.character + 1;
			text[pos.line] = L.slice(0, pos.character) + (ins ?? '') + L.slice(end);
			version++;
			const ch =
				row.sync === 'incremental'
					? { range: { start: pos, end: { line: pos.line, character: end } }, text: ins ?? '' }
					: { text: text.join('\n') };
			c.note('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [ch] });
		};
		const probe = async (n, f, deadline = now() + TIMEOUT) => {
			const a = [];
			for (let i = 0; i < n && now() < deadline; i++) {
				const x = await f(i);
				if (x !== null) a.push(x);
			}
			return stat(a);
		};
		// 2. keystroke -> fresh diagnostics
		row.editDiagMs = await probe(EDITS, async (i) => {
			const p = d.edits[(i >> 1) % d.edits.length];
			const s = now();
			const w = pull
				? null
				: c.diag(
						(e) => e.uri === uri && e.n >= MIN && e.t >= s && (e.version == null || e.version >= version),
					);
			change(p, i % 2 ? null : '7');
			const e = await (w ?? ready(s));
			await sleep(30);
			return e.t - s;
		});
		// 3. keystroke -> fresh outline (no debounce in the way)
		if (c.caps.documentSymbolProvider)
			row.editSymbolsMs = await probe(EDITS, async (i) => {
				const p = d.edits[(i >> 1) % d.edits.length];
				const s = now();
				change(p, i % 2 ? null : '7');
				const x = await c.req('textDocument/documentSymbol', { textDocument: { uri } });
				await sleep(5);
				return x.t - s;
			});
		await sleep(1500);
		// 4. hover and completion, at rest
		if (c.caps.hoverProvider)
			row.hoverMs = await probe(
				REQS,
				async (i) =>
					(
						await c.req('textDocument/hover', {
							textDocument: { uri },
							position: d.hovers[i % d.hovers.length],
						})
					).ms,
			);
		let items = 0;
		if (c.caps.completionProvider) {
			row.completionMs = await probe(REQS, async (i) => {
				const x = await c.req('textDocument/completion', {
					textDocument: { uri },
					position: d.completions[i % d.completions.length],
				});
				items = Math.max(items, (x.r?.items ?? x.r ?? []).length);
				return x.ms;
			});
			row.completionItems = items;
		}
		// 5. completion in the same breath as a keystroke (what a typist feels)
		if (c.caps.completionProvider)
			row.editCompletionMs = await probe(REQS, async (i) => {
				const p = d.edits[(i >> 1) % d.edits.length];
				const s = now();
				change(p, i % 2 ? null : '7');
				const x = await c.req('textDocument/completion', {
					textDocument: { uri },
					position: d.completions[i % d.completions.length],
				});
				await sleep(5);
				return x.t - s;
			});
		// 6. hover in the same breath as one keystroke, and after a burst of 50 keystrokes 10 ms apart: is there a queue?
		if (c.caps.hoverProvider) {
			row.editHoverMs = await probe(REQS, async (i) => {
				const p = d.edits[(i >> 1) % d.edits.length];
				const s = now();
				change(p, i % 2 ? null : '7');
				const x = await c.req('textDocument/hover', {
					textDocument: { uri },
					position: d.hovers[i % d.hovers.length],
				});
				await sleep(20);
				return x.t - s;
			});
			row.burstHoverMs = await probe(Math.min(REQS, 8), async (b) => {
				const p = d.edits[3];
				for (let i = 0; i < 50; i++) {
					change(p, i % 2 ? null : '7');
					await sleep(10);
				}
				const s = now();
				const x = await c.req('textDocument/hover', {
					textDocument: { uri },
					position: d.hovers[b % d.hovers.length],
				});
				await sleep(200);
				return x.t - s;
			});
		}
		// 7. what an editor asks for after a keystroke or on a key: colours (as a difference where the server gives one), hints
		// of a screenful, a formatted document, a name and all its places
		const keyThen = (n, ask) =>
			probe(n, async (i) => {
				const p = d.edits[(i >> 1) % d.edits.length];
				const s = now();
				change(p, i % 2 ? null : '7');
				const x = await ask(p);
				await sleep(20);
				return x.t - s;
			});
		const document = { textDocument: { uri } };
		const tokens = c.caps.semanticTokensProvider;
		if (tokens?.full) {
			let id = (await c.req('textDocument/semanticTokens/full', document)).r?.resultId;
			const hasDelta = tokens.full.delta === true;
			row.tokensBy = hasDelta ? 'delta' : 'full';
			row.editTokensMs = await keyThen(REQS, async () => {
				const x = hasDelta
					? await c.req('textDocument/semanticTokens/full/delta', { ...document, previousResultId: id })
					: await c.req('textDocument/semanticTokens/full', document);
				id = x.r?.resultId;
				return x;
			});
		}
		if (c.caps.inlayHintProvider)
			row.editHintsMs = await keyThen(REQS, ({ line }) => {
				const range = {
					start: { line: Math.max(0, line - 30), character: 0 },
					end: { line: line + 30, character: 0 },
				};
				return c.req('textDocument/inlayHint', { ...document, range });
			});
		if (c.caps.documentFormattingProvider)
			row.editFormatMs = await keyThen(Math.min(REQS, 10), () =>
				c.req('textDocument/formatting', { ...document, options: { tabSize: 4, insertSpaces: true } }),
			);
		if (c.caps.renameProvider) {
			const renamed = () =>
				c.req('textDocument/rename', { ...document, position: d.names[0], newName: 'renamed' });
			// A refusal takes no time.
			const { r: edit } = await renamed();
			const hasEdits = Object.keys(edit?.changes ?? edit?.documentChanges ?? {}).length > 0;
			if (hasEdits) row.editRenameMs = await keyThen(Math.min(REQS, 10), renamed);
		}
		await sleep(1000);
		Object.assign(row, { rss: c.rss().rss, rssPeak: c.rss().peak });
		if (SOAK) {
			for (let i = 0; i < SOAK; i++) {
				change(d.edits[i % d.edits.length], '7');
				change(d.edits[i % d.edits.length], null);
				if (i % 25 === 24) {
					if (c.caps.hoverProvider)
						await c.req('textDocument/hover', { textDocument: { uri }, position: d.hovers[0] });
					await sleep(100);
				}
			}
			await sleep(2000);
			row.rssAfterSoak = c.rss().rss;
			row.soak = SOAK * 2;
		}
	} catch (err) {
		row.error = String(err.message).slice(0, 300);
		if (c?.stderr) row.stderr = c.stderr.slice(0, 500);
		try {
			Object.assign(row, { rss: c.rss().rss, rssPeak: c.rss().peak });
		} catch {}
	}
	row.caps = c?.caps && Object.keys(c.caps).sort();
	if (c) await c.stop();
	const { caps: _, ...show } = row;
	console.log(JSON.stringify(show));
	if (args.out) appendFileSync(args.out, `${JSON.stringify(row)}\n`);
}
process.exit(0);

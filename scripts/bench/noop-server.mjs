// The floor: a stdio server that understands nothing and answers at once. No library, no document, no analysis.
let buf = Buffer.alloc(0);
const send = (m) => {
	const b = Buffer.from(JSON.stringify(m));
	process.stdout.write(`Content-Length: ${b.length}\r\n\r\n`);
	process.stdout.write(b);
};
process.stdin.on('data', (d) => {
	buf = Buffer.concat([buf, d]);
	for (;;) {
		const h = buf.indexOf('\r\n\r\n');
		if (h < 0) return;
		const n = +/content-length: *(\d+)/i.exec(buf.toString('latin1', 0, h))[1];
		if (buf.length < h + 4 + n) return;
		const m = JSON.parse(buf.toString('utf8', h + 4, h + 4 + n));
		buf = buf.subarray(h + 4 + n);
		if (m.method === 'exit') process.exit(0);
		if (m.id === undefined || !m.method) continue;
		const result =
			m.method === 'initialize'
				? {
						capabilities: {
							textDocumentSync: 2,
							hoverProvider: true,
							completionProvider: {},
							documentSymbolProvider: true,
							diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
						},
					}
				: m.method === 'textDocument/diagnostic'
					? { kind: 'full', items: [] }
					: m.method === 'textDocument/completion' || m.method === 'textDocument/documentSymbol'
						? []
						: null;
		send({ jsonrpc: '2.0', id: m.id, result });
	}
});

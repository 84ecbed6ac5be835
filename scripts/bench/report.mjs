// node report.mjs results.jsonl... -> markdown tables
import { readFileSync } from 'node:fs';

const rows = process.argv.slice(2).flatMap((f) =>
	readFileSync(f, 'utf8')
		.trim()
		.split('\n')
		.filter(Boolean)
		.map((l) => JSON.parse(l)),
);
const c = (s) => (s == null ? '—' : s.n === 0 ? 'none' : `${s.p50}/${s.p95}${s.n < 4 ? ` (n=${s.n})` : ''}`);
const by = new Map();
for (const r of rows) {
	const k = `${Math.round(r.lines / 1000)}k`;
	if (!r.lines) continue;
	if (!by.has(k)) by.set(k, []);
	by.get(k).push(r);
}
for (const [k, rs] of by) {
	console.log(
		`\n### ${k} lines\n\n| server | sync | init ms p50 | open→diag ms (n diags) | key→diag ms p50/p95 | key→outline | key→completion | completion at rest (items) | hover at rest | key→hover | hover after 50-key burst | RSS idle→after (peak) MiB | note |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|`,
	);
	for (const r of rs)
		console.log(
			`| ${r.name} (${r.diag}) | ${r.sync ?? ''} | ${r.initMs?.p50 ?? ''} | ${r.openDiagMs ?? '—'} (${r.diagCount ?? '—'}) | ${c(r.editDiagMs)} | ${c(r.editSymbolsMs)} | ${c(r.editCompletionMs)} | ${c(r.completionMs)} (${r.completionItems ?? '—'}) | ${c(r.hoverMs)} | ${c(r.editHoverMs)} | ${c(r.burstHoverMs)} | ${r.rssIdle}→${r.rss} (${r.rssPeak}) | ${r.error ?? ''} |`,
		);
}

import { readBranchTest } from '../../values/branch-test.ts';
import { defineRule } from '../define-rule.ts';
import { quote, textSpan } from '../edits.ts';

/** What systems call their network interfaces: `lo`, `eth0`, `enp3s0`, `wlan0`, `br-lan`. */
const INTERFACE_NAME =
	/^(?:lo\d*|(?:eth|en|wl|ww|ib|br|bond|team|tun|tap|docker|veth|virbr|vmbr|vlan|wg|ppp|sit|em|igb|bge|re)[a-z]*-?[a-z]*\d[\w.:]*|br-\w+)$/;

export const interfaceByName = defineRule({
	id: 'interface-by-name',
	scope: 'line',
	kinds: ['condition'],
	summary: 'An `interface_exists` test names an interface instead of an address.',
	why: 'Samhain reads the word as an address or a host name and tries to bind a socket to it. The name of an interface is neither, so the test is false, without a message.',
	advice: 'Write the address that the interface has, or use `hostname_matches`.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_tools.c, sh_tools_iface_is_present'],
	examples: {
		bad: ['[Misc]\n@if interface_exists eth0\nSetLoopTime=60\n@end\n'],
		good: ['[Misc]\n@if interface_exists 127.0.0.1\nSetLoopTime=60\n@end\n'],
	},
	check(line, _daemon, report) {
		const span = textSpan(line);
		const { test, argument, argumentStart, isNegated } = readBranchTest(
			line.text.slice(span.start, span.end),
		);
		if (test !== 'interface_exists' || !INTERFACE_NAME.test(argument)) return;
		report({
			line,
			start: span.start + argumentStart,
			end: span.end,
			what: `Samhain takes ${quote(argument)} for the name of a host, not of an interface: this condition is ${isNegated ? 'met on every host' : 'never met'}.`,
		});
	},
});

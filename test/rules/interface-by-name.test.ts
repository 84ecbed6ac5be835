import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'interface-by-name';

describe(RULE, () => {
	it('flags names of interfaces, and leaves addresses and names of hosts', () => {
		checkLint(
			RULE,
			`[Misc]
@if interface_exists eth0
#                    ^^^^ interface-by-name(warning): Samhain takes \`eth0\` for the name of a host, not of an interface: this condition is never met.
@end
@if not interface_exists enp3s0
#                        ^^^^^^ interface-by-name: this condition is met on every host.
@end
@if interface_exists lo
#                    ^^ interface-by-name
@end
@if interface_exists localhost
@end
@if interface_exists ::1
@end
@if interface_exists web1.example.org
@end
@if hostname_matches eth0
@end
`,
		);
	});
});

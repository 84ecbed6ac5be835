// Words beside those of the catalogue: what system calls usually report in a general message. The words of a few messages
// were compared with an older source (2.x) and had not changed; other old versions were not compared.

/** Texts of the operating system that were seen in recorded runs, by the message that passes them on. */
export const USUAL_VALUES: Readonly<Record<string, readonly string[]>> = {
	MSG_E_NET: [
		'Connection refused',
		'Connection refused, address %s',
		'No route to host',
		'No route to host, address %s',
		'Network is unreachable',
		'Network is unreachable, address %s',
		'Connection timed out',
		'Connection timed out, address %s',
	],
	MSG_TCP_NETRP: ['Connection reset by peer', 'Broken pipe'],
	MSG_TCP_ECONN: ['Input/output error'],
	MSG_EXIT_ABORTS: ['Address already in use'],
};

// Words beside those of the catalogue: the usual errors of the system calls in a general message. The words of the messages
// themselves have stayed: those of 2.8 and 3.x are the catalogue's.

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

// Which page of the documentation is about a log message.

/** The page id of a log message's own page: `MSG_TCP_NOAUTH` gives `message-tcp-noauth`. */
export function messagePageId(message: string): string {
	return `message-${message.replace(/^MSG_/, '').toLowerCase().replaceAll('_', '-')}`;
}

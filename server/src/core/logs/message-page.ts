// Which page of the documentation is about a log message.

/** The page id of a log message's own page: `MSG_TCP_NOAUTH` gives `message-tcp-noauth`. */
export function messagePageId(message: string): string {
	return `message-${message.replace(/^MSG_/, '').toLowerCase().replaceAll('_', '-')}`;
}

/** The page of the texts that a start prints outside the log. */
export const START_TEXTS_PAGE = 'start-texts';

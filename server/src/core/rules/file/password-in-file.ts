import { defineRule } from '../define-rule.ts';
import { keySpan } from '../edits.ts';

export const passwordInFile = defineRule({
	id: 'password-in-file',
	scope: 'line',
	options: ['setdbpassword'],
	summary: 'The file holds the password of a database.',
	why: 'It stands there in clear text: whoever may read the file has it, and a file that the server hands out to clients goes over to each of them.',
	advice:
		'Make the file readable for its owner only (mode 0600), or keep the password in the configuration of the database client.',
	defaultSeverity: 'information',
	since: '0.1.0',
	sources: ['src/sh_database.c'],
	examples: {
		bad: [{ text: '[Database]\nSetDBPassword=secret\n', role: 'server' }],
		good: [{ text: '[Database]\nSetDBUser=samhain\n', role: 'server' }],
	},
	check(line, _daemon, report) {
		if (line.parsed.isRejected === true || line.parsed.isTemplated === true) return;
		report({ ...keySpan(line), what: 'The password of the database stands here in clear text.' });
	},
});

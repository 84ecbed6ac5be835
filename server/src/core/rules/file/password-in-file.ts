import { defineRule } from '../define-rule.ts';
import { keySpan } from '../edits.ts';

export const passwordInFile = defineRule({
	id: 'password-in-file',
	scope: 'line',
	options: ['setdbpassword'],
	summary: 'The file contains a database password.',
	why: 'The password is in clear text. Everybody who can read the file knows it, and so does every client that receives the file from the server.',
	advice:
		'Make the file readable only by its owner (mode 0600), or store the password in the configuration of the database client.',
	defaultSeverity: 'information',
	concern: 'risk',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_database.c'],
	examples: {
		bad: [{ text: '[Database]\nSetDBPassword=secret\n', role: 'server' }],
		good: [{ text: '[Database]\nSetDBUser=samhain\n', role: 'server' }],
	},
	check(line, _daemon, report) {
		if (line.parsed.isRejected === true || line.parsed.isTemplated === true) return;
		report({ ...keySpan(line), what: 'This line contains the database password in clear text.' });
	},
});

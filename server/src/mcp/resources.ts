// What can be read besides the tools: the page of each rule and of each option.
import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { pageOf } from '../cli/commands/explain-rule.ts';
import { completionDocumentation, RULES, ruleById } from '../core/index.ts';

/** Offers the pages. */
export function offerPages(server: McpServer): void {
	server.registerResource(
		'rule',
		new ResourceTemplate('samhain://rules/{id}', {
			list: () => ({
				resources: RULES.map(({ id, summary }) => ({
					...{ uri: `samhain://rules/${id}`, name: id, description: summary, mimeType: 'text/plain' },
				})),
			}),
		}),
		{
			title: 'Rule',
			description:
				'What a rule finds, why it matters and what to do, with examples; the id is the ruleId of a finding',
			mimeType: 'text/plain',
		},
		(uri, { id }) => {
			const rule = ruleById(String(id));
			if (rule === undefined)
				throw new Error(`Unknown rule '${String(id)}'; resources/list names all rules.`);
			return { contents: [{ uri: uri.href, mimeType: 'text/plain', text: pageOf(rule, false) }] };
		},
	);
	server.registerResource(
		'option',
		new ResourceTemplate('samhain://options/{section}/{option}', { list: undefined }),
		{
			title: 'Option',
			description:
				'Values, default, role and effect of an option of samhain, such as samhain://options/Misc/SetLoopTime',
			mimeType: 'text/markdown',
		},
		(uri, { section, option }) => {
			const name = `${String(section)}/${String(option).toLowerCase()}`;
			const text = completionDocumentation(`option:${name}`);
			if (text === undefined)
				throw new Error(
					`Unknown option '${name}'; an address is samhain://options/Misc/SetLoopTime, for example.`,
				);
			return { contents: [{ uri: uri.href, mimeType: 'text/markdown', text }] };
		},
	);
}

// The subcommands. The first one is meant where no name is given.
import type { Command } from '../command.ts';
import { audit } from './audit.ts';
import { client } from './client.ts';
import { completionsOf } from './completions.ts';
import { coverage } from './coverage.ts';
import { diff } from './diff.ts';
import { effective } from './effective.ts';
import { explain } from './explain.ts';
import { explainRule } from './explain-rule.ts';
import { format } from './format.ts';
import { init } from './init.ts';
import { lint } from './lint.ts';
import { manOf } from './man.ts';
import { mcp } from './mcp.ts';
import { routes } from './routes.ts';
import { updateList } from './update-list.ts';
import { why } from './why.ts';

export const COMMANDS: readonly [Command, ...Command[]] = [
	lint,
	explain,
	coverage,
	why,
	effective,
	routes,
	diff,
	audit,
	client,
	updateList,
	format,
	init,
	explainRule,
	mcp,
	completionsOf(() => COMMANDS),
	manOf(() => COMMANDS),
];

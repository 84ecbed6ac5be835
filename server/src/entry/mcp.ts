// `dist/mcp.js`: the tools for agents. The command line loads it for `samhain-lint mcp` only.
export { serveMcp } from '../mcp/serve.ts';

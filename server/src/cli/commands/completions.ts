// `samhain-lint completions SHELL`: a script for the shell, made of the same tables of options as parser and help.
import {
	type Command,
	HELP_OPTION,
	type OptionTable,
	readArguments,
	readChoice,
	UsageError,
} from '../command.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

const PROGRAM = 'samhain-lint';

/**
 * The command that prints completions.
 * @param commands all commands; asked when it runs, since it is one of them
 */
export function completionsOf(commands: () => readonly Command[]): Command {
	return {
		name: 'completions',
		usage: `completions ${SHELLS.join('|')}`,
		summary: 'print completions for a shell',
		description: `Prints a script that completes commands, options and files. Try: source <(${PROGRAM} completions bash), or
${PROGRAM} completions fish | source. For zsh, put it as _${PROGRAM} into a folder of fpath.`,
		options: { ...HELP_OPTION },
		notes: 'Exit status: 0; 2 for an unknown shell.',
		run: (args, terminal) => {
			const { positionals } = readArguments(args, HELP_OPTION);
			const shell = readChoice('the shell', positionals[0], SHELLS);
			if (shell === undefined || positionals.length > 1) throw new UsageError('give one shell');
			terminal.out({ bash: bashScript, zsh: zshScript, fish: fishScript }[shell](commands()));
			return 0;
		},
	};
}

function optionsOf(table: OptionTable): readonly string[] {
	return Object.keys(table).map((name) => `--${name}`);
}

/** A text between single quotes, as every one of the shells reads it. */
function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}

function bashScript(commands: readonly Command[]): string {
	const names = commands.map(({ name }) => name).join(' ');
	const cases = commands
		.map(({ name, options }) => `\t\t${name}) options=${quoted(optionsOf(options).join(' '))} ;;\n`)
		.join('');
	const values = commands
		.flatMap(({ name, options }, at) =>
			Object.entries(options).map(([option, { choices = [] }]) => {
				const others = at === 0 ? `|*' --${option}'` : '';
				return { pattern: `'${name} --${option}'${others}`, isDefault: at === 0, choices };
			}),
		)
		.filter(({ choices }) => choices.length > 0)
		// What holds for the command that needs no name comes last: the first pattern that fits counts.
		.sort((a, b) => Number(a.isDefault) - Number(b.isDefault))
		.map(({ pattern, choices }) => `\t\t${pattern}) values=${quoted(choices.join(' '))} ;;\n`)
		.join('');
	const [first] = commands;
	return `# bash completion for ${PROGRAM}
_samhain_lint() {
	local word="\${COMP_WORDS[COMP_CWORD]}" options values=''
	case "\${COMP_WORDS[1]} \${COMP_WORDS[COMP_CWORD-1]}" in
${values}	esac
	case "\${COMP_WORDS[1]}" in
${cases}\t\t*) options=${quoted(optionsOf(first?.options ?? {}).join(' '))} ;;
	esac
	COMPREPLY=()
	if [[ -n "$values" ]]; then
		COMPREPLY=($(compgen -W "$values" -- "$word"))
	elif [[ "$word" == -* ]]; then
		COMPREPLY=($(compgen -W "$options" -- "$word"))
	elif [[ "$COMP_CWORD" -eq 1 ]]; then
		COMPREPLY=($(compgen -W '${names}' -- "$word"))
	fi
}
complete -o default -F _samhain_lint ${PROGRAM}
`;
}

/** Text of a description: a colon or bracket would end it. */
function zshText(text: string): string {
	return text.replaceAll(/[[\]:\\]/g, (character) => `\\${character}`);
}

function zshScript(commands: readonly Command[]): string {
	const specs = ({ options }: Command): string =>
		Object.entries(options)
			.map(([name, { type, multiple, choices, help = '' }]) => {
				const repeated = multiple === true ? '*' : '';
				const words = choices === undefined ? '_files' : `(${choices.join(' ')})`;
				const value = type === 'string' ? `:value:${words}` : '';
				return quoted(`${repeated}--${name}[${zshText(help)}]${value}`);
			})
			.join(' ');
	const cases = commands
		.map((one) => `\t${one.name}) _arguments ${specs(one)} '*:file:_files' ;;\n`)
		.join('');
	const [first] = commands;
	const names = commands.map(({ name, summary }) => quoted(`${name}:${zshText(summary)}`)).join(' ');
	return `#compdef ${PROGRAM}
local -a commands
commands=(${names})
if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
	_describe command commands
	_files
	return
fi
case $words[2] in
${cases}\t*) ${first === undefined ? ':' : `_arguments ${specs(first)} '*:file:_files'`} ;;
esac
`;
}

function fishScript(commands: readonly Command[]): string {
	const names = commands.map(({ name }) => name).join(' ');
	const lines = commands.flatMap(({ name, summary, options }, at) => {
		const others = at === 0 ? `not __fish_seen_subcommand_from ${names}; or ` : '';
		const isHere = quoted(`${others}__fish_seen_subcommand_from ${name}`);
		return [
			`complete -c ${PROGRAM} -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
			...Object.entries(options).map(([option, { type, short, choices, help = '' }]) => {
				const letter = short === undefined ? '' : ` -s ${short}`;
				const words = choices === undefined ? ' -r' : ` -x -a ${quoted(choices.join(' '))}`;
				const value = type === 'string' ? words : '';
				return `complete -c ${PROGRAM} -n ${isHere} -l ${option}${letter}${value} -d ${quoted(help)}`;
			}),
		];
	});
	return `# fish completion for ${PROGRAM}\n${lines.join('\n')}\n`;
}

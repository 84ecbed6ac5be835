// The looks of the guidance pages: the theme's own colours and fonts, nothing else.
export const pageStyle = `
:root { color-scheme: light dark; }
body {
	font-family: var(--vscode-markdown-font-family, var(--vscode-font-family, system-ui, sans-serif));
	font-size: var(--vscode-markdown-font-size, 14px);
	line-height: 1.6;
	color: var(--vscode-editor-foreground);
	background: var(--vscode-editor-background);
	padding: 0 28px 48px;
}
main { max-width: 60em; margin: 0 auto; overflow-wrap: break-word; }
p, ul, ol, blockquote { max-width: 48em; }
h1, h2, h3, h4 { font-weight: 600; line-height: 1.25; margin: 1.6em 0 0.6em; }
h1 { font-size: 1.9em; margin-top: 0.9em; padding-bottom: 0.3em; border-bottom: 1px solid var(--vscode-widget-border, rgba(127,127,127,.35)); }
h2 { font-size: 1.4em; }
h3 { font-size: 1.15em; }
h1, h2, h3, h4 { scroll-margin-top: 0.8em; }
p, ul, ol, pre, blockquote, .wide { margin: 0 0 1em; }
li { margin: 0.2em 0; }
a { color: var(--vscode-textLink-foreground); text-decoration: none; }
a:hover { color: var(--vscode-textLink-activeForeground); text-decoration: underline; }
a:focus-visible, .wide:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
code, pre { font-family: var(--vscode-editor-font-family, monospace); font-size: 0.92em; }
code { color: var(--vscode-editor-foreground); background: var(--vscode-textCodeBlock-background); padding: 0.1em 0.35em; border-radius: 3px; }
pre { background: var(--vscode-textCodeBlock-background); border: 1px solid var(--vscode-widget-border, transparent); border-radius: 4px; padding: 0.8em 1em; overflow-x: auto; line-height: 1.45; }
pre code { padding: 0; background: none; }
blockquote { margin-left: 0; padding: 0.1em 1em; border-left: 4px solid var(--vscode-textBlockQuote-border); background: var(--vscode-textBlockQuote-background); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 0.4em 0.8em; border: 1px solid var(--vscode-widget-border, rgba(127,127,127,.35)); }
th { font-weight: 600; background: var(--vscode-textCodeBlock-background); }
svg { display: block; max-width: 100%; height: auto; margin: 1em 0; }
hr { border: 0; border-top: 1px solid var(--vscode-widget-border, rgba(127,127,127,.35)); }
body.vscode-high-contrast a, body.vscode-high-contrast-light a { text-decoration: underline; }
body.vscode-high-contrast pre, body.vscode-high-contrast code,
body.vscode-high-contrast-light pre, body.vscode-high-contrast-light code { border: 1px solid var(--vscode-contrastBorder); }
`;

// The custom editor for `samhain-docs:` addresses: reads a bundled page and shows it, without a network.
// It must not run or fetch anything: the package's own files are all it reads.
import {
	type CustomDocument,
	type CustomReadonlyEditorProvider,
	commands,
	type Disposable,
	type ExtensionContext,
	Uri,
	type WebviewPanel,
	window,
	workspace,
} from 'vscode';
import { pageFile } from '../../server/src/page-file.ts';
import {
	formatPageId,
	openPageCommand,
	type PageAddress,
	pageScheme,
	parsePageId,
} from './guidance-address.ts';
import { drawingsOf, missingPageMarkdown, renderPage, titleOf } from './guidance-page.ts';

const viewType = 'samhain.guidance';
const startPage = 'guidance/index';

/** Registers the editor and the command that opens a page in it. */
export function registerGuidance(context: ExtensionContext): Disposable[] {
	return [
		window.registerCustomEditorProvider(viewType, new GuidanceEditor(context.extensionUri), {
			webviewOptions: { enableFindWidget: true },
			supportsMultipleEditorsPerDocument: true,
		}),
		commands.registerCommand(openPageCommand, openPage),
	];
}

/**
 * Opens a page.
 * @param id as in `parsePageId`; anything else opens the start page
 */
async function openPage(id?: unknown): Promise<void> {
	const address = typeof id === 'string' ? parsePageId(id) : undefined;
	await commands.executeCommand('vscode.openWith', uriOf(address), viewType);
}

function uriOf(address: PageAddress | undefined): Uri {
	const [path = '', fragment = ''] = (address === undefined ? startPage : formatPageId(address)).split('#');
	return Uri.from({ scheme: pageScheme, path: `/${path}`, fragment });
}

class GuidanceEditor implements CustomReadonlyEditorProvider {
	readonly #root: Uri;

	constructor(extensionUri: Uri) {
		this.#root = Uri.joinPath(extensionUri, 'docs');
	}

	openCustomDocument(uri: Uri): CustomDocument {
		return { uri, dispose() {} };
	}

	async resolveCustomEditor(document: CustomDocument, panel: WebviewPanel): Promise<void> {
		const { path, fragment } = document.uri;
		const address = parsePageId(fragment === '' ? path : `${path}#${fragment}`) ?? {
			folder: 'guidance',
			name: path.replace(/^.*\//, ''),
			anchor: '',
		};
		const file = Uri.joinPath(this.#root, pageFile(address.folder, address.name));
		const markdown = (await readText(file)) ?? missingPageMarkdown(address);
		const drawings = new Map<string, string>();
		for (const name of drawingsOf(markdown)) {
			const drawing = await readText(Uri.joinPath(file, '..', name));
			if (drawing !== undefined) drawings.set(name, drawing);
		}
		const title = titleOf(markdown, address.name);
		panel.title = title === address.name ? `Rule: ${title}` : title;
		panel.webview.options = {
			enableScripts: true,
			enableForms: false,
			enableCommandUris: [openPageCommand],
			localResourceRoots: [],
		};
		panel.webview.html = renderPage({ address, markdown, drawings, nonce: createNonce() });
	}
}

async function readText(uri: Uri): Promise<string | undefined> {
	try {
		return new TextDecoder().decode(await workspace.fs.readFile(uri));
	} catch {
		return undefined;
	}
}

function createNonce(): string {
	return crypto.randomUUID().replaceAll('-', '');
}

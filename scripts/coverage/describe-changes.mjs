// What the list of differences does not hold and the list of changes does: whether a file still begins with its old
// content, whether a file that was replaced lies under another name, where a new symbolic link leads, and new permissions.
// @ts-check

/** @typedef {{ text: string }} File the content of one inode */

/**
 * @param {any} experiment
 * @returns {any[]} its effects, with `keepsStart`, `isRotated`, `target` and `mode` where they are known
 */
export function describeChanges({ tree, changes, effects }) {
	const files = filesOf(tree);
	const before = new Map([...files].map(([path, file]) => [path, { file, text: file.text }]));
	/** @type {Map<string, string>} */
	const targets = new Map();
	/** @type {Map<string, string>} */
	const modes = new Map();
	for (const change of changes ?? []) {
		apply(files, change);
		if (change.op === 'chmod') modes.set(change.path, change.mode);
		// Files are made with these permissions.
		if (change.op === 'create') modes.set(change.path, '0644');
		if (change.op === 'symlink') targets.set(change.path, change.target);
	}
	return effects.map((/** @type {any} */ effect) => {
		const old = before.get(effect.path);
		const now = files.get(effect.path);
		const target = targets.get(effect.path);
		return {
			...effect,
			...(old === undefined || now === undefined
				? {}
				: { keepsStart: now.text.startsWith(old.text), isRotated: isRotated(files, effect.path, old) }),
			...(target === undefined ? {} : { target }),
			...(effect.differs?.includes('MOD') && modes.has(effect.path) ? { mode: modes.get(effect.path) } : {}),
		};
	});
}

/** @param {any[]} tree */
function filesOf(tree) {
	/** @type {Map<string, File>} */
	const files = new Map();
	for (const { path, type, content, target } of tree) {
		const linked = files.get(target);
		if (type === 'file') files.set(path, { text: content ?? '' });
		else if (type === 'hardlink' && linked !== undefined) files.set(path, linked);
	}
	return files;
}

/**
 * @param {Map<string, File>} files
 * @param {any} change
 */
function apply(files, { op, path, to, target, content, size }) {
	const file = files.get(path);
	switch (op) {
		case 'write':
			if (file !== undefined) file.text = content;
			break;
		case 'append':
			if (file !== undefined) file.text += content;
			break;
		case 'truncate':
			if (file !== undefined) file.text = file.text.slice(0, size).padEnd(size, '\0');
			break;
		case 'create':
			files.set(path, { text: content ?? '' });
			break;
		case 'replace':
			if (file !== undefined) files.set(path, { text: file.text });
			break;
		case 'hardlink': {
			const linked = files.get(target);
			if (linked !== undefined) files.set(path, linked);
			break;
		}
		case 'delete':
			for (const name of below(files, path)) files.delete(name);
			break;
		case 'rename':
			for (const name of below(files, path)) {
				const moved = files.get(name);
				files.delete(name);
				if (moved !== undefined) files.set(to + name.slice(path.length), moved);
			}
			break;
	}
}

/** @param {Map<string, File>} files @param {string} path */
function below(files, path) {
	return [...files.keys()].filter((name) => name === path || name.startsWith(`${path}/`));
}

/**
 * @param {Map<string, File>} files
 * @param {string} path
 * @param {{ file: File, text: string }} old
 */
function isRotated(files, path, old) {
	const folder = path.slice(0, path.lastIndexOf('/') + 1);
	for (const [name, file] of files) {
		const isBeside = name.startsWith(folder) && !name.slice(folder.length).includes('/');
		if (name !== path && isBeside && file === old.file && file.text.startsWith(old.text)) return true;
	}
	return false;
}

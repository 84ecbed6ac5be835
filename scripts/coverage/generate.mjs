// Makes experiments from a seed: a tree, a configuration that watches parts of it, and changes.
// @ts-check

const ROOT = '/srv/t';
const FOLDERS = ['alpha', 'beta', 'gamma', '.config', 'spool.d', 'two words'];
const FILES = ['one', 'two.log', 'three.conf', '.hidden', 'four', 'a-b', 'café', 'Six'];
const SECTIONS = [
	...['ReadOnly', 'LogFiles', 'GrowingLogFiles', 'Attributes', 'IgnoreNone', 'IgnoreAll', 'Prelink'],
	...['User0', 'User1', 'User2', 'User3', 'User4'],
];
const TESTS = [
	...['CHK', 'LNK', 'INO', 'USR', 'GRP', 'MTM', 'CTM', 'ATM', 'SIZ', 'MOD', 'HLN', 'RDEV'],
	...['SGROW', 'TXT'],
];
const SEVERITIES = ['none', 'debug', 'info', 'notice', 'warn', 'mark', 'err', 'crit', 'alert'];
const SEVERITY_OPTIONS = [
	...['Files', 'Dirs', 'Names', 'ReadOnly', 'LogFiles', 'GrowingLogs', 'Attributes', 'IgnoreNone'],
	...['IgnoreAll', 'Prelink', 'User0', 'User1', 'User2', 'User3', 'User4'],
];

/** @param {number} seed */
function makeRandom(seed) {
	let state = (seed * 2654435761 + 12345) >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
	const below = (/** @type {number} */ limit) => Math.floor(next() * limit);
	return {
		below,
		/** @template T @param {readonly T[]} list @returns {T} */
		pick: (list) => /** @type {T} */ (list[below(list.length)]),
		chance: (/** @type {number} */ share) => next() < share,
	};
}

/** @typedef {ReturnType<typeof makeRandom>} Random */

/**
 * @param {number} seed
 * @returns {any} an experiment without its record
 */
export function generateExperiment(seed) {
	const random = makeRandom(seed);
	const tree = makeTree(random);
	const config = makeConfig(random, tree);
	const configCheck = random.chance(0.12) ? makeConfig(random, tree) : undefined;
	return {
		id: `own-${String(seed).padStart(4, '0')}`,
		version: '4.1.4',
		config,
		...(configCheck === undefined ? {} : { config_check: configCheck }),
		tree,
		changes: makeChanges(random, tree),
	};
}

/** @param {Random} random */
function makeText(random) {
	return Array.from({ length: random.below(30) }, () => random.pick([...'abc de\n'])).join('');
}

/** @param {Random} random */
function makeTree(random) {
	/** @type {any[]} */
	const tree = [{ path: ROOT, type: 'dir' }];
	const folders = [ROOT];
	const taken = new Set([ROOT]);
	const size = 6 + random.below(14);
	for (let at = 0; at < size; at++) {
		const folder = random.pick(folders);
		const isFolder = random.chance(0.35) && folder.split('/').length < 7;
		const path = `${folder}/${random.pick(isFolder ? FOLDERS : FILES)}`;
		if (taken.has(path)) continue;
		taken.add(path);
		if (isFolder) {
			tree.push({
				path,
				type: 'dir',
				...(random.chance(0.3) ? { mode: random.pick(['0700', '1777', '2755']) } : {}),
			});
			folders.push(path);
		} else tree.push(makeLeaf(random, path, tree));
	}
	return tree;
}

/**
 * @param {Random} random
 * @param {string} path
 * @param {any[]} tree
 */
function makeLeaf(random, path, tree) {
	if (random.chance(0.12)) {
		const target = random.pick([...tree.map((one) => one.path), 'nowhere', '.', '..']);
		return { path, type: 'symlink', target };
	}
	if (random.chance(0.04)) return { path, type: 'fifo' };
	const files = tree.filter(({ type }) => type === 'file');
	if (files.length > 0 && random.chance(0.08))
		return { path, type: 'hardlink', target: random.pick(files).path };
	return {
		...{ path, type: 'file', content: makeText(random) },
		...(random.chance(0.3) ? { mode: random.pick(['0600', '0755', '0444', '4755']) } : {}),
		...(random.chance(0.2) ? { uid: random.below(4), gid: random.below(4) } : {}),
	};
}

/** A path for a line: mostly one of the tree, sometimes odd, a pattern, or missing. */
function makePath(/** @type {Random} */ random, /** @type {any[]} */ tree, /** @type {boolean} */ isFolder) {
	const wanted = tree.filter(({ type }) => (isFolder ? type === 'dir' : true));
	const path = random.chance(0.9) && wanted.length > 0 ? random.pick(wanted).path : random.pick(tree).path;
	if (random.chance(0.08)) return `${path}/${random.pick(['new', 'gone', 'one'])}`;
	if (random.chance(0.12)) {
		const last = path.lastIndexOf('/');
		const name = path.slice(last + 1);
		const pattern = random.pick(['*', `${name.slice(0, 1)}*`, '?*', '[a-m]*', '*o*', '.*[!.]*']);
		return path === ROOT ? `${path}/*` : `${path.slice(0, last)}/${pattern}`;
	}
	if (random.chance(0.04)) return `${path}/`;
	if (random.chance(0.04)) return path.replace('/srv/', '/srv//');
	if (random.chance(0.03)) return path.replace('/srv/', '/srv/./');
	return path;
}

/** @param {Random} random @param {any[]} tree */
function makePathLine(random, tree) {
	const isFolder = random.chance(0.6);
	const path = makePath(random, tree, isFolder);
	if (!isFolder) return `file=${random.chance(0.05) ? `"${path}"` : path}`;
	const depth = random.chance(0.25) ? '' : String(random.pick([0, 0, 1, 1, 2, 3, 99]));
	return random.chance(0.05) ? `dir="${depth}${path}"` : `dir=${depth}${path}`;
}

/** @param {Random} random */
function makeMisc(random) {
	const items = Array.from(
		{ length: 1 + random.below(3) },
		() => random.pick(['+', '-', '-', '+', '']) + random.pick(TESTS),
	);
	return random.pick([
		() => `Redef${random.pick(SECTIONS)}=${items.join(',')}`,
		() => `Redef${random.pick(SECTIONS)}=${items.join(',')}`,
		() => `Redef${random.pick(SECTIONS)}=${items.join(',')},NONSENSE,+SIZ`,
		() => `SetRecursionLevel=${random.pick(['0', '1', '2', '5', '2.9', '100', 'x'])}`,
		() => `ReportOnlyOnce=${random.pick(['no', 'no', 'yes'])}`,
		() => 'LooseDirCheck=yes',
		() => `Ignore${random.pick(['Added', 'Missing', 'Modified'])}=${makeExpression(random)}`,
		() => `Ignore${random.pick(['Added', 'Missing', 'Modified'])}=${makeExpression(random)}`,
		() =>
			`SkipChecksum=${random.pick(['size_exceeds(10)', 'match_regex(log)', '!match_prefix(/srv/t/alpha)', 'size_exceeds(012), match_prefix(/srv/t/)', 'match_permission(0600)', 'have_permission(0111)', 'size_exceeds(5)'])}`,
		() => 'FileCheckScheduleTwo=0 2 * * *',
	])();
}

/** @param {Random} random */
function makeExpression(random) {
	return random.pick([
		...['/srv/t/alpha', '/srv/t/.*\\.log$', '/srv/t/[^/]*$', '/srv/t/beta/|/gamma', 'relative'],
		...['/srv/t/(alpha|beta)/one', '/.*new', '/srv/t$', '/srv/.*/four$'],
	]);
}

/** @param {Random} random @param {any[]} tree */
function makeConfig(random, tree) {
	const lines = [];
	const blocks = 1 + random.below(5);
	let isTwo = false;
	for (let at = 0; at < blocks; at++) {
		if (random.chance(0.35)) {
			lines.push('[Misc]', makeMisc(random));
			if (random.chance(0.4)) lines.push(makeMisc(random));
		}
		if (random.chance(0.25))
			lines.push('[EventSeverity]', `Severity${random.pick(SEVERITY_OPTIONS)}=${random.pick(SEVERITIES)}`);
		const section = random.pick(SECTIONS);
		lines.push(`[${section}]`);
		if (random.chance(0.08)) {
			isTwo = !isTwo;
			lines.push(isTwo ? '%SCHEDULE_TWO' : '!%SCHEDULE_TWO');
		}
		if (at === 0 && random.chance(0.6)) lines.push(`dir=${random.below(4)}${ROOT}`);
		for (let left = 1 + random.below(3); left > 0; left--) lines.push(makePathLine(random, tree));
		if (section === 'IgnoreAll' && random.chance(0.6)) lines.push(`dir=-1${makePath(random, tree, true)}`);
	}
	if (random.chance(0.25)) lines.push('[Misc]', makeMisc(random));
	return `${lines.join('\n')}\n`;
}

/** @param {Random} random @param {any[]} tree */
function makeChanges(random, tree) {
	/** @type {any[]} */
	const changes = [];
	const left = new Map(tree.map((entry) => [entry.path, entry.type]));
	const count = 1 + random.below(8);
	for (let at = 0; at < count; at++) {
		const [path, type] = random.pick([...left]);
		if (path === ROOT && !random.chance(0.2)) continue;
		if (type === 'dir' && random.chance(0.5)) {
			const name = `${path}/${random.pick(['new', 'one', 'fresh.log', 'two words'])}`;
			if (left.has(name)) continue;
			const made = random.pick(['create', 'create', 'mkdir', 'symlink', 'mkfifo']);
			changes.push({
				...{ op: made, path: name },
				...(made === 'create' ? { content: makeText(random) } : {}),
				...(made === 'symlink' ? { target: random.pick(['one', 'nowhere', '..', ROOT]) } : {}),
			});
			left.set(
				name,
				made === 'create' ? 'file' : made === 'mkdir' ? 'dir' : made === 'symlink' ? 'symlink' : 'fifo',
			);
			continue;
		}
		if (path !== ROOT && random.chance(0.25)) {
			removeBelow(left, path);
			if (random.chance(0.2)) {
				const to = `${path}.1`;
				if (!left.has(to)) {
					changes.push({ op: 'rename', path, to });
					left.set(to, 'other');
					if (random.chance(0.5)) {
						changes.push({ op: 'create', path, content: makeText(random) });
						left.set(path, 'file');
					}
					continue;
				}
			}
			changes.push({ op: 'delete', path });
			if (random.chance(0.35)) {
				const made = random.pick(['create', 'mkdir', 'symlink', 'mkfifo']);
				if (made === 'symlink' && type === 'dir') continue;
				changes.push({
					...{ op: made, path },
					...(made === 'create' ? { content: makeText(random) } : {}),
					...(made === 'symlink' ? { target: 'nowhere' } : {}),
				});
				left.set(path, made === 'create' ? 'file' : 'other');
			}
			continue;
		}
		changes.push(...changeInPlace(random, path, type));
	}
	return changes;
}

/** @param {Map<string, string>} left @param {string} path */
function removeBelow(left, path) {
	for (const name of [...left.keys()]) if (name === path || name.startsWith(`${path}/`)) left.delete(name);
}

/** @param {Random} random @param {string} path @param {string} type */
function changeInPlace(random, path, type) {
	const meta = [
		{ op: 'chown', path, uid: 5 },
		{ op: 'chgrp', path, gid: 5 },
		{ op: 'mtime', path, mtime: 1500000000 },
		{ op: 'atime', path, atime: 1500000000 },
	];
	if (type === 'symlink' || type === 'other') return [random.pick(meta)];
	if (type === 'dir' || type === 'fifo') return [random.pick([...meta, { op: 'chmod', path, mode: '0711' }])];
	return [
		random.pick([
			...meta,
			{ op: 'chmod', path, mode: '0640' },
			{ op: 'append', path, content: 'more\n' },
			{ op: 'append', path, content: 'x' },
			{ op: 'write', path, content: 'other content' },
			{ op: 'write', path, content: makeText(random) },
			{ op: 'truncate', path, size: random.below(12) },
			{ op: 'replace', path },
			{ op: 'hardlink', path: `${path}.link`, target: path },
		]),
	];
}

// Makes a ZIP archive depend on the names and contents of its files only: not on clock, time zone, locale, umask or the order
// in which a file system lists them. Two people who build the same commit can compare their packages byte by byte.
// @ts-check

import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { deflateAsync } from '@gfx/zopfli';

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
/** 1 January 1980 in the DOS format of ZIP: the first day that it can express. */
const FIRST_DAY = 0x21;
/** Version 2.0 of the format, which knows deflate. */
const DEFLATE_VERSION = 20;
/** The same with Unix as the origin, so that the file mode is read. */
const UNIX_DEFLATE_VERSION = (3 << 8) | DEFLATE_VERSION;
/** Names are UTF-8. */
const UTF8_FLAG = 1 << 11;
const DEFLATED = 8;
/** A regular file that everybody may read and its owner may write. */
const FILE_MODE = 0o100644;

/**
 * @typedef {object} Entry
 * @property {Buffer} name
 * @property {Buffer} content
 * @property {number} crc CRC-32 of the content
 */

/** More attempts gain less than a thousandth. */
const ATTEMPTS = 2;
/** Below this number of bytes Zopfli takes long for what it gains. */
const WORTH_IT = 50_000;
/** @type {Map<string, Buffer>} */
const compressed = new Map();

/**
 * Compresses large files by Zopfli, which makes them 4 per cent smaller than zlib does at its best.
 * @param {Buffer} content
 */
async function deflate(content) {
	if (content.length < WORTH_IT) return deflateRawSync(content, { level: 9, memLevel: 9 });
	const key = createHash('sha256').update(content).digest('hex');
	const known = compressed.get(key);
	if (known !== undefined) return known;
	const packed = Buffer.from(await deflateAsync(content, { numiterations: ATTEMPTS }));
	compressed.set(key, packed);
	return packed;
}

/**
 * Writes the files of an archive again: sorted by name, all of 1 January 1980 and mode 0644, with the best compression.
 * The same Node makes the same bytes of the same files; a Node with another zlib can compress the small ones differently.
 * @param {Buffer} archive without encryption and ZIP64, as vsce writes it
 * @returns {Promise<Buffer>}
 * @throws {Error} where the archive has no directory of files
 */
export async function rewriteZip(archive) {
	const entries = readEntries(archive).sort((one, other) => Buffer.compare(one.name, other.name));
	/** @type {Buffer[]} */
	const parts = [];
	/** @type {Buffer[]} */
	const directory = [];
	let offset = 0;
	for (const { name, content, crc } of entries) {
		const packed = await deflate(content);
		const common = Buffer.alloc(26);
		common.writeUInt16LE(DEFLATE_VERSION, 0);
		common.writeUInt16LE(UTF8_FLAG, 2);
		common.writeUInt16LE(DEFLATED, 4);
		common.writeUInt16LE(FIRST_DAY, 8);
		common.writeUInt32LE(crc, 10);
		common.writeUInt32LE(packed.length, 14);
		common.writeUInt32LE(content.length, 18);
		common.writeUInt16LE(name.length, 22);
		const start = Buffer.alloc(4);
		start.writeUInt32LE(LOCAL_HEADER);
		const origin = Buffer.alloc(6);
		origin.writeUInt32LE(DIRECTORY_ENTRY);
		origin.writeUInt16LE(UNIX_DEFLATE_VERSION, 4);
		const place = Buffer.alloc(14);
		place.writeUInt32LE((FILE_MODE << 16) >>> 0, 6);
		place.writeUInt32LE(offset, 10);
		parts.push(start, common, name, packed);
		directory.push(origin, common, place, name);
		offset += start.length + common.length + name.length + packed.length;
	}
	const size = directory.reduce((sum, { length }) => sum + length, 0);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(DIRECTORY_END);
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(size, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...parts, ...directory, end]);
}

/**
 * @param {Buffer} archive
 * @returns {Entry[]} the files in the order of the archive's directory
 */
function readEntries(archive) {
	const end = archive.length - 22;
	if (end < 0 || archive.readUInt32LE(end) !== DIRECTORY_END)
		throw new Error('No ZIP archive without a comment');
	/** @type {Entry[]} */
	const entries = [];
	let at = archive.readUInt32LE(end + 16);
	for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
		if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error(`No directory entry at byte ${at}`);
		const nameLength = archive.readUInt16LE(at + 28);
		const header = archive.readUInt32LE(at + 42);
		const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
		const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
		entries.push({
			name: archive.subarray(at + 46, at + 46 + nameLength),
			content: archive.readUInt16LE(at + 10) === DEFLATED ? inflateRawSync(packed) : packed,
			crc: archive.readUInt32LE(at + 16),
		});
		at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
	}
	return entries;
}

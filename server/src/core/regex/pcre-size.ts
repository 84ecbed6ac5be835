// How many bytes libpcre's first pass counts for a branch, and how much of its workspace is in use. Both have limits
// that make a pattern bad: 65,536 bytes in all, and a workspace of 4,096 bytes that deeply nested groups share.

/** COMPILE_WORK_SIZE less WORK_SIZE_SAFETY_MARGIN. */
const WORKSPACE_LIMIT = 4_096 - 100;

export class ItemSize {
	/** Bytes of the items that are complete. */
	total = 0;
	/** Place in the workspace; items are dropped from it when they can no longer be repeated. */
	at: number;
	private readonly base: number;
	private counted: number;
	/** Place of the item that a quantifier would repeat, or -1. */
	private last = -1;

	constructor(base: number) {
		this.base = base;
		this.at = base;
		this.counted = base;
	}

	/** Counts what was added since the last call; false when the workspace is full. */
	settle(): boolean {
		if (this.at > WORKSPACE_LIMIT) return false;
		if (this.at < this.counted) this.at = this.counted;
		this.total += this.at - this.counted;
		if (this.last >= 0) {
			this.at = this.base + this.at - this.last;
			this.last = this.base;
		} else {
			this.at = this.base;
		}
		this.counted = this.at;
		return true;
	}

	add(bytes: number): void {
		this.last = this.at;
		this.at += bytes;
	}

	addUnrepeatable(bytes: number): void {
		this.last = -1;
		this.at += bytes;
	}

	/** A group leaves only its two ends in the workspace. */
	addGroup(bytes: number, isRepeatable: boolean): void {
		this.total += bytes - 6;
		this.last = isRepeatable ? this.at : -1;
		this.at += 6;
	}

	/** The last item cannot be repeated any more. */
	release(): void {
		this.last = -1;
	}

	/** Puts the last item into an atomic group. */
	wrap(): void {
		this.at += 6;
	}

	repeatSingle(bytes: number, payload: number, min: number, max: number): void {
		this.at = this.last + repeatedSize(bytes, payload, min, max);
	}

	repeatClass(min: number, max: number): void {
		if (max === 0) this.at = this.last;
		else this.at += (max === Number.POSITIVE_INFINITY && min < 2) || (min === 0 && max === 1) ? 1 : 5;
	}

	repeatGroup(bytes: number, min: number, max: number, isPossessive: boolean, isCondition: boolean): void {
		const isUnlimited = max === Number.POSITIVE_INFINITY;
		let more = max - min;
		if (min === 0) {
			const isNested = !isUnlimited && max > 1;
			this.at += isNested ? 7 : 1;
			if (max === 0) return;
			more = max - 1;
		}
		if (min > 1) this.total += (min - 1) * bytes;
		if (!isUnlimited && more > 0) this.total += more * (bytes + 7) - 6;
		if (isUnlimited && isPossessive && isCondition) this.at += 6;
		if (isPossessive && !(isUnlimited && min < 2)) this.at += 6;
	}
}

function repeatedSize(bytes: number, payload: number, min: number, max: number): number {
	if (max === 0) return 0;
	const isUnlimited = max === Number.POSITIVE_INFINITY;
	if (min === 0) return (isUnlimited || max === 1 ? 1 : 3) + payload;
	if (min === 1) {
		if (isUnlimited) return 1 + payload;
		return max === 1 ? bytes : bytes + 3 + payload;
	}
	if (max === min) return 3 + payload;
	return 3 + payload + (isUnlimited || max - min === 1 ? 1 : 3) + payload;
}

// Sets of slices of the carried state, as bits: what a chunk of lines depends on or changes.
import { type CarriedState, STATE_SLICES, type StateSlice } from '../carried-state/carried-state.ts';
import type { OptionEntry } from '../catalogue/types.ts';
import { handlerFor } from '../values/kinds.ts';

/** Every slice. */
export const ALL_SLICES = (1 << STATE_SLICES.length) - 1;

/** A carried state with the slices of a set taken from another one. */
export function withSlices(carriedState: CarriedState, from: CarriedState, bits: number): CarriedState {
	const slices: Partial<Record<StateSlice, unknown>> = {};
	for (const slice of slicesIn(bits)) slices[slice] = from[slice];
	return Object.assign({}, carriedState, slices);
}

const sliceLists = new Map<number, readonly StateSlice[]>();

/** The slices of a set. */
export function slicesIn(bits: number): readonly StateSlice[] {
	let slices = sliceLists.get(bits);
	if (slices === undefined) {
		slices = STATE_SLICES.filter((_slice, at) => (bits & (1 << at)) !== 0);
		sliceLists.set(bits, slices);
	}
	return slices;
}

const bitsByOption = new Map<OptionEntry, number>();

/** The slices of the carried state that an option's value reads or changes. */
export function slicesOfOption(option: OptionEntry): number {
	let bits = bitsByOption.get(option);
	if (bits === undefined) {
		bits = 0;
		for (const slice of handlerFor(option).slices) bits |= 1 << STATE_SLICES.indexOf(slice);
		bitsByOption.set(option, bits);
	}
	return bits;
}

// Placeholder.
export function checkPcre(_p: string): { valid: boolean } {
	return { valid: true };
}

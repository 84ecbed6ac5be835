// Read by Node before the program under test (`--require`): tells the parent process, when asked, how many bytes are held
// when all that can be collected is.
process.on('message', () => {
	// The second round takes what only finalisers kept.
	global.gc();
	setImmediate(() => {
		global.gc();
		const { heapUsed, external } = process.memoryUsage();
		process.send(heapUsed + external);
	});
});

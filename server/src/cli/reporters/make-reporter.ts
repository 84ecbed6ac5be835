// Which reporter writes which format.
import type { Format } from './formats.ts';
import { jsonReporter } from './json.ts';
import { gccReporter, githubReporter } from './line-formats.ts';
import { prettyReporter } from './pretty.ts';
import type { Reporter } from './report.ts';
import { sarifReporter } from './sarif.ts';

/** What reporters need to know besides the files. */
export interface ReporterSettings {
	readonly format: Format;
	readonly hasColors: boolean;
	readonly toolVersion: string;
}

/** The reporter of a format. */
export function makeReporter({ format, hasColors, toolVersion }: ReporterSettings): Reporter {
	switch (format) {
		case 'pretty':
			return prettyReporter(hasColors);
		case 'json':
			return jsonReporter();
		case 'sarif':
			return sarifReporter(toolVersion);
		case 'github':
			return githubReporter();
		case 'gcc':
			return gccReporter();
		case 'daemon':
			// The daemon output is printed as it is.
			return { describe: () => ({ text: '' }), add: () => '', end: () => '' };
	}
}

// Which reporter writes which format.
import { checkstyleReporter } from './checkstyle.ts';
import type { Format } from './formats.ts';
import { gitlabReporter } from './gitlab.ts';
import { jsonReporter } from './json.ts';
import { junitReporter } from './junit.ts';
import { compactReporter, gccReporter, githubReporter } from './line-formats.ts';
import { prettyReporter } from './pretty.ts';
import type { Reporter } from './report.ts';
import { sarifReporter } from './sarif.ts';

/** What reporters need to know besides the files. */
export interface ReporterSettings {
	readonly format: Format;
	readonly hasColors: boolean;
	readonly toolVersion: string;
	/** Where the pages of the rules are published, for reports that link to them. */
	readonly docsUrl?: string;
	/** Folder of those pages for links in a terminal; absent for one that knows no links. */
	readonly linkFolder?: string;
	/** Columns of the terminal that shows the report. */
	readonly width?: number;
}

/** The reporter of a format. */
export function makeReporter(settings: ReporterSettings): Reporter {
	const { format, toolVersion, docsUrl } = settings;
	switch (format) {
		case 'pretty':
			return prettyReporter(settings);
		case 'json':
			return jsonReporter();
		case 'sarif':
			return sarifReporter(toolVersion, docsUrl);
		case 'compact':
			return compactReporter();
		case 'gitlab':
			return gitlabReporter();
		case 'junit':
			return junitReporter();
		case 'checkstyle':
			return checkstyleReporter(toolVersion);
		case 'github':
			return githubReporter();
		case 'gcc':
			return gccReporter();
		case 'daemon':
			// The daemon output is printed as it is.
			return { describe: () => ({ text: '' }), add: () => '', end: () => '' };
	}
}

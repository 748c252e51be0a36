/** The version of a browser's brands: its major number. */
const majorOf = (version: string): string => version.split('.')[0] ?? version;

/**
 * The client hint `Sec-CH-UA` of a common visitor (User-Agent Client Hints, WICG). The light browser names itself "HeadlessChrome"
 * there, and what is told that keeps quiet: analytics drop what bots do, and then a harness sees no leak where visitors have one.
 */
export const brandHint = (version: string): string =>
  `"Not:A-Brand";v="8", "Chromium";v="${majorOf(version)}", "Google Chrome";v="${majorOf(version)}"`;

/** Why a page was not looked at, as the result says it: a stable code, then what it means, such as `robots: disallowed by robots.txt`. */
export const pageReason = (code: string, detail: string): string =>
  detail === '' ? code : `${code}: ${detail}`;

/** The code of a reason that {@link pageReason} made. */
export const codeOfReason = (reason: string): string => reason.split(':', 1)[0] ?? reason;

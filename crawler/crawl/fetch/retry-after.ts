/** Milliseconds that a `Retry-After` header asks for, in seconds or as a date (RFC 9110 §10.2.3); `undefined` where it says neither. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const value = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  // Only the formats of HTTP: Date.parse alone would take "1" or "March" as dates.
  if (!/\d{2}:\d{2}:\d{2}/.test(value)) return undefined;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

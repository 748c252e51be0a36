const parametersOf = (key: string): Set<string> => new Set(key.split('?')[1]?.split('&') ?? []);

/** Whether an address is a page's own with some of its parameters left out: it shows more of the same list, whatever its link is called ("Remove this filter"). */
export function isBroader(key: string, own: string): boolean {
  if (key.split('?')[0] !== own.split('?')[0]) return false;
  const [fewer, more] = [parametersOf(key), parametersOf(own)];
  return fewer.size < more.size && [...fewer].every(parameter => more.has(parameter));
}

import type { UrlRefusal } from '../frontier/scope.js';

/** Addresses within addresses that are unpacked. */
const deepest = 8;

/**
 * Why an address grows for ever: the value of a parameter leads back to the same path with the same parameter, as the log-in link of
 * a log-in page does (`/login?back=/login?back=/news`). `undefined` where none does.
 */
export function nestedTrap(key: string): UrlRefusal | undefined {
  if (!/%3F/i.test(key) && key.indexOf('?') === key.lastIndexOf('?')) return undefined;
  const { pathname, searchParams } = new URL(key);
  for (const [name, value] of searchParams) {
    if (namesAgain(value, key, pathname, name))
      return {
        reason: 'trap-repeating-path',
        detail: `the value of ${name} leads back to the same address, with a value of ${name} in turn`,
      };
  }
  return undefined;
}

function namesAgain(value: string, base: string, path: string, name: string): boolean {
  let inner: string[] = [value];
  for (let depth = 0; depth < deepest && inner.length > 0; depth += 1) {
    const addresses = inner
      .filter(text => /^([a-z]+:\/)?\/|^\?/i.test(text) && URL.canParse(text, base))
      .map(text => new URL(text, base));
    if (addresses.some(url => url.pathname === path && url.searchParams.has(name))) return true;
    inner = addresses.flatMap(url => [...url.searchParams.values()]).slice(0, deepest);
  }
  return false;
}

import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate';
import { withoutSecrets } from '../crawler/evidence/without-secrets.js';

/** A larger trace does not fit into memory twice: it is taken away, which is safe as well. */
const mostBytes = 400_000_000;

const hidden = '(not shown)';
const secretHeader =
  /^(?:cookie|set-cookie2?|authorization|proxy-authorization|.*(?:csrf|xsrf|token|api-?key|secret).*)$/i;

const isNamed = (value: object): value is { readonly name: string } & Record<string, unknown> =>
  'name' in value && typeof value.name === 'string';

/** A value of a trace's record without secrets: of headers by their names, of cookies all values, of texts what looks like one. */
function redacted(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return withoutSecrets(value);
  if (Array.isArray(value)) return value.map(item => redacted(item, key));
  if (value === null || typeof value !== 'object') return value;
  const isSecret =
    isNamed(value) && (/cookies$/i.test(key) || (/headers$/i.test(key) && secretHeader.test(value.name)));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      (isSecret && name === 'value') || (/headers$/i.test(key) && secretHeader.test(name))
        ? hidden
        : redacted(item, name),
    ]),
  );
}

/** Records of a trace, one JSON a line; a line that is none is left out. */
const redactedLines = (text: string): string =>
  text
    .split('\n')
    .flatMap(line => {
      if (line === '') return [''];
      try {
        return [JSON.stringify(redacted(JSON.parse(line)))];
      } catch {
        // A record that was cut off: nobody can say what it holds.
        return [];
      }
    })
    .join('\n');

function redactedFile(name: string, bytes: Uint8Array): Uint8Array {
  if (/\.(?:trace|network)$/.test(name)) return strToU8(redactedLines(strFromU8(bytes)));
  // Pictures and fonts are no text.
  return bytes.includes(0) || /\.(?:png|jpe?g|webp|gif|woff2?)$/.test(name)
    ? bytes
    : strToU8(withoutSecrets(strFromU8(bytes)));
}

/**
 * Takes cookies, credentials and tokens out of a trace of Playwright's (a zip), in place. A trace that cannot be read is taken away.
 */
export function redactTrace(path: string): void {
  try {
    if (statSync(path).size > mostBytes) throw new RangeError('too large');
    const files: Unzipped = unzipSync(readFileSync(path));
    const clean = Object.fromEntries(
      Object.entries(files).map(([name, bytes]) => [name, redactedFile(name, bytes)]),
    );
    writeFileSync(path, zipSync(clean, { level: 1 }));
  } catch {
    // What cannot be redacted is not kept.
    rmSync(path, { force: true });
  }
}

import type { CDPSession } from 'playwright';
import type { MixedPart } from '../evidence/mixed-content.js';
import { withoutQuery } from '../../kernel/addresses.js';

const fates = {
  MixedContentBlocked: 'blocked',
  MixedContentAutomaticallyUpgraded: 'upgraded',
  MixedContentWarning: 'loaded',
} as const;

const bare = (url: string): string => withoutQuery(url).slice(0, 300);
const keyOf = ({ url, document, type, fate }: MixedPart): string => [url, document, type, fate].join('\n');

/** What encrypted documents of a tab wanted to load without encryption, as the browser itself reports it. */
export class MixedContentLog {
  #parts = new Map<string, MixedPart>();

  private constructor() {}

  static async of(cdp: CDPSession): Promise<MixedContentLog> {
    const log = new MixedContentLog();
    cdp.on('Audits.issueAdded', ({ issue }) => {
      const found = issue.details.mixedContentIssueDetails;
      if (!found) return;
      const part = {
        url: bare(found.insecureURL),
        document: bare(found.mainResourceURL),
        type: found.resourceType ?? 'Other',
        fate: fates[found.resolutionStatus],
      };
      log.#parts.set(keyOf(part), part);
    });
    await cdp.send('Audits.enable');
    return log;
  }

  start(): void {
    this.#parts = new Map();
  }

  /** What was reported since the start, in a stable order. */
  parts(): MixedPart[] {
    return [...this.#parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
  }
}

/** The same with the fonts that style sheets of `document` name and nothing on it has needed yet, in a stable order. */
export function withNamedFonts(
  parts: readonly MixedPart[],
  document: string,
  fonts: readonly string[],
): MixedPart[] {
  const known = new Set(parts.map(({ url }) => url));
  const named = [...new Set(fonts.map(bare))]
    .filter(url => !known.has(url))
    .map((url): MixedPart => ({ url, document: bare(document), type: 'Font', fate: 'named' }));
  return [...parts, ...named].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { MixedPart } from '../../../crawler/evidence/mixed-content.js';
import { seenPages } from './pages.js';
import { hostOf } from './url-parts.js';
import { isFamilyHost } from '../../../kernel/party.js';

/** Parts of one kind from one host that encrypted pages of the site want to load without encryption. */
export interface MixedParts {
  /** The first of them, by address. */
  readonly part: MixedPart;
  /** Addresses of the parts. */
  readonly urls: readonly string[];
  /** The pages, in the order of their URLs. */
  readonly pages: readonly string[];
}

/** Mixed content of the site's own documents, taken together by host, kind and fate; what a third party's frame loads is its own affair. */
export function mixedContent(evidence: Evidence): readonly MixedParts[] {
  const groups = new Map<string, { parts: Map<string, MixedPart>; pages: string[] }>();
  for (const visit of seenPages(evidence))
    for (const part of visit.mixed ?? []) {
      // Where a form submits is told of the form.
      if (part.type === 'Form' || !isFamilyHost(evidence.site.familyHosts, hostOf(part.document))) continue;
      const key = [hostOf(part.url), part.type, part.fate].join('\n');
      const group = groups.get(key) ?? { parts: new Map<string, MixedPart>(), pages: [] };
      group.parts.set(part.url, part);
      if (group.pages.at(-1) !== visit.url) group.pages.push(visit.url);
      groups.set(key, group);
    }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, { parts, pages }]) => {
      const urls = [...parts.keys()].sort();
      const part = parts.get(urls[0] ?? '');
      return part ? [{ part, urls, pages }] : [];
    });
}

const things: Readonly<Record<string, string>> = {
  Image: 'a picture',
  Script: 'a script',
  CSS: 'a style sheet',
  Stylesheet: 'a style sheet',
  Font: 'a font',
  Frame: 'a frame',
  Audio: 'a sound',
  Video: 'a video',
  Track: 'subtitles',
  XMLHttpRequest: 'data',
  Fetch: 'data',
  EventSource: 'data',
  Beacon: 'a report',
  Ping: 'a report',
};

/** What a part is, for people. */
export const thingOf = ({ type }: MixedPart): string => things[type] ?? 'a part';

/** What becomes of it in a browser of today. */
export const fateOf = ({ fate }: MixedPart): string =>
  ({
    blocked: 'browsers refuse to load it',
    upgraded: 'browsers of today mend this by themselves, older ones load it as it stands',
    loaded: 'it can be read and changed on its way',
    named: 'a style sheet names it, and browsers refuse to load it as soon as a text is set in it',
  })[fate];

import { bittenField, type BoundName } from '../evidence/bounds.js';
import type { CoverFact, RefusedVisit } from '../evidence/refused.js';
import { mostLoads } from '../visit/visit-ended.js';
import { againOf, isLook, type CloserLook, type Looked, type No } from './closer-look.js';
import { needsAnotherLook, readingBySample, readingOf, steadyWords } from './compare-reading.js';
import type { PageLook } from './page-reader.js';

/** A page as the two visitors saw it who go from page to page without cookies. */
export interface Seen {
  readonly mine: PageLook;
  readonly theirs: PageLook;
  /** What lay over the page of the first of them. */
  readonly cover: CoverFact | undefined;
  readonly urlIdentifiers: RefusedVisit['urlIdentifiers'];
  /** Bounds that were reached. */
  readonly bounds: readonly BoundName[];
}

/** A page that did not come to the two visitors. */
export interface Unseen {
  readonly outcome: No;
  /** The site's own doing: a wait that was too long may be the machine's. */
  readonly bySite: boolean;
}

const wordsOf = (looks: readonly Looked[]) =>
  looks.flatMap(looked => (isLook(looked) && looked.words ? [looked.words] : []));

const storedIn = ({ attempted, cookies, storage }: PageLook) => ({ attempted, cookies, storage });

const factsOf = ({ attempted, cookies, storage, status, loads, ownAddress }: PageLook) => ({
  attempted,
  cookies,
  storage,
  status,
  loads,
  finalUrl: ownAddress,
});

/** The record of a page that is compared with its first visit alone; `sample` is what that kept of its words. */
export function recordOf(
  page: string,
  { mine, theirs, cover, urlIdentifiers, bounds }: Seen,
  sample: string | undefined,
): RefusedVisit {
  const looks = wordsOf([mine, theirs]);
  return {
    page,
    outcome: { ok: true },
    ...factsOf(mine),
    urlIdentifiers,
    ...(looks.length > 0 ? { reading: readingBySample(sample, looks) } : {}),
    ...(cover ? { cover } : {}),
    ...bittenField(bounds),
  };
}

/** Whether a page without cookies is not as it was on its first visit: it does not load, does not rest, or shows other words. */
export const isOdd = ({ status, loads, reading, cover }: RefusedVisit): boolean =>
  cover?.stays === true ||
  status >= 400 ||
  loads > mostLoads ||
  reading === undefined ||
  needsAnotherLook(reading);

const nothing = { attempted: [], cookies: [], storage: [], status: 0, loads: 0 };

/** The record of a page that was looked at more closely: what is seen without cookies each time, against what is there with them each time. */
export function closerRecord(page: string, seen: Seen | No, closer: CloserLook): RefusedVisit {
  const { refused } = closer;
  const again = againOf(closer);
  const first = 'mine' in seen ? seen : undefined;
  const looks = [...(first ? [first.mine, first.theirs] : []), refused].filter(isLook);
  const urlIdentifiers = first?.urlIdentifiers ?? [];
  const last = looks.at(-1);
  const words = wordsOf(looks);
  const covers = [first?.cover, isLook(refused) ? refused.cover : undefined];
  // What went away once can be put away.
  const cover = covers.every(each => each?.stays === true) ? covers.at(-1) : undefined;
  if (last)
    return {
      page,
      outcome: { ok: true },
      ...factsOf(last),
      // What is stored is told by the visitor who went from page to page.
      ...(first ? storedIn(first.mine) : {}),
      urlIdentifiers,
      ...(words.length > 0 ? { reading: readingOf(steadyWords(wordsOf(closer.kept)), words) } : {}),
      ...(cover ? { cover } : {}),
      again,
      ...bittenField([
        ...(first?.bounds ?? []),
        ...(cover?.tried === 'some' && !again.covered ? ['coverPresses' as const] : []),
      ]),
    };
  const [failure, later] = [seen, refused].filter((each): each is No => 'reason' in each);
  const record = { page, ...nothing, finalUrl: page, urlIdentifiers, again };
  if (failure && failure.reason === later?.reason && again.outcome.ok)
    return {
      ...record,
      outcome: { ok: true },
      failure: { reason: failure.reason, detail: failure.detail },
    };
  return { ...record, outcome: failure ?? again.outcome };
}

import { bittenField } from '../evidence/bounds.js';
import { gateKey, type GateFact, type GateTrial } from '../evidence/gate.js';
import type { PageVisit } from '../evidence/page-visit.js';
import { gatePicture } from '../evidence/pictures.js';
import { GateAbsentError, WaysPast } from '../gates/try-ways.js';
import { withDeadline } from '../visit/deadline.js';
import { visitFailure } from '../visit/visit-failure.js';
import { VisitEndedError } from '../visit/visit-ended.js';
import { visitPage } from '../visit/visit-page.js';
import type { PartitionRecords } from './evidence-files.js';
import type { ObserveRun } from './observe-run.js';

const limits = { all: 90_000, picture: 10_000 };

/** Whether a box asks for anything that tells who somebody is, or says that it lets nobody on. */
function asksForSomething({ forms, frames }: PageVisit, box: GateFact): boolean {
  const framed = frames.filter(frame =>
    box.frames.some(address => frame.url.startsWith(address) && address !== ''),
  );
  const fields = [
    ...forms.flatMap(form => form.fields).filter(({ selector }) => box.controls.includes(selector)),
    ...framed.flatMap(frame => frame.forms.flatMap(form => form.fields)),
  ];
  return box.asks !== '' || fields.some(({ kind, visible }) => kind !== null && visible);
}

/**
 * Visits each page of a partition once more that has a box which may bar the way, as a visitor who tries to get past it. Equal boxes are
 * tried once, on the first page by URL.
 */
export async function tryGates(run: ObserveRun, { pages, gates }: PartitionRecords): Promise<void> {
  const done = new Set(gates.all.map(({ key }) => key));
  const visits = [...pages.all].sort((a, b) => (a.url < b.url ? -1 : 1));
  for (const visit of visits)
    for (const box of visit.gates?.boxes ?? []) {
      const key = gateKey(visit.url, box);
      if (visit.representedBy !== undefined || done.has(key) || !asksForSomething(visit, box)) continue;
      done.add(key);
      gates.add(await tryGate(run, visit, box));
    }
}

async function tryGate(run: ObserveRun, visit: PageVisit, box: GateFact): Promise<GateTrial> {
  const key = gateKey(visit.url, box);
  const base = { key, page: visit.url };
  return run.visitor.once(async (tab, rules): Promise<GateTrial> => {
    let screenshot: string | undefined;
    try {
      const again = await visitPage(tab, visit.url, `gate ${key}`, rules);
      if (!again.outcome.ok) return { ...base, outcome: again.outcome, ways: [] };
      const past = new WaysPast(tab, visit.url, box, rules.familyHosts);
      const keep = async (): Promise<void> => {
        const picture = await tab.page
          .screenshot({ timeout: limits.picture, scale: 'css' })
          .catch(() => undefined);
        if (picture) screenshot = await run.context.keep(gatePicture(key), 'png', picture);
      };
      const { ways, reached } = await withDeadline('getting past a box', limits.all, past.try(keep));
      return {
        ...base,
        outcome: { ok: true },
        ways,
        ...(screenshot === undefined ? {} : { screenshot }),
        ...bittenField(reached),
      };
    } catch (error) {
      const cause =
        error instanceof GateAbsentError ? new VisitEndedError('gate-absent', error.message) : error;
      const { reason, detail } = await visitFailure(tab, cause);
      return { ...base, outcome: { ok: false, reason, detail: detail.slice(0, 300) }, ways: [] };
    }
  });
}

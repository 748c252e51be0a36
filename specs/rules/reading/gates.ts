import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { FormFact } from '../../../crawler/evidence/form.js';
import type { PiiKind } from '../../../kernel/pii-kind.js';
import { gateKey, type GateFact, type GateTrial, type PageGates } from '../../../crawler/evidence/gate.js';
import type { PageVisit } from '../../../crawler/evidence/page-visit.js';
import type { Undetermined, Violation } from '../../../policy/result.js';
import { alsoOn } from './forms.js';
import { isForGiving, linksTo } from './log-in-walls.js';
import { isOfOthers } from './looked-up.js';
import { because, seenPages } from './pages.js';
import { identifyingKind, kindWords } from './personal.js';
import { looksLikeMembersArea, ownTitle, saysContent, saysGiving } from './promises.js';
import { excerpt } from './words.js';

/** Characters: of text that a page holds back, of a page that says next to nothing, of one that says what it is about. */
const amounts = { held: 150, little: 300, much: 2_000 };

/** What a box asks that tells who somebody is, its frames included. */
function kindsIn({ forms, frames }: PageVisit, box: GateFact): PiiKind[] {
  const own = forms.flatMap(form =>
    form.fields
      .filter(({ selector, visible }) => visible && box.controls.includes(selector))
      .flatMap(field => personal(form, identifyingKind(field))),
  );
  const framed = frames
    .filter(({ url }) => box.frames.some(address => address !== '' && url.startsWith(address)))
    .flatMap(frame => frame.forms)
    .flatMap(form =>
      form.fields.filter(({ visible }) => visible).flatMap(field => personal(form, identifyingKind(field))),
    );
  return [...own, ...framed];
}

const personal = (form: FormFact, kind: PiiKind | undefined): PiiKind[] =>
  kind === undefined || isOfOthers(form, kind) ? [] : [kind];

const logInWords = /log(ged)? ?-?in|sign(ed)? ?-?(in|up)|regist|subscri|member|account|join/i;

/** Whether a box that asks for these kinds may bar the way; `doubtful` where the page holds much to read besides. */
function barring(gates: PageGates, box: GateFact, kinds: readonly PiiKind[]): 'yes' | 'doubtful' | 'no' {
  const isHeld = gates.blurred + gates.cut + gates.hidden >= amounts.held;
  if (box.place === 'over') return kinds.length > 0 || logInWords.test(box.asks) ? 'yes' : 'no';
  if (kinds.length === 0)
    return logInWords.test(box.asks) && (gates.readable < amounts.little || isHeld) ? 'yes' : 'no';
  return isHeld || gates.readable < amounts.much ? 'yes' : 'doubtful';
}

const wayWords = {
  wait: () => 'waiting',
  escape: () => 'the Escape key',
  press: (name: string) => `"${excerpt(name, 40)}"`,
  beside: () => 'a click beside it',
};

/** What was tried, for the end of a sentence. */
function tried({ ways }: GateTrial): string {
  const names = [...new Set(ways.map(({ way, name }) => wayWords[way](name)))];
  return names.length === 0 ? 'nothing in it leads on' : `tried in vain: ${names.join(', ')}`;
}

function violationOf(
  { url }: PageVisit,
  box: GateFact,
  kinds: readonly PiiKind[],
  trial: GateTrial,
  pages: readonly string[],
): Violation {
  const asked = kinds.length > 0 ? kindWords(kinds) : 'a log-in';
  const said = excerpt(box.asks || box.text, 100);
  const what =
    box.place === 'over'
      ? `A box ("${said}") covers the page and cannot be got past without giving personal information (${asked}). Give it a close button that works with the keyboard too, or take it away.`
      : `The page shows what it is about only after personal information is given (${asked}): "${said}". Show the whole page to everybody, or offer a way to read on without it.`;
  return {
    page: url,
    subject: box.selector,
    message: `${what}${alsoOn(pages)}`,
    expected: 'the page can be read without giving personal information',
    actual: `${box.place === 'over' ? 'a box over the page' : 'a box in the page'} that asks for ${asked}; ${tried(trial)}`,
    evidence: trial.screenshot === undefined ? [] : [trial.screenshot],
  };
}

interface BarringBox {
  readonly visit: PageVisit;
  readonly gates: PageGates;
  readonly box: GateFact;
  readonly kinds: readonly PiiKind[];
  /** `members`: the page's address, and nothing else, looks like an area for members. */
  readonly sure: 'yes' | 'doubtful' | 'members';
  readonly pages: string[];
}

/** The boxes of the site that may bar the way to a page, each once. Pages where something is handed in are left out: there, forms are what they are about. */
function barringBoxes(evidence: Evidence, isMembers: (url: string) => boolean): BarringBox[] {
  const byKey = new Map<string, BarringBox>();
  for (const visit of seenPages(evidence)) {
    const { gates } = visit;
    if (!gates || isMembers(visit.url)) continue;
    // A link to the page on the page itself, such as one to "#", leads a script on, not the visitor.
    const names = linksTo(evidence, [visit.url]).flatMap(({ page, name }) =>
      page === visit.url ? [] : [name],
    );
    const titles = [ownTitle(visit.title), gates.heading];
    const said = [...names, ...titles];
    const isForGivers = isForGiving(visit.finalUrl, names, titles);
    const mayBeRead =
      looksLikeMembersArea(visit.finalUrl) && !said.some(saysGiving) && said.some(saysContent);
    if (isForGivers && !mayBeRead) continue;
    for (const box of gates.boxes) {
      const kinds = kindsIn(visit, box);
      const bars = barring(gates, box, kinds);
      if (bars === 'no') continue;
      const sure = isForGivers ? 'members' : bars;
      const key = gateKey(visit.url, box);
      const known = byKey.get(key);
      if (known) known.pages.push(visit.url);
      else byKey.set(key, { visit, gates, box, kinds, sure, pages: [visit.url] });
    }
  }
  return [...byKey.values()];
}

/** Judges the boxes that lie over pages or stand in the place of their text, by what came of trying to get past them. */
export function judgeGates(
  evidence: Evidence,
  isMembers: (url: string) => boolean,
): { violations: Violation[]; undetermined: Undetermined[] } {
  const trials = new Map(evidence.gates.map(trial => [trial.key, trial]));
  const violations: Violation[] = [];
  const undetermined: Undetermined[] = seenPages(evidence)
    .filter(({ url, gates }) => gates === null && !isMembers(url))
    .map(({ url }) => ({
      page: url,
      subject: 'page',
      code: 'blind-spot',
      reason: 'whether a box bars the way to the page could not be looked at',
    }));
  for (const { visit, box, kinds, sure, pages } of barringBoxes(evidence, isMembers)) {
    const at = { page: visit.url, subject: box.selector };
    const trial = trials.get(gateKey(visit.url, box));
    if (trial === undefined)
      undetermined.push({
        ...at,
        code: 'evidence-missing',
        reason: 'a box asks for personal information, and no way past it was tried',
      });
    else if (!trial.outcome.ok)
      undetermined.push({
        ...at,
        code: 'observation-failed',
        reason: `whether there is a way past the box "${excerpt(box.text, 60)}" could not be tried (${because(trial.outcome.reason, trial.outcome.detail)})`,
      });
    else if (trial.ways.some(({ result }) => result === 'passed') || trial.bounds !== undefined) continue;
    else if (sure === 'doubtful')
      undetermined.push({
        ...at,
        code: 'not-understood',
        reason: `the box "${excerpt(box.asks, 80)}" asks for personal information, and whether what it promises is more than the page shows is not clear`,
      });
    else if (sure === 'members')
      undetermined.push({
        ...at,
        code: 'not-understood',
        reason: `the box "${excerpt(box.asks || box.text, 80)}" bars the way to the page, whose address looks like an area for members: name it in MEMBERS_AREA if it is one`,
      });
    else violations.push(violationOf(visit, box, kinds, trial, pages));
  }
  return { violations, undetermined };
}

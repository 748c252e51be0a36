import { AxeBuilder } from '@axe-core/playwright';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright';
import { z } from 'zod';
import {
  linkSubject,
  type AccessibilityCheck,
  type AccessibilityFinding,
  type ContrastFact,
} from '../evidence/accessibility.js';
import type { FormFact } from '../evidence/form.js';
import type { PageVisit } from '../evidence/page-visit.js';
import type { PolicyLink } from '../evidence/policy-link.js';
import { isFamilyHost } from '../../kernel/party.js';
import { DeadlineError, withDeadline } from '../visit/deadline.js';
import { callInFrame } from '../page/in-frame.js';

const limitMs = 30_000;

/** Rules of axe-core 4.13 on what forms and links tell to people who see little or nothing. */
const rules: Readonly<Record<AccessibilityCheck['kind'], readonly string[]>> = {
  form: [
    'label',
    'select-name',
    'button-name',
    'input-button-name',
    'aria-input-field-name',
    'aria-toggle-field-name',
    'form-field-multiple-labels',
    'aria-required-attr',
    'aria-allowed-attr',
    'aria-valid-attr',
    'aria-valid-attr-value',
    'autocomplete-valid',
    'color-contrast',
  ],
  'policy-link': ['link-name', 'aria-valid-attr', 'aria-valid-attr-value', 'color-contrast'],
};

/** One thing of a page to check. */
interface Subject {
  readonly kind: AccessibilityCheck['kind'];
  readonly subject: string;
  readonly selector: string;
  /** Address of the frame that holds it; the page's own document where absent. */
  readonly frame?: string;
  readonly contrasts: readonly Omit<ContrastFact, 'ratio'>[];
}

const shadowStep = ' >>> ';
const ratios = z.array(z.number().nullable());

const marksOf = (form: FormFact): Subject['contrasts'] =>
  form.fields
    .filter(({ visible, mark }) => visible && mark.text !== '' && /^(word|symbol|group)$/.test(mark.how))
    .map(({ selector, mark }) => ({ selector, text: mark.text }));

const formSubjects = (forms: readonly FormFact[]): Subject[] =>
  forms
    // What stands in no form has no element of its own that axe-core could look at.
    .filter(form => form.visible && !form.formless && form.fields.some(({ visible }) => visible))
    .map(form => ({
      kind: 'form',
      subject: form.signature,
      selector: form.selector,
      contrasts: marksOf(form),
    }));

const linkSubjects = (links: readonly PolicyLink[]): Subject[] =>
  links
    .filter(link => link.visible)
    .map(link => ({
      kind: 'policy-link',
      subject: linkSubject(link),
      selector: link.selector,
      contrasts: [{ selector: link.selector, text: '' }],
    }));

/** Forms in the frames that show documents of the family's, or of no host. */
const framedSubjects = ({ frames }: PageVisit, familyHosts: readonly string[]): Subject[] =>
  frames
    .filter(({ host }) => host === '' || isFamilyHost(familyHosts, host))
    .flatMap(({ url, forms }) => formSubjects(forms).map(subject => ({ ...subject, frame: url })));

/** axe-core's path to an element, as this code writes it. */
const nodeName = (target: AxeResults['violations'][number]['nodes'][number]['target']): string =>
  target.flat().join(shadowStep);

const findingsOf = ({ violations }: AxeResults): AccessibilityFinding[] =>
  violations
    .flatMap(({ id, impact, help, helpUrl, nodes }) =>
      nodes.map(({ target }) => ({ rule: id, impact: impact ?? '', help, helpUrl, node: nodeName(target) })),
    )
    .sort((a, b) => (`${a.rule} ${a.node}` < `${b.rule} ${b.node}` ? -1 : 1));

/**
 * Lets axe-core look at each distinct form, and at each distinct link to a privacy policy, on the first page by URL that shows it. Pages
 * come in any order: one that comes before the page of an earlier check is checked again, so that two runs tell the same.
 */
export class AxeChecker {
  /** The page of each subject's check so far. */
  readonly #pages = new Map<string, string>();

  constructor(readonly familyHosts: readonly string[]) {}

  /** `known`: checks of an earlier, interrupted run. */
  remember(known: readonly AccessibilityCheck[]): void {
    for (const check of known) this.#isFirst(check, check.page);
  }

  /** Checks what the tab shows of the visit. Never throws for what a page does: then the check says why there is none. */
  async check(page: Page, visit: PageVisit): Promise<AccessibilityCheck[]> {
    const wanted = [
      ...formSubjects(visit.forms),
      ...framedSubjects(visit, this.familyHosts),
      ...linkSubjects(visit.policyLinks),
    ];
    const fresh = wanted.filter(subject => this.#isFirst(subject, visit.url));
    const checks: AccessibilityCheck[] = [];
    for (const subject of fresh) checks.push(await checkOne(page, visit.url, subject));
    return checks;
  }

  #isFirst({ kind, subject }: Pick<AccessibilityCheck, 'kind' | 'subject'>, page: string): boolean {
    const key = `${kind} ${subject}`;
    const known = this.#pages.get(key);
    if (known !== undefined && known <= page) return false;
    this.#pages.set(key, page);
    return true;
  }
}

async function checkOne(page: Page, url: string, subject: Subject): Promise<AccessibilityCheck> {
  const about = { kind: subject.kind, subject: subject.subject, page: url };
  try {
    const { findings, contrasts } = await withDeadline('axe-core', limitMs, run(page, subject));
    return { ...about, outcome: { ok: true }, findings, contrasts };
  } catch (error) {
    const reason = error instanceof DeadlineError ? 'page-hangs' : 'accessibility-check-failed';
    const detail =
      (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 300) ?? '';
    return { ...about, outcome: { ok: false, reason, detail }, findings: [], contrasts: [] };
  }
}

/** A frame with what AxeBuilder wants of a page: axe-core then takes the frame's document for all there is. */
const asPage = (frame: Frame): Page =>
  ({ evaluate: frame.evaluate.bind(frame), frames: () => [frame] }) as unknown as Page;

/** The document that holds the subject. */
function placeOf(page: Page, { frame }: Subject): Frame {
  const found = frame === undefined ? page.mainFrame() : page.frames().find(each => each.url() === frame);
  if (!found) throw new Error(`the frame ${frame ?? ''} is gone`);
  return found;
}

/** A selector of this code's as axe-core takes it. */
function contextOf(selector: string): Parameters<AxeBuilder['include']>[0] {
  const [outer = selector, inner, ...rest] = selector.split(shadowStep);
  return inner === undefined ? outer : { fromShadowDom: [outer, inner, ...rest] };
}

async function run(
  page: Page,
  subject: Subject,
): Promise<Pick<AccessibilityCheck, 'findings' | 'contrasts'>> {
  const { kind, selector, contrasts } = subject;
  const frame = placeOf(page, subject);
  const options: RunOptions = {
    runOnly: { type: 'rule', values: [...rules[kind]] },
    resultTypes: ['violations'],
    iframes: false,
  };
  const results = await new AxeBuilder({ page: asPage(frame) })
    // Its other way opens a page of its own, and a visitor's tab closes what opens beside it.
    .setLegacyMode(true)
    .include(contextOf(selector))
    .options(options)
    .analyze();
  const measured = ratios.parse(await callInFrame(frame, 'accessibility', 'measureContrast', contrasts));
  return {
    findings: findingsOf(results),
    contrasts: contrasts.flatMap((each, index) => {
      const ratio = measured[index] ?? null;
      return ratio === null ? [] : [{ ...each, ratio }];
    }),
  };
}

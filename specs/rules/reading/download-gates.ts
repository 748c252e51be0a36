import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { FormFact } from '../../../crawler/evidence/form.js';
import type { PageVisit } from '../../../crawler/evidence/page-visit.js';
import type { Violation } from '../../../policy/result.js';
import { pictureOfForm } from './exhibits.js';
import { kindsAsked, linksTo } from './log-in-walls.js';
import { seenPages } from './pages.js';
import { kindWords } from './personal.js';
import { ownTitle, pathWords } from './promises.js';

const matter =
  '(report|guide|(white ?)?paper|tool ?kit|e-?book|brochure|study|checklist|handbook|manual|pdf|copy|document|file|fact ?sheet|slides?|template|presentation|case study|brief|workbook|resource|recording|poster)s?';
const promised = new RegExp(
  `\\bdownload\\b|\\b(get|send me|e-?mail me|receive|access|unlock|view|read)\\b.{0,40}\\b${matter}\\b|\\(pdf\\b`,
  'i',
);
/** What is handed out to one person alone, or no paper. */
const otherThings = /\b(app|receipt|certificate|vcard|invoice|my (data|report|results)|newsletter)\b/i;

const promises = (text: string): boolean => promised.test(text) && !otherThings.test(text);

const fileEnding = /\.(pdf|docx?|xlsx?|pptx?|od[tps]|zip|csv|epub|rtf|mp[34])$/i;
const generic = new Set(
  'download the this that your with from full free report guide paper file files document documents form page here home resource resources toolkit pdf mpro www get read view send more about'.split(
    ' ',
  ),
);
const significant = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word.length >= 4 && !generic.has(word));

/** Whether the site hands a file out freely that may be the one: linked on the page itself, or called alike. */
function isReachable(evidence: Evidence, page: string, promise: readonly string[]): boolean {
  const files = new Map<string, string[]>();
  for (const { url, reason, foundOn } of evidence.inventory.skipped) {
    if (reason !== 'not-html' && reason !== 'download') continue;
    if (foundOn === page) return true;
    files.set(url, [pathWords(url)]);
  }
  for (const { to, name, page: shownOn } of evidence.links) {
    const isFile = files.has(to) || fileEnding.test(new URL(to).pathname);
    if (!isFile) continue;
    if (shownOn === page) return true;
    files.set(to, [...(files.get(to) ?? [pathWords(to)]), name]);
  }
  const wanted = new Set(promise.flatMap(significant));
  const enough = Math.min(2, wanted.size);
  return [...files.values()].some(names => {
    const shared = new Set(names.flatMap(significant).filter(word => wanted.has(word)));
    return wanted.size > 0 && shared.size >= enough;
  });
}

/** More than this to read, and a page is about something else than its form. */
const much = 1_500;

/** The form that stands before a paper, and the words that promise the paper. */
function gateOf(evidence: Evidence, visit: PageVisit): { form: FormFact; promise: string } | undefined {
  const asking = visit.forms.filter(
    form => form.purpose !== 'login' && kindsAsked(form).some(kind => /^(email|name|phone)$/.test(kind)),
  );
  for (const form of asking) {
    const promise = [form.title, ...form.submitLabels].find(promises);
    if (promise !== undefined) return { form, promise };
  }
  const link = linksTo(evidence, [visit.url]).find(({ name }) => promises(name));
  const [form] = asking.filter(({ purpose, visible }) => visible && purpose !== 'newsletter');
  return link && form && visit.textLength < much ? { form, promise: link.name } : undefined;
}

/** Papers that only those get who fill in a form: no file of that name, and none on the form's page, can be had without. */
export function formGatedFiles(evidence: Evidence, isLeftOut: (url: string) => boolean): Violation[] {
  const told = new Set<string>();
  return seenPages(evidence).flatMap((visit): Violation[] => {
    const gate = isLeftOut(visit.url) ? undefined : gateOf(evidence, visit);
    if (gate === undefined) return [];
    const { form, promise } = gate;
    const links = linksTo(evidence, [visit.url]).filter(({ name }) => promises(name));
    const key = `${form.signature} ${promise}`;
    const words = [promise, ownTitle(visit.title), ...links.map(({ name }) => name)];
    if (told.has(key) || isReachable(evidence, visit.url, words)) return [];
    told.add(key);
    const kinds = kindWords(kindsAsked(form));
    return [
      {
        page: visit.url,
        subject: form.selector,
        message: `"${links[0]?.name ?? promise}" is handed out only to those who fill in a form (${kinds}), and no other link of the site leads to the file. Link the file itself, and ask for an address beside it if you like.`,
        expected: 'a link to the file that asks for nothing',
        actual: `a form that asks for ${kinds}, and no file of that name linked anywhere`,
        evidence: pictureOfForm(evidence, form.signature, visit.url),
      },
    ];
  });
}

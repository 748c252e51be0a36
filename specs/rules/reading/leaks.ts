import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { FormFact } from '../../../crawler/evidence/form.js';
import type { FilledForm, Sighting, Transmission } from '../../../crawler/evidence/filled.js';
import type { PiiKind } from '../../../kernel/pii-kind.js';
import { registrableDomain } from '../../../kernel/party.js';
import { ownerOf } from '../../../kernel/owner.js';
import { isDisclosed, type Disclosure } from '../../../policy/disclosures.js';
import type { Undetermined } from '../../../policy/result.js';
import { pictureOfForm } from './exhibits.js';
import { fillsOf } from './filled.js';
import { formsBySignature, nameOfForm, type PlacedForm } from './forms.js';
import { isOfOthers } from './looked-up.js';
import { identifyingKind, kindWords } from './personal.js';

/** Something that left a page and carries values that tell who somebody is. */
export interface Leak {
  readonly filled: FilledForm;
  readonly sent: Transmission;
  /** The sightings of such values alone. */
  readonly sightings: readonly Sighting[];
  readonly kinds: ReadonlySet<PiiKind>;
}

function leakIn(filled: FilledForm, sent: Transmission, form: FormFact | undefined): Leak | undefined {
  const labels = new Map(filled.typed.map(field => [field.selector, field.label]));
  const kinds = new Set<PiiKind>();
  const sightings = sent.sightings.filter(({ field, kind }) => {
    const found = identifyingKind({ kind, label: labels.get(field) ?? '' });
    if (found === undefined || (form && isOfOthers(form, found))) return false;
    kinds.add(found);
    return true;
  });
  return sightings.length === 0 ? undefined : { filled, sent, sightings, kinds };
}

/** Everything that left the pages of the site while forms were filled in, and carries values that tell who the visitor is. */
export function leaksOf(evidence: Evidence): readonly Leak[] {
  const forms = formsBySignature(evidence);
  return evidence.filled.flatMap(filled =>
    filled.transmissions.flatMap(sent => leakIn(filled, sent, forms.get(filled.signature)) ?? []),
  );
}

/** What was sent and cannot be read, after typing: nobody can say what it carries. */
export function unreadableSent(
  evidence: Evidence,
  concerns: (sent: Transmission) => boolean,
): Undetermined[] {
  const rows = new Map<string, Undetermined>();
  for (const filled of evidence.filled)
    for (const sent of filled.transmissions) {
      if (!sent.opaque || !concerns(sent) || leakIn(filled, sent, undefined) !== undefined) continue;
      const reason = `after typing, something that cannot be read was sent to ${sent.host} (${sent.channel})`;
      rows.set(`${filled.page}\n${sent.host}`, {
        page: filled.page,
        subject: sent.host,
        code: 'unreadable-transmission',
        reason,
      });
    }
  return [...rows.values()];
}

const moments: Readonly<Record<Transmission['moment'], string>> = {
  typing: 'while typing',
  blur: 'on leaving a field',
  submit: 'on submitting',
  leaving: 'on leaving the page',
};

const addressOf = ({ method, url }: Transmission): string => `${method} ${url}`;

/** One line on what was seen where: `e-mail address as sha256 in the body of POST https://… (fetch, while typing, by https://…)`. */
export function describeLeak({ sent, sightings }: Leak): string {
  const seen = sightings.slice(0, 4).map(({ kind, part, encoding, where, excerpt }) => {
    const what = kind === null ? 'value' : kindWords([kind]);
    const whole = part === '' || part === 'whole' ? '' : ` (${part})`;
    const how = encoding.length === 0 ? '' : ` as ${encoding.join(' in ')}`;
    return `${what}${whole}${how} in ${where}: ${excerpt}`;
  });
  const by = sent.script === '' ? '' : `, by ${sent.script}`;
  return `${addressOf(sent)} (${sent.channel}, ${moments[sent.moment]}${by}): ${seen.join('; ')}`;
}

/** At most `most` lines of what was seen, with the number of those left out. */
export function describeLeaks(leaks: readonly Leak[], most = 3): string {
  const lines = [...new Set(leaks.map(describeLeak))];
  const more = lines.length - most;
  return [...lines.slice(0, most), ...(more > 0 ? [`and ${more} more`] : [])].join(' | ');
}

/** The kinds of a collector that the policy does not name. */
export function undisclosedKinds(
  host: string,
  owner: string,
  kinds: Iterable<PiiKind>,
  disclosures: readonly Disclosure[],
): readonly PiiKind[] {
  const domain = registrableDomain(host);
  const owners = [owner, ownerOf(host).owner];
  return [...kinds].filter(
    kind => !owners.some(name => isDisclosed({ domain, owner: name, kind }, disclosures)),
  );
}

/** Of several equal forms of a page, whether it is the one that the picture of the page shows: the first that is visible. */
function isPictured(
  evidence: Evidence,
  { page, signature, selector }: Pick<FilledForm, 'page' | 'signature' | 'selector'>,
): boolean {
  const visit = evidence.pages.find(({ url }) => url === page);
  const equal = (visit?.forms ?? []).filter(form => form.signature === signature && form.visible);
  return equal.length < 2 || equal[0]?.selector === selector;
}

/** Pictures of a form as it was filled in, and as it stands on the same page. */
export const picturesOf = (
  evidence: Evidence,
  filled: Pick<FilledForm, 'signature' | 'page' | 'selector' | 'screenshot'>,
): string[] => [
  ...(filled.screenshot === undefined ? [] : [filled.screenshot]),
  ...(isPictured(evidence, filled) ? pictureOfForm(evidence, filled.signature, filled.page) : []),
];

/** Pictures of a form on the page that shows it first; where none was taken there, on the page where every trial was made of it. */
export function picturesOfPlaced(evidence: Evidence, placed: PlacedForm): string[] {
  const { page, form } = placed;
  const fills = fillsOf(evidence, placed);
  const own = picturesOf(evidence, fills.find(filled => filled.page === page) ?? { ...form, page });
  return own.length > 0 ? own : fills.slice(0, 1).flatMap(filled => picturesOf(evidence, filled));
}

/**
 * What the form is called on the page where it was filled in: of several forms that look alike, the one that was filled in, and none of
 * another page while its own shows one.
 */
export function nameOfFilled(evidence: Evidence, { page, frame, signature, selector }: FilledForm): string {
  const visit = evidence.pages.find(({ url }) => url === page);
  const next = evidence.filled.flatMap(({ nextForms = [] }) => nextForms);
  const shown = [
    ...(visit?.forms ?? []),
    ...(visit?.frames.flatMap(({ forms }) => forms) ?? []),
    ...next.filter(each => each.page === page).map(({ form }) => form),
    ...next.map(({ form }) => form),
  ].filter(each => each.signature === signature);
  const form = shown.find(each => each.selector === selector) ?? shown[0];
  return form === undefined ? `the form ${selector}` : nameOfForm(form, frame);
}

/** Leaks taken together by form and a further key, in the order of their first. */
export function groupLeaks(
  leaks: readonly Leak[],
  key: (leak: Leak) => string,
): readonly (readonly [Leak, ...Leak[]])[] {
  const groups = new Map<string, [Leak, ...Leak[]]>();
  for (const leak of leaks) {
    const { page, signature, frame } = leak.filled;
    const name = [page, signature, frame, key(leak)].join('\n');
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [leak]);
    else group.push(leak);
  }
  return [...groups.values()];
}

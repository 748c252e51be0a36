import type { AccessibilityCheck } from '../../crawler/evidence/accessibility.js';
import type { Connection, PlainAnswer } from '../../crawler/evidence/connection.js';
import type { ConsentRun, ConsentStep, StoredItem, TrackerRequest } from '../../crawler/evidence/consent.js';
import { exhibitPath } from '../../crawler/evidence/exhibits.js';
import type { Evidence } from '../../crawler/evidence/evidence.js';
import type {
  FilledForm,
  Sighting,
  SubmitTrial,
  Transmission,
  TypedField,
} from '../../crawler/evidence/filled.js';
import type { FieldFact, FormFact } from '../../crawler/evidence/form.js';
import type { InventoryPage } from '../../crawler/evidence/inventory.js';
import type { FrameFact, PageVisit } from '../../crawler/evidence/page-visit.js';
import { documentPicture, documentSheet } from '../../crawler/evidence/pictures.js';
import type { PolicyDocument } from '../../crawler/evidence/policy-document.js';
import type { PolicyLink } from '../../crawler/evidence/policy-link.js';
import type { RefusedReading, RefusedVisit } from '../../crawler/evidence/refused.js';
import { policyText } from '../../policy/text.js';

/** Address of the small site that cases speak of. */
export const home = 'https://www.mpro.org/';
export const policyUrl = 'https://www.mpro.org/privacy-policy';

/** The text and the picture of the live policy, where they were kept. */
export const policyExhibits: readonly string[] = [
  exhibitPath(documentSheet(policyUrl), 'txt'),
  exhibitPath(documentPicture(policyUrl), 'png'),
];

const failure = { ok: false, reason: 'timeout', detail: 'no document within 30000 ms' } as const;

/** An outcome of something that could not be looked at, and how rules say so. */
export const timedOut = failure;
export const timedOutReason = 'timeout: no document within 30000 ms';

export const link = (given: Partial<PolicyLink> = {}): PolicyLink => ({
  page: home,
  href: policyUrl,
  name: 'Privacy Policy',
  named: true,
  visible: true,
  hiddenBy: '',
  inPrompt: false,
  context: 'Contact us Privacy Policy Site map',
  selector: 'footer a',
  ...given,
});

export const field = (given: Partial<FieldFact> = {}): FieldFact => ({
  selector: '#email',
  tag: 'input',
  type: 'email',
  name: 'email',
  id: 'email',
  label: 'E-mail',
  autocomplete: 'email',
  kind: 'email',
  kindFrom: 'autocomplete',
  visible: true,
  disabled: false,
  readOnly: false,
  checked: false,
  requiredProgrammatic: false,
  mark: { how: 'none', text: '', explained: false },
  saysOptional: false,
  ...given,
});

/** A question that is no personal information. */
export const topic = (given: Partial<FieldFact> = {}): FieldFact =>
  field({
    selector: '#topic',
    type: 'text',
    name: 'topic',
    id: 'topic',
    label: 'Topic',
    autocomplete: '',
    kind: null,
    kindFrom: '',
    ...given,
  });

export const form = (given: Partial<FormFact> = {}): FormFact => ({
  signature: 'f0f0f0f0f0f0',
  selector: '#contact',
  formless: false,
  purpose: 'contact',
  title: 'Write to us',
  method: 'post',
  action: 'https://www.mpro.org/contact',
  formActions: [],
  submitLabels: ['Send'],
  visible: true,
  blocking: false,
  fields: [field()],
  ...given,
});

export const frame = (url: string, forms: readonly FormFact[]): FrameFact => ({
  url,
  host: new URL(url).hostname,
  forms: [...forms],
});

/** A card's number in a vendor's frame that stands in the form of {@link form}; `reached`: it was filled in with that. */
export function framedCard(reached: boolean, given: Partial<FilledForm> = {}): Evidence {
  const number = { selector: '#number', label: 'Card number', kind: 'paymentCard' as const };
  const card = form({
    signature: 'cacacacacaca',
    selector: '#card',
    action: 'https://cards.paylane.example/f',
    fields: [field({ ...number, type: 'text', name: 'number', autocomplete: 'cc-number' })],
  });
  const around = { document: '', form: '#contact' };
  const inside = typed({
    ...number,
    selector: 'html > body > iframe >>| #number',
    value: '4111111111111111',
  });
  return site({
    pages: [
      page({ forms: [form()], frames: [{ ...frame('https://cards.paylane.example/f', [card]), around }] }),
    ],
    filled: [filled({ typed: [typed(), ...(reached ? [inside] : [])], ...given })],
  });
}

export const page = (given: Partial<PageVisit> = {}): PageVisit => ({
  url: home,
  finalUrl: given.url ?? home,
  outcome: { ok: true },
  status: 200,
  title: 'MPRO',
  textLength: 400,
  policyLinks: [link({ page: given.url ?? home })],
  forms: [],
  frames: [],
  requests: [],
  insecureResources: [],
  cookies: [],
  setCookies: [],
  handedOn: [],
  storage: [],
  newLinks: [],
  ...given,
});

export const policyDocument = (given: Partial<PolicyDocument> = {}): PolicyDocument => ({
  url: policyUrl,
  outcome: { ok: true },
  chain: [{ url: given.url ?? policyUrl, status: 200 }],
  finalUrl: given.url ?? policyUrl,
  status: 200,
  format: 'html',
  title: 'Privacy Policy',
  text: policyText,
  hiddenText: '',
  dates: [effective('2021-01-15', 'effective as of January 15, 2021')],
  canonical: '',
  ...given,
});

export const effective = (date: string, phrase: string): PolicyDocument['dates'][number] => ({
  date,
  label: 'effective',
  phrase,
});

export const typed = (given: Partial<TypedField> = {}): TypedField => ({
  selector: '#email',
  label: 'E-mail',
  kind: 'email',
  value: 'kestrel.moss@example.org',
  ...given,
});

export const trial = (given: Partial<SubmitTrial> = {}): SubmitTrial => ({
  filled: 'full',
  result: 'sent',
  detail: 'answered with 200',
  hops: [{ url: 'https://www.mpro.org/contact', method: 'POST', status: 200, carriesValues: true }],
  refusedFields: [],
  ...given,
});

export const sighting = (given: Partial<Sighting> = {}): Sighting => ({
  field: '#email',
  kind: 'email',
  part: 'whole',
  encoding: [],
  where: 'body',
  excerpt: 'email=kestrel.moss@example.org',
  ...given,
});

/** Something that left: by default the form's own submission to MPRO. */
export const sent = (given: Partial<Transmission> = {}): Transmission => ({
  url: 'https://www.mpro.org/contact',
  scheme: 'https',
  host: 'www.mpro.org',
  party: 'first',
  owner: 'mpro.org',
  category: '',
  method: 'POST',
  channel: 'navigation',
  moment: 'submit',
  sightings: [sighting()],
  opaque: false,
  isSubmission: true,
  isTelemetry: false,
  stopped: false,
  frame: '',
  script: '',
  ...given,
});

/** A script's request to a third party, with what was typed. */
export const leaked = (given: Partial<Transmission> = {}): Transmission =>
  sent({
    url: 'https://ingest.sessionlens.example/e',
    host: 'ingest.sessionlens.example',
    party: 'third',
    owner: 'sessionlens.example',
    channel: 'fetch',
    moment: 'typing',
    isSubmission: false,
    script: 'https://cdn.sessionlens.example/r.js',
    ...given,
  });

export const filled = (given: Partial<FilledForm> = {}): FilledForm => ({
  signature: 'f0f0f0f0f0f0',
  page: home,
  selector: '#contact',
  frame: '',
  outcome: { ok: true },
  typed: [typed()],
  trials: [trial()],
  transmissions: [sent()],
  pageUrlsWithValues: [],
  blindSpots: [],
  ...given,
});

/** A form whose script goes on to a further step, that asks for nothing personal; `last` is what came of filling that, if anything. */
export function inSteps(last: Partial<FilledForm> | undefined): Evidence {
  const step = form({ signature: 'a1a1a1a1a1a1', selector: '#last', fields: [topic()] });
  const first = filled({
    trials: [trial({ result: 'went-on', hops: [] })],
    transmissions: [],
    nextForms: [{ page: home, form: step }],
  });
  const followed = last && filled({ signature: step.signature, selector: step.selector, ...last });
  return siteWith(form(), first, { filled: [first, ...(followed ? [followed] : [])] });
}

export const stored = (given: Partial<StoredItem> = {}): StoredItem => ({
  area: 'cookie',
  name: '_visitor',
  where: 'www.mpro.org',
  party: 'first',
  days: 365,
  httpOnly: false,
  identifier: true,
  recordsChoice: false,
  ...given,
});

export const tracker = (given: Partial<TrackerRequest> = {}): TrackerRequest => ({
  host: 'stats.pagepulse.example',
  party: 'third',
  url: 'https://stats.pagepulse.example/hit?p=/',
  type: 'image',
  signs: ['page-report'],
  owner: 'pagepulse.example',
  ...given,
});

export const step = (moment: ConsentStep['moment'], given: Partial<ConsentStep> = {}): ConsentStep => ({
  moment,
  page: moment === 'later' ? 'https://www.mpro.org/news' : home,
  outcome: { ok: true },
  bannerShown: moment === 'before',
  stored: [],
  trackers: [],
  ...given,
});

/** A choice that was declined for good and leaves nothing behind. */
export const consent = (given: Partial<ConsentRun> = {}): ConsentRun => ({
  page: home,
  outcome: { ok: true },
  prompts: [],
  offered: true,
  manager: '',
  declinedBy: 'button:Decline',
  clicks: 1,
  buttons: ['Accept all', 'Decline'],
  remembered: true,
  steps: [step('before'), step('declined'), step('reload'), step('later')],
  cookies: [],
  ...given,
});

export const noChoice = (): ConsentRun =>
  consent({ offered: false, declinedBy: '', clicks: 0, buttons: [], remembered: false, steps: [] });

/** What a page shows without cookies: all of what it shows with them. */
export const reading = (given: Partial<RefusedReading> = {}): RefusedReading => ({
  words: 40,
  kept: 40,
  shown: 120,
  text: 'MPRO works with those who give care.',
  asksForCookies: '',
  ...given,
});

export const refused = (given: Partial<RefusedVisit> = {}): RefusedVisit => ({
  page: home,
  outcome: { ok: true },
  attempted: [],
  cookies: [],
  storage: [],
  urlIdentifiers: [],
  status: 200,
  loads: 1,
  finalUrl: given.page ?? home,
  reading: reading(),
  ...given,
});

/** What axe-core says of the form of {@link form}. */
export const axeCheck = (given: Partial<AccessibilityCheck> = {}): AccessibilityCheck => ({
  kind: 'form',
  subject: 'f0f0f0f0f0f0',
  page: home,
  outcome: { ok: true },
  findings: [],
  contrasts: [],
  ...given,
});

/** A connection that nothing is wrong with. */
export const connection = (given: Partial<Connection> = {}): Connection => ({
  host: 'www.mpro.org',
  port: 443,
  outcome: { ok: true },
  checkedAt: '2026-11-24T08:02:00.000Z',
  protocol: 'TLS 1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  chain: [certificate()],
  verification: '',
  faults: [],
  incomplete: false,
  daysLeft: 60,
  old: [
    { version: 'TLS 1.0', answer: 'refused', detail: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' },
    { version: 'TLS 1.1', answer: 'refused', detail: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' },
  ],
  hsts: 'sent',
  ...given,
});

export const certificate = (
  given: Partial<Connection['chain'][number]> = {},
): Connection['chain'][number] => ({
  subject: 'CN=www.mpro.org',
  issuer: 'CN=Trusted authority',
  names: ['mpro.org', 'www.mpro.org'],
  validFrom: '2026-10-24T00:00:00.000Z',
  validTo: '2027-01-23T00:00:00.000Z',
  keyType: 'EC',
  keyBits: 256,
  signature: 'SHA-256 with ECDSA',
  fingerprint: '0'.repeat(64),
  ...given,
});

/** An http: address that leads to https:. */
export const plainAnswer = (given: Partial<PlainAnswer> = {}): PlainAnswer => ({
  url: 'http://www.mpro.org/',
  page: home,
  outcome: { ok: true },
  answer: 'leads-to-https',
  status: 301,
  hops: ['http://www.mpro.org/', 'https://www.mpro.org/'],
  samePath: true,
  ...given,
});

/** The inventory's entry of a page that was visited. */
export const inventoryPage = (visit: PageVisit, given: Partial<InventoryPage> = {}): InventoryPage => ({
  url: visit.url,
  depth: 0,
  foundBy: 'link',
  status: 200,
  contentType: 'text/html; charset=utf-8',
  title: visit.title,
  contentHash: '0'.repeat(64),
  aliases: [],
  fingerprint: 'one template',
  forms: visit.forms.map(each => each.signature),
  ...given,
});

/** Everything observed of a site of one page that links to the registered policy; `given` replaces parts of it. */
export function site(
  given: Partial<Evidence> & {
    readonly inventory?: never;
    readonly crawl?: Partial<Evidence['inventory']>;
  } = {},
): Evidence {
  const { crawl, ...rest } = given;
  const pages = given.pages ?? [page()];
  return {
    site: {
      baseUrl: home,
      familyHosts: ['www.mpro.org', 'mpro.org', '*.mpro.org'],
      asOf: '2026-11-24',
      submit: 'real',
      visits: 'all',
      membersArea: [],
    },
    pages,
    links: [],
    gates: [],
    documents: [policyDocument()],
    filled: [],
    targets: [],
    connections: [connection()],
    plain: [plainAnswer()],
    consent: [noChoice()],
    refused: [refused()],
    accessibility: [],
    missing: [],
    exhibits: [],
    ...rest,
    inventory: {
      schemaVersion: 1,
      baseUrl: home,
      startedAt: '2026-11-24T08:00:00Z',
      finishedAt: '2026-11-24T08:01:00Z',
      complete: true,
      pages: pages.map(visit => inventoryPage(visit)),
      skipped: [],
      failed: [],
      notes: [],
      ...crawl,
    },
  };
}

/** What a crawl notes that looked at a host although its certificate has expired. */
export const expiredAt = (host: string) => ({
  brokenCertificates: [{ host, port: 443, faults: ['expired' as const], spki: 'k'.repeat(43) + '=' }],
});
/** The same for the host of {@link home}, as rules say it of a submission. */
export const heldForExpired =
  'the submission was held back, since the certificate of www.mpro.org has expired';

/** The same, seen by a run that submits in another way. */
export const submitted = (submit: Evidence['site']['submit'], evidence: Evidence): Evidence => ({
  ...evidence,
  site: { ...evidence.site, submit },
});

/** A site whose one page holds the form, which was filled in as `result` says (not at all without one). */
export const siteWith = (
  shown: FormFact,
  result?: FilledForm,
  given: Parameters<typeof site>[0] = {},
): Evidence =>
  site({ pages: [page({ forms: [shown] })], filled: result === undefined ? [] : [result], ...given });

/**
 * Cases of a form whose submission was held back, whatever the run's mode, since the certificate of its host has expired. `reason` is what the
 * claim's rule says of it; without one, what rules say that follow what is typed.
 */
export const heldForCertificate = (
  reason = 'the submission of the form "Write to us" was held back, since the certificate of www.mpro.org has expired: what leaves after the server has answered is not known',
) =>
  (['dry', 'real'] as const).map(submit => ({
    name: `held back for the certificate of the host, with SUBMIT=${submit}`,
    evidence: submitted(
      submit,
      siteWith(form(), filled({ trials: [trial({ result: 'stopped' })] }), {
        crawl: expiredAt('www.mpro.org'),
      }),
    ),
    undetermined: [
      {
        page: home,
        subject: '#contact',
        code: 'answer-unknown' as const,
        reason,
      },
    ],
  }));

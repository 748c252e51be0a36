import { bittenField, bounds } from '../evidence/bounds.js';
import type { PolicyDocument } from '../evidence/policy-document.js';
import { FetchError } from '../network/fetch-error.js';
import { redirectTarget } from '../network/fetch-document.js';
import { Fetcher, type Fetched } from '../network/fetcher.js';
import { isFamilyHost } from '../../kernel/party.js';
import type { ProfileContext } from '../profiles/profile.js';
import { withDeadline } from '../visit/deadline.js';
import { keepPicture, keepSheet } from './document-exhibits.js';
import { leastLetters } from './framed-text.js';
import { renderedText, type RenderedDocument, type TabSource } from './rendered-text.js';
import { pdfText } from './pdf-text.js';
import { policyDates } from './policy-dates.js';
import { withoutFragment } from '../../kernel/addresses.js';

const pdfLimitMs = 30_000;
const mostBytes = 32 * 1024 * 1024;
const mostHops = 12;

const blank = (url: string): PolicyDocument => ({
  url,
  outcome: { ok: true },
  chain: [],
  finalUrl: url,
  status: 0,
  format: 'other',
  title: '',
  text: '',
  hiddenText: '',
  dates: [],
  canonical: '',
});

const failed = (document: PolicyDocument, reason: string, detail: string): PolicyDocument => ({
  ...document,
  outcome: { ok: false, reason, detail: detail.split('\n')[0]?.slice(0, 300) ?? '' },
});

function formatOf({ headers, body = Buffer.alloc(0) }: Fetched): PolicyDocument['format'] {
  const contentType = headers['content-type'] ?? '';
  if (body.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  if (/html/i.test(contentType)) return 'html';
  return contentType === '' && /<(!doctype html|html|body)/i.test(body.subarray(0, 1024).toString('latin1'))
    ? 'html'
    : 'other';
}

/** What stands behind a link: the way to it, and the answer where it ended inside the site. */
interface Followed {
  readonly chain: PolicyDocument['chain'];
  readonly answer?: Fetched;
  readonly failure?: FetchError;
}

/** Follows redirects hop by hop, and not off the site: where the link leads is told, what stands there is another's. */
async function follow({ settings, certificates }: ProfileContext, url: string): Promise<Followed> {
  const fetcher = new Fetcher(settings, { maxBytes: mostBytes }, certificates);
  const chain: PolicyDocument['chain'] = [];
  let next = url;
  while (chain.length < mostHops && !chain.some(hop => hop.url === next)) {
    if (!isFamilyHost(settings.familyHosts, new URL(next).hostname))
      return { chain: [...chain, { url: next, status: 0 }] };
    let answer: Fetched;
    try {
      answer = await fetcher.fetch(next);
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      return { chain: [...chain, { url: next, status: 0 }], failure: error };
    }
    chain.push({ url: next, status: answer.status });
    const target = redirectTarget(answer.status, answer.headers.location, next);
    if (target === undefined) return { chain, answer };
    next = target;
  }
  return { chain, failure: new FetchError('redirect-loop', `${url} redirects in a circle or without end`) };
}

/**
 * Follows a link of the site to a privacy policy and records what it leads to: every hop, and the document's text and dates. A dead
 * link, or one that leaves the site, is a fact (status, final URL); a document that could not be looked at has an outcome that says
 * why. Never throws for what a site does. All of it is kept as a text for people, and of HTML a picture.
 */
export async function observeDocument(
  context: ProfileContext,
  tabs: TabSource,
  url: string,
): Promise<PolicyDocument> {
  const document = await readDocument(context, tabs, url);
  await keepSheet(context, document);
  return document;
}

async function readDocument(context: ProfileContext, tabs: TabSource, url: string): Promise<PolicyDocument> {
  const { chain, answer, failure } = await follow(context, url);
  const last = chain.at(-1) ?? { url, status: 0 };
  let document: PolicyDocument = { ...blank(url), chain, finalUrl: last.url, status: last.status };
  if (failure) return failed(document, failure.code, failure.message);
  if (!answer) return document;
  document = { ...document, format: formatOf(answer) };
  if (answer.status >= 400) return document;
  const body = answer.body ?? Buffer.alloc(0);
  if (document.format === 'pdf') {
    try {
      const { title, text } = await withDeadline('reading the PDF', pdfLimitMs, pdfText(body));
      return withText({ ...document, title }, text);
    } catch (error) {
      return failed(document, 'pdf-unreadable', error instanceof Error ? error.message : String(error));
    }
  }
  if (document.format !== 'html') {
    const type = answer.headers['content-type'] ?? '';
    return /^text\/plain/i.test(type)
      ? withText(document, body.toString('utf8'))
      : failed(document, 'unknown-format', `answered with ${type || 'no content type'}`);
  }
  const rendered = await renderedText(tabs, last.url, page => keepPicture(context, url, page));
  if (!rendered.ok) return failed(document, rendered.reason, rendered.detail);
  const whole = withRendering(document, rendered);
  return rendered.text.length < leastLetters ? withEmbedded(context, whole, rendered.embedded) : whole;
}

/** A page with hardly a word of its own that shows a PDF of the site in place has the text of that. */
async function withEmbedded(
  context: ProfileContext,
  document: PolicyDocument,
  embedded: readonly string[],
): Promise<PolicyDocument> {
  for (const url of embedded) {
    const { answer, failure } = await follow(context, url);
    if (failure) return failed(document, failure.code, failure.message);
    if (!answer || answer.status >= 400 || formatOf(answer) !== 'pdf') continue;
    try {
      const reading = pdfText(answer.body ?? Buffer.alloc(0));
      return withText(document, (await withDeadline('reading the PDF', pdfLimitMs, reading)).text);
    } catch (error) {
      return failed(document, 'pdf-unreadable', error instanceof Error ? error.message : String(error));
    }
  }
  return document;
}

const withText = (document: PolicyDocument, text: string): PolicyDocument => ({
  ...document,
  text: text.slice(0, bounds.policyText.value),
  dates: policyDates(text.slice(0, bounds.policyText.value)),
  ...bittenField(text.length >= bounds.policyText.value ? ['policyText'] : []),
});

/** A page that sends its readers on by script or refresh has led them one hop further. */
function withRendering(document: PolicyDocument, rendered: RenderedDocument): PolicyDocument {
  const movedOn = withoutFragment(rendered.finalUrl) !== withoutFragment(document.finalUrl);
  const chain = movedOn
    ? [...document.chain, { url: rendered.finalUrl, status: rendered.status }]
    : document.chain;
  const { title, text, hiddenText, canonical, status } = rendered;
  const whole = withText({ ...document, chain, title, hiddenText, canonical }, text);
  return movedOn ? { ...whole, finalUrl: rendered.finalUrl, status } : whole;
}

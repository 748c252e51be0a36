import type { FilledForm } from './filled.js';
import type { FormFact } from './form.js';
import type { Inventory } from './inventory.js';
import type { PageVisit } from './page-visit.js';

/** Tells the hosts of the family from others. */
export type IsFamily = (host: string) => boolean;

/**
 * Where an address is reached with encryption, as `host:port`: that of an https: address, and port 443 for http: on its usual port.
 * Undefined for http: on a port of its own, which says nothing of https:, and for addresses of other kinds.
 */
export function endpointOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, port } = new URL(address);
  if (protocol === 'https:') return `${hostname}:${port === '' ? '443' : port}`;
  return protocol === 'http:' && port === '' ? `${hostname}:443` : undefined;
}

function* familyOf(addresses: Iterable<string>, isFamily: IsFamily): Generator<string> {
  for (const address of addresses) {
    const endpoint = endpointOf(address);
    if (endpoint !== undefined && isFamily(new URL(address).hostname)) yield endpoint;
  }
}

/** The family's hosts that a crawl met. */
export function crawledEndpoints(inventory: Inventory, isFamily: IsFamily): Set<string> {
  const addresses = [
    inventory.baseUrl,
    ...inventory.pages.flatMap(page => [page.url, ...page.aliases]),
    ...[...inventory.skipped, ...inventory.failed].map(miss => miss.url),
  ];
  return new Set(familyOf(addresses, isFamily));
}

const neverFilledIn = new Set(['hidden', 'submit', 'button', 'reset', 'image']);

/** Where what is typed into a form goes, as the form says. */
const targetsOf = (form: FormFact): readonly string[] =>
  form.formless || form.method === 'dialog' || form.fields.every(field => neverFilledIn.has(field.type))
    ? []
    : [form.action, ...form.formActions];

/**
 * The hosts that visits met: those of the family, by addresses of pages and by requests; and those outside it that get what is typed into
 * a form, as the form says or as it was sent.
 */
export function visitedEndpoints(
  visits: readonly PageVisit[],
  filled: readonly FilledForm[],
  isFamily: IsFamily,
): Set<string> {
  const met = visits.flatMap(({ finalUrl, requests }) => [
    finalUrl,
    ...requests.filter(({ scheme }) => scheme === 'https' || scheme === 'http').map(({ sample }) => sample),
  ]);
  const forms = visits.flatMap(visit => [...visit.forms, ...visit.frames.flatMap(frame => frame.forms)]);
  const later = filled.flatMap(({ nextForms = [] }) => nextForms.map(({ form }) => form));
  const sent = filled.flatMap(({ trials, transmissions }) => [
    ...trials.flatMap(({ hops }) => hops.filter(hop => hop.carriesValues).map(hop => hop.url)),
    ...transmissions.filter(({ isSubmission }) => isSubmission).map(({ url }) => url),
  ]);
  const targets = [...[...forms, ...later].flatMap(targetsOf), ...sent];
  const receiving = targets.filter(address => /^https:/i.test(address)).map(endpointOf);
  return new Set([...familyOf(met, isFamily), ...receiving.filter(endpoint => endpoint !== undefined)]);
}

/** The unencrypted twin of an https: address on its usual port; undefined for others. */
export function plainTwin(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' || url.port !== '') return undefined;
  url.protocol = 'http:';
  url.hash = '';
  return url.href;
}

import { gateKey } from '../evidence/gate.js';
import type { InventoryPage } from '../evidence/inventory.js';
import type { PageVisit } from '../evidence/page-visit.js';
import { promptKey } from '../evidence/prompt.js';

/** Numbers and ids that differ from visit to visit say nothing about what a page does. */
const steady = (text: string): string => text.toLowerCase().replace(/[0-9a-f]{8,}|\d+/g, '#');
const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();

/** What of a visit any claim depends on: pages that agree in it may stand for each other. */
export function essence(visit: PageVisit): string {
  const forms = [...visit.forms, ...visit.frames.flatMap(frame => frame.forms)];
  const links = visit.policyLinks.map(
    link => `${link.href} ${link.name} ${link.named} ${link.visible} ${link.hiddenBy}`,
  );
  return JSON.stringify({
    outcome: visit.outcome.ok ? 'ok' : visit.outcome.reason,
    forms: distinct(forms.map(form => `${form.signature} ${form.visible} ${form.blocking}`)),
    links: distinct(links),
    frames: distinct(visit.frames.map(frame => frame.host)),
    hosts: distinct(visit.requests.map(group => `${group.scheme}://${group.host}`)),
    cookies: distinct(visit.cookies.map(cookie => `${cookie.domain} ${steady(cookie.name)}`)),
    setCookies: distinct(visit.setCookies.map(set => `${set.domain} ${steady(set.name)} ${set.host}`)),
    handedOn: distinct(visit.handedOn.map(row => `${row.area} ${steady(row.name)} ${row.host}`)),
    storage: distinct(visit.storage.map(fact => `${fact.origin} ${fact.area} ${steady(fact.key)}`)),
    prompts: distinct((visit.prompts ?? []).map(prompt => promptKey(visit.url, prompt))),
    gates: distinct((visit.gates?.boxes ?? []).map(box => gateKey(visit.url, box))),
    actors: visit.actors?.met,
    mixed: distinct((visit.mixed ?? []).map(part => `${part.type} ${part.fate} ${new URL(part.url).host}`)),
    insecure: distinct(visit.insecureResources.map(address => new URL(address).host)),
  });
}

/** The visit of `first` in the place of its equal `page`: what is known of the page itself stays its own. */
export function standIn(first: PageVisit, page: InventoryPage): PageVisit {
  const own = (address: string): string => (address === first.finalUrl ? page.url : address);
  return {
    ...first,
    url: page.url,
    finalUrl: page.url,
    title: page.title.slice(0, 200),
    policyLinks: first.policyLinks.map(link => ({ ...link, page: page.url })),
    forms: first.forms.map(form => ({ ...form, action: own(form.action) })),
    newLinks: [],
    representedBy: first.url,
  };
}

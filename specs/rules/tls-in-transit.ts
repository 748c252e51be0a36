import { nameOfHost, saidOfFaults } from '../../crawler/evidence/broken-certificate.js';
import { notMapped, type Connection } from '../../crawler/evidence/connection.js';
import { crawledEndpoints, plainTwin, visitedEndpoints } from '../../crawler/evidence/endpoints.js';
import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { Limit } from '../../policy/limit.js';
import type { RuleResult, Undetermined, Violation } from '../../policy/result.js';
import { reachedBounds } from './reading/bounds.js';
import { oldVersions, wrongWithCertificate } from './reading/certificates.js';
import { pictureOfPage } from './reading/exhibits.js';
import { alsoOn } from './reading/forms.js';
import { leftOutPages } from './reading/limits.js';
import { fateOf, mixedContent, thingOf } from './reading/mixed-content.js';
import { because, seenPages, unseenPages } from './reading/pages.js';
import { hostOf } from './reading/url-parts.js';
import { isFamilyHost } from '../../kernel/party.js';
import { unencryptedByHost } from './reading/plain-http.js';
import type { Rule } from './rule.js';

/** Days before its end from which a certificate is worth a word. */
const soonDays = 21;

/** A host without the usual port. */
const nameOf = ({ host, port }: Connection): string => (port === 443 ? host : `${host}:${port}`);
const rootOf = (connection: Connection): string => `https://${nameOf(connection)}/`;

function badConnections(connections: readonly Connection[]): Violation[] {
  return connections.flatMap(connection => {
    const host = nameOf(connection);
    const at = { page: rootOf(connection), subject: host, evidence: [] };
    const versions = oldVersions(connection);
    const old: Violation[] =
      versions.length === 0
        ? []
        : [
            {
              ...at,
              message: `The host ${host} speaks ${versions.join(' and ')}, which no longer keep what is sent from being read. Switch them off and offer TLS 1.2 and 1.3 only.`,
              expected: 'TLS 1.2 or newer only',
              actual: `${versions.join(' and ')} accepted; best version ${connection.protocol}`,
            },
          ];
    return [...wrongWithCertificate(connection, host).map(wrong => ({ ...at, ...wrong })), ...old];
  });
}

/** What about a connection is not known. */
function openConnections(evidence: Evidence, wanted: readonly string[]): Undetermined[] {
  const met = new Map(evidence.connections.map(each => [`${each.host}:${each.port}`, each]));
  return wanted.flatMap((endpoint): Undetermined[] => {
    const connection = met.get(endpoint);
    if (connection === undefined) {
      const host = endpoint.replace(/:443$/, '');
      const reason = 'the host was not connected to';
      return [{ page: `https://${host}/`, subject: host, code: 'evidence-missing', reason }];
    }
    const at = { page: rootOf(connection), subject: nameOf(connection) };
    const { outcome, faults, old } = connection;
    if (!outcome.ok) {
      const reason = `no encrypted connection: ${because(outcome.reason, outcome.detail)}`;
      return [{ ...at, code: 'observation-failed', reason }];
    }
    const rows: Undetermined[] = [];
    if (faults.includes('unverified'))
      rows.push({
        ...at,
        code: 'observation-failed',
        reason:
          'the server does not send its whole chain of certificates, and the rest could not be fetched: whether browsers trust it is not known',
      });
    for (const { version, answer } of old)
      if (answer === 'unknown' || answer === 'not-offered')
        rows.push({
          ...at,
          code: 'observation-failed',
          reason:
            answer === 'unknown'
              ? `offered ${version} alone, the host gave no answer: whether it speaks it is not known`
              : `the cryptographic library of this machine cannot offer ${version}: whether the host speaks it is not known`,
        });
    return rows;
  });
}

function unencryptedHosts(evidence: Evidence): Violation[] {
  return [...unencryptedByHost(evidence)].flatMap(([host, addresses]) => {
    const [first] = addresses;
    if (first === undefined) return [];
    const others = addresses.length - 1;
    const more = others === 0 ? '' : ` So do ${others} more of its addresses.`;
    const visit = evidence.pages.find(each => each.finalUrl === first.url);
    return [
      {
        page: first.url,
        subject: host,
        message:
          first.how === 'led-on'
            ? `The address ${first.url} sends visitors on without encryption. Redirect every http: address to https:.${more}`
            : `The address ${first.url} is served without encryption: what visitors read and type there can be read and changed on its way. Redirect every http: address to https:.${more}`,
        expected: 'http: addresses that lead to https:',
        actual: addresses
          .slice(0, 5)
          .map(({ url }) => url)
          .join(', '),
        evidence: visit ? pictureOfPage(evidence, visit) : [],
      },
    ];
  });
}

/** Pages whose http: address was not asked, or gave no answer. */
function openTwins(evidence: Evidence): Undetermined[] {
  const asked = new Set(evidence.plain.map(({ url }) => url));
  const unasked = seenPages(evidence).flatMap(({ url, representedBy }): Undetermined[] => {
    const twin = plainTwin(url);
    if (representedBy !== undefined || twin === undefined || asked.has(twin)) return [];
    const reason = `what ${twin} does was not asked`;
    return [{ page: url, subject: 'http: address', code: 'evidence-missing', reason }];
  });
  const unanswered = evidence.plain.flatMap(({ url, page, answer, outcome }): Undetermined[] => {
    if (answer !== 'unknown' || outcome.ok || outcome.reason === notMapped) return [];
    const reason = `what ${url} does is not known: ${because(outcome.reason, outcome.detail)}`;
    return [{ page, subject: 'http: address', code: 'observation-failed', reason }];
  });
  return [...unasked, ...unanswered];
}

/** Hosts whose http: addresses the run's CONNECT_TO leaves out, each as one question. */
function unmappedTwins({ plain }: Evidence): Limit[] {
  const left = plain.filter(({ outcome }) => !outcome.ok && outcome.reason === notMapped);
  return [...new Set(left.map(({ url }) => hostOf(url)))].sort().map(host => ({
    page: `https://${host}/`,
    subject: host,
    question: `whether http: addresses of ${host} lead to https:`,
    settledBy: 'a run with CONNECT_TO for port 80',
  }));
}

function mixedParts(evidence: Evidence): Violation[] {
  return mixedContent(evidence).map(({ part, urls, pages }) => {
    const page = pages[0] ?? part.document;
    const visit = evidence.pages.find(each => each.url === page);
    const more = urls.length === 1 ? '' : ` The same host is asked for ${urls.length - 1} more.`;
    return {
      page,
      subject: part.url,
      message: `This encrypted page asks for ${thingOf(part)} without encryption: ${fateOf(part)}. Use an https: address.${more}${alsoOn(pages)}`,
      expected: 'every part of an encrypted page over https:',
      actual: `${part.url} (${part.type}, ${part.fate})`,
      evidence: visit ? pictureOfPage(evidence, visit) : [],
    };
  });
}

const listed = (names: Iterable<string>): string => [...new Set(names)].sort().join(', ');

/** What is worth saying and breaks nothing. */
function notesOf(evidence: Evidence, connections: readonly Connection[]): string[] {
  const own = connections.filter(
    ({ host, outcome }) => outcome.ok && isFamilyHost(evidence.site.familyHosts, host),
  );
  const soon = connections.filter(
    ({ daysLeft, faults, outcome }) => outcome.ok && daysLeft < soonDays && !faults.includes('expired'),
  );
  const incomplete = connections.filter(({ incomplete: is }) => is);
  const without = own.filter(({ hsts }) => hsts === 'not-sent');
  const cookies = evidence.pages
    .flatMap(visit => visit.cookies)
    .filter(
      ({ secure, domain }) => !secure && isFamilyHost(evidence.site.familyHosts, domain.replace(/^\./, '')),
    );
  const elsewhere = evidence.plain.filter(({ answer, samePath }) => answer === 'leads-to-https' && !samePath);
  // That a chain is not whole is said below.
  const inSpite = (evidence.inventory.brokenCertificates ?? []).filter(({ faults }) => faults.length > 0);
  return [
    ...inSpite.map(
      each =>
        `${nameOfHost(each)} was looked at all the same although its certificate ${saidOfFaults(each)}; nothing that was typed was sent to it.`,
    ),
    ...soon.map(
      each =>
        `The certificate of ${nameOf(each)} ends in ${each.daysLeft} days (${each.chain[0]?.validTo.slice(0, 10) ?? ''}).`,
    ),
    ...(incomplete.length === 0
      ? []
      : [`These hosts do not send their whole chain of certificates: ${listed(incomplete.map(nameOf))}.`]),
    ...(without.length === 0
      ? []
      : [
          `These hosts do not tell browsers to come over https: only (Strict-Transport-Security): ${listed(without.map(nameOf))}.`,
        ]),
    ...(cookies.length === 0
      ? []
      : [
          `These cookies of the site may travel without encryption (no Secure): ${listed(cookies.map(({ name }) => name))}.`,
        ]),
    ...(elsewhere.length === 0
      ? []
      : [
          `${elsewhere.length === 1 ? 'An http: address leads' : `${elsewhere.length} http: addresses lead`} to another page over https:, such as ${elsewhere[0]?.url ?? ''}.`,
        ]),
  ];
}

function judge(evidence: Evidence): RuleResult {
  const isOwn = (host: string): boolean => isFamilyHost(evidence.site.familyHosts, host);
  const wanted = [
    ...new Set([
      ...crawledEndpoints(evidence.inventory, isOwn),
      ...visitedEndpoints(evidence.pages, evidence.filled, isOwn),
    ]),
  ].sort();
  const connections = evidence.connections.filter(({ host, port }) => wanted.includes(`${host}:${port}`));
  const unencrypted = unencryptedHosts(evidence);
  // A host that only serves http: is accused of that; that it has no https: is no further question.
  const accused = new Set(unencrypted.map(({ page }) => hostOf(page)));
  const open = openConnections(evidence, wanted).filter(
    ({ page, code }) => !(code === 'observation-failed' && accused.has(hostOf(page))),
  );
  return {
    subjectsChecked: wanted.length,
    violations: [...badConnections(connections), ...unencrypted, ...mixedParts(evidence)],
    undetermined: [
      ...unseenPages(evidence),
      ...reachedBounds(evidence, ['pages']),
      ...open,
      ...openTwins(evidence),
    ],
    limits: [...leftOutPages(evidence), ...unmappedTwins(evidence)],
    notes: notesOf(evidence, connections),
  };
}

/** MPRO protects personal information in transit "through the use of encryption": every host, its http: addresses, and every part of a page. */
export const rule: Rule = { id: 'tls-in-transit', judge };

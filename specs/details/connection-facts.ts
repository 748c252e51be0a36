import type { Connection } from '../../crawler/evidence/connection.js';
import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { Violation } from '../../policy/result.js';
import type { FactsDetail } from '../../reporters/claim-page/detail.js';
import { unencryptedByHost } from '../rules/reading/plain-http.js';
import { schemeOf } from '../rules/reading/url-parts.js';

const nameOf = ({ host, port }: Connection): string => (port === 443 ? host : `${host}:${port}`);

/** What the handshake with a host showed. */
function handshakeOf(connection: Connection): FactsDetail {
  const { checkedAt, protocol, cipher, chain, verification, old } = connection;
  const [own] = chain;
  const certificate =
    own === undefined
      ? []
      : [
          ['Certificate made out to', own.names.length > 0 ? own.names.join(', ') : own.subject],
          ['Issued by', own.issuer],
          ['Valid', `from ${own.validFrom} until ${own.validTo}`],
          ['Key', `${own.keyType}, ${own.keyBits} bits`],
          ['Signature', own.signature],
          ['SHA-256 of the certificate', own.fingerprint],
        ];
  const rows = [
    ['Connected', checkedAt],
    ['Best version', [protocol, cipher].filter(part => part !== '').join(', ')],
    ...certificate,
    ['Trusted', verification === '' ? 'yes' : `no (${verification})`],
    ...old.map(({ version, answer }) => [`${version} offered alone`, answer]),
  ];
  return {
    kind: 'facts',
    caption: `The connection to ${nameOf(connection)}`,
    columns: ['Of the connection', 'What was found'],
    rows,
  };
}

/** What the unencrypted addresses of a host answered. */
function plainAnswers(evidence: Evidence, host: string): FactsDetail[] {
  const answers = new Map(evidence.plain.map(answer => [answer.url, answer]));
  const rows = (unencryptedByHost(evidence).get(host) ?? []).map(({ url, how }) => {
    const asked = answers.get(url);
    const way = (asked?.hops ?? []).slice(1).join(', then ');
    if (how === 'shown' || asked === undefined)
      return [url, 'a browser was shown a page there, and stayed on it without encryption', way];
    return [
      url,
      how === 'led-on' ? 'sends on to another host without encryption' : `status ${asked.status}, and a page`,
      way,
    ];
  });
  if (rows.length === 0) return [];
  const isLed = rows.some(([, , way]) => way !== '');
  return [
    {
      kind: 'facts',
      caption: `What http: addresses of ${host} answer`,
      columns: ['Asked for, without encryption', 'Answer', ...(isLed ? ['By way of'] : [])],
      rows: isLed ? rows : rows.map(row => row.slice(0, 2)),
    },
  ];
}

/** What was heard of a host: its answers over http: for a finding about these, and the handshake for one about the encrypted connection. */
export function connectionFacts(evidence: Evidence, { page, subject }: Violation): readonly FactsDetail[] {
  if (schemeOf(page) === 'http:') return plainAnswers(evidence, subject);
  return evidence.connections.filter(each => nameOf(each) === subject).map(handshakeOf);
}

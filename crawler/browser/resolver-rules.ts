import { catchesAllHosts, type ConnectRule } from '../network/connect-to.js';

/** Hosts that Chromium itself calls at start (updates, sign-in); no site asks for them, so they never count as third parties. */
const browserOwnHosts = [
  'update.googleapis.com',
  'optimizationguide-pa.googleapis.com',
  'accounts.google.com',
  'clients2.google.com',
];

/**
 * `CONNECT_TO` in Chromium's words, for `--host-resolver-rules`: first match wins; where a rule speaks of every host, all that
 * no rule names resolves to nothing, so that a run on mapped hosts cannot leave the machine.
 */
export function hostResolverRules(rules: readonly ConnectRule[]): string {
  const bracket = (host: string): string => (host.includes(':') ? `[${host}]` : host);
  return [
    ...browserOwnHosts.map(host => `MAP ${host} ~NOTFOUND`),
    ...rules.map(rule => {
      const pattern = rule.port === undefined ? bracket(rule.host) : `${bracket(rule.host)}:${rule.port}`;
      return `MAP ${pattern} ${bracket(rule.toHost)}:${rule.toPort}`;
    }),
    ...(catchesAllHosts(rules) ? ['MAP * ~NOTFOUND'] : []),
  ].join(',');
}

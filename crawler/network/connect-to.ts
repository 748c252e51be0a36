import { hostMatches } from '../../kernel/party.js';

/** One rule of curl's `--connect-to HOST1:PORT1:HOST2:PORT2`; an empty or `*` field of the left side matches anything. */
export interface ConnectRule {
  readonly host: string;
  readonly port: number | undefined;
  readonly toHost: string;
  readonly toPort: number;
}

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** `CONNECT_TO` could not be understood. */
export class ConnectToError extends Error {
  readonly code = 'E_CONNECT_TO';
}

const field = String.raw`\[[^\]]*\]|[^:,]*`;
const rulePattern = new RegExp(`^(${field}):(${field}):(${field}):(${field})$`);
const unbracket = (host: string): string => host.replace(/^\[|\]$/g, '').toLowerCase();

/** Reads a comma-separated list of curl's connect-to rules; throws {@link ConnectToError} naming the part that is off. */
export function parseConnectTo(text: string): readonly ConnectRule[] {
  return text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => {
      const match = rulePattern.exec(part);
      const [, host = '', port = '', toHost = '', toPort = ''] = match ?? [];
      if (!match || toHost === '' || !isPort(toPort) || !(port === '' || port === '*' || isPort(port))) {
        throw new ConnectToError(
          `expected HOST:PORT:TO_HOST:TO_PORT (such as *:443:127.0.0.1:8443), got ${JSON.stringify(part)}`,
        );
      }
      return {
        host: host === '' ? '*' : unbracket(host),
        port: port === '' || port === '*' ? undefined : Number(port),
        toHost: unbracket(toHost),
        toPort: Number(toPort),
      };
    });
}

const isPort = (text: string): boolean =>
  /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;

/** Whether the rules speak of every host: then a port that no rule names is unreachable instead of looked up in DNS. */
export const catchesAllHosts = (rules: readonly ConnectRule[]): boolean =>
  rules.some(rule => rule.host === '*');

/** The first rule that speaks of `host:port`, if one does. */
export function connectRuleFor(
  rules: readonly ConnectRule[],
  host: string,
  port: number,
): ConnectRule | undefined {
  const name = unbracket(host);
  return rules.find(rule => hostMatches(rule.host, name) && (rule.port === undefined || rule.port === port));
}

/** Where to connect for `host:port`: the first rule that fits; the address itself without one; `undefined` when the rules wall it off. */
export function endpointFor(rules: readonly ConnectRule[], host: string, port: number): Endpoint | undefined {
  const rule = connectRuleFor(rules, host, port);
  if (rule) return { host: rule.toHost, port: rule.toPort };
  return catchesAllHosts(rules) ? undefined : { host: unbracket(host), port };
}

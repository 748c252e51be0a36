import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';

/** Aliases that lead from one to the next; resolvers give up at about as many. */
const mostAliases = 8;
/** For one answer of the name server, asked twice, in milliseconds. */
const answerLimitMs = 1_500;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** What a name server says of a name that has no (further) alias. */
const noAlias = new Set(['ENODATA', 'ENOTFOUND']);

/** Asks the machine's name servers (or those given, as `address:port`) what hosts' names are aliases of. */
export class HostAliases {
  readonly #resolver = new Resolver({ timeout: answerLimitMs, tries: 2 });
  #isSilent = false;

  constructor(servers?: readonly string[]) {
    if (servers) this.#resolver.setServers(servers);
  }

  /** The aliases in their order; `undefined` where nobody answered. Never throws; once no name server answers, none is asked again. */
  async of(host: string): Promise<string[] | undefined> {
    if (this.#isSilent || isIP(host.replace(/^\[|\]$/g, '')) !== 0 || !host.includes('.')) return undefined;
    const found: string[] = [];
    try {
      for (let name: string | undefined = host; name !== undefined && found.length < mostAliases;) {
        const [next]: string[] = await this.#resolver.resolveCname(name);
        const known = next === undefined || found.includes(next.toLowerCase());
        name = known ? undefined : next.toLowerCase();
        if (name !== undefined) found.push(name);
      }
    } catch (error) {
      if (!noAlias.has(codeOf(error))) {
        this.#isSilent = true;
        return found.length > 0 ? found : undefined;
      }
    }
    return found;
  }
}

import type { ReplicaAnswer, Exchange, Route } from '../../../fixtures/replica/exchange.js';

/** What a host answers at a path: a page, or what is made of the request. */
export type Content =
  string | ReplicaAnswer | ((exchange: Exchange) => ReplicaAnswer | string | Promise<ReplicaAnswer | string>);

/** A violation that has to be found: on that page, and naming `about` in its subject, message or what was seen. */
export interface Expected {
  /** Path on the site's own host, or an absolute URL. */
  readonly page: string;
  readonly about: string;
}

/** A small site in a style of its own, with seeded violations and near misses, and what is to be found on it. */
export interface FieldSite {
  readonly name: string;
  readonly style: string;
  /** Its own host; pages without a host of their own stand there. */
  readonly host: string;
  /** Registrable domain of the family. */
  readonly domain: string;
  /** By path (`/contact/`), or by host and path (`//vendor.example/embed`). Query strings do not count. */
  readonly contents: Readonly<Record<string, Content>>;
  /** Files of installed packages, on the hosts that serve them. */
  readonly routes?: readonly Route[];
  /** Paths that plain HTTP answers itself; all others redirect to HTTPS. */
  readonly plain?: readonly string[];
  /** Claims that are broken, with every place. Whatever is not listed conforms. */
  readonly expected: Readonly<Record<string, readonly Expected[]>>;
}

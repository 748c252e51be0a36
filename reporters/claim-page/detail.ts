/** A typed value that was met in something that left a page. */
export interface SentValue {
  /** What the form calls the field. */
  readonly field: string;
  /** What kind of value it is, in words; empty where it is none that is known. */
  readonly kind: string;
  /** What was typed: a value made up for the test. */
  readonly typed: string;
  /** Layers around the value, the outermost first; empty for the plain value. */
  readonly encoding: readonly string[];
  /** Part of the request: `url`, `body`, `cookie`, … */
  readonly where: string;
  /** What stands around it in its decoded form. */
  readonly excerpt: string;
}

/** A request that carries typed values. */
export interface RequestDetail {
  readonly kind: 'request';
  readonly method: string;
  readonly url: string;
  readonly host: string;
  /** Who gets it. */
  readonly owner: string;
  /** When it was made and how, in words. */
  readonly moment: string;
  /** The script that sent it; empty for the document itself. */
  readonly script: string;
  /** It was held back before it left the machine. */
  readonly stopped: boolean;
  readonly values: readonly SentValue[];
}

/** A cookie as a page was given it. Its value is never kept. */
export interface CookieRow {
  readonly name: string;
  readonly domain: string;
  readonly setBy: string;
  readonly lasts: string;
  readonly flags: string;
}

export interface CookieDetail {
  readonly kind: 'cookies';
  readonly rows: readonly CookieRow[];
}

/** A place where a live text differs from the registered one. */
export interface DifferenceDetail {
  readonly kind: 'difference';
  readonly registered: string;
  readonly live: string;
}

/** Facts that no picture shows, such as of a connection, as a table. */
export interface FactsDetail {
  readonly kind: 'facts';
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a claim's page shows of a finding beside its words, taken from the evidence. */
export type Detail = RequestDetail | CookieDetail | DifferenceDetail | FactsDetail;

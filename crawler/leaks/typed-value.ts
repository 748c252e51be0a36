import type { PiiKind } from '../../kernel/pii-kind.js';

/** A value that was typed into a control and is looked for in what leaves. */
export interface TypedValue {
  /** Names the value in sightings: the control's selector, as a rule. */
  readonly id: string;
  readonly kind: PiiKind | null;
  readonly value: string;
  /** False: too short or too common to be told from coincidence; never searched. Judged by the matcher where it is not said. */
  readonly searchable?: boolean;
}

/** A trace of a typed value. */
export interface ValueSighting {
  readonly valueId: string;
  readonly kind: PiiKind | null;
  /** `whole`, `user name`, `digits`, `name half`, `word`, `date`. */
  readonly part: string;
  /**
   * Layers around the value, the outermost first: `['base64', 'json', 'sha256:lower']`; empty for the plain value.
   * A hash says after the colon which normalisation of the value went into it, unless it is the typed one.
   */
  readonly encoding: readonly string[];
  /** Byte offset, in what was scanned, of the value or of the outermost layer that holds it. */
  readonly offset: number;
  /** What stands around it in its decoded form, printable, at most 80 characters. */
  readonly excerpt: string;
}

/** A sighting in a request. */
export interface RequestSighting extends ValueSighting {
  /** `url`, `host`, `referer`, `cookie`, `header:<name>`, `body`. */
  readonly where: string;
}

/** A request as the proxy or the browser saw it. Header names in any case. */
export interface RequestParts {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: Uint8Array | string | null;
}

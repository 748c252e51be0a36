/** A link to another page: its key, how it is made, and why it must not be followed, if so. */
export interface PageLink {
  readonly key: string;
  readonly by: 'link' | 'frame' | 'form' | 'redirect';
  readonly unsafe?: string;
  /** Nothing on the page says what it leads to. */
  readonly nameless?: true;
}

/** What the crawl needs of a page's HTML. */
export interface HtmlFacts {
  readonly title: string;
  /** SHA-256 (hex) of the decoded body. */
  readonly contentHash: string;
  /** Hash of what the page says; equal where only tokens in the markup differ. */
  readonly textHash: string;
  /** The same without the page's own name, which error pages repeat. */
  readonly namelessHash: string;
  /** Letters of text, without what is said only where scripts do not run. */
  readonly textLength: number;
  /** Hashes of the page's text blocks, numbers and dates left out: what the traps are told by. */
  readonly blocks: readonly number[];
  /** Hashes of the page's words, at most a fixed number of the least, ascending: how far two pages agree is told by them. */
  readonly words: readonly number[];
  readonly fingerprint: string;
  readonly forms: readonly string[];
  readonly hasScripts: boolean;
  /** Whether the HTML may be a shell that scripts fill by the page's address. */
  readonly isShell: boolean;
  readonly canonical: string | undefined;
  /** Where the page sends its visitors on by itself, and after how many seconds. */
  readonly refresh: { readonly key: string; readonly seconds: number } | undefined;
  /** In document order, each key once. */
  readonly links: readonly PageLink[];
}

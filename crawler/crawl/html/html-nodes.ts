import type { load } from 'cheerio/slim';

type Node = Exclude<Parameters<typeof load>[0], string | Buffer | readonly unknown[]>;

/** An element of a parsed document. */
export type Element = Extract<Node, { attribs: unknown }>;
/** A parsed document, of which cheerio's root is made. */
export type Document = ReturnType<ReturnType<typeof load>['root']>[number];
export type ChildNode = Element['children'][number];

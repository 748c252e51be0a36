import type { Frame } from 'playwright';
import { z } from 'zod';
import { bounds } from '../../evidence/bounds.js';
import { refusing } from '../../../kernel/words/refusal-words.js';
import type { FormFact } from '../../evidence/form.js';
import { callInFrame } from '../../page/in-frame.js';
import { readShownLines } from './shown-lines.js';

const refusalLines = z.strictObject({
  /** Lines that the document shows and that speak of something missing or wrong. */
  lines: z.array(z.string()),
  /** Links to a control, as error summaries have them: the control's id and the link's words. */
  links: z.array(z.strictObject({ id: z.string(), text: z.string() })),
});
export type RefusalLines = z.infer<typeof refusalLines>;

const mostLines = 20_000;

/** Lines of a frame's document that speak of a refusal; none where it cannot be read. */
export async function readRefusalLines(frame: Frame): Promise<RefusalLines> {
  const shown = await readShownLines(frame, mostLines);
  const links = await callInFrame(frame, 'forms', 'readErrorLinks', bounds.shadowRoots.value).catch(() => []);
  return refusalLines.parse({
    lines: shown.filter(line => line.length <= 200 && refusing.test(line)).slice(0, 200),
    links: links.filter(({ text }) => refusing.test(text)).slice(0, 100),
  });
}

const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/\b(required|optional)\b/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/**
 * The controls that new lines of refusal name ("Profession field is required."), by selector, with the line: by the label, the longest
 * that fits, or by a link to the control. `boxes` are the texts of dialogs that came up in place of a submission.
 */
export function namedControls(
  before: RefusalLines,
  after: RefusalLines,
  form: FormFact,
  boxes: readonly string[] = [],
): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  const old = new Set([...before.lines, ...before.links.map(({ text }) => text)]);
  for (const { id, text } of after.links) {
    const field = form.fields.find(each => each.id === id);
    if (field && !old.has(text)) named.set(field.selector, text);
  }
  const labelled = form.fields
    .map(({ selector, label }) => ({ selector, label: plain(label) }))
    .filter(({ label }) => label.trim().length >= 3)
    .sort((a, b) => b.label.length - a.label.length);
  const boxLines = boxes.flatMap(text => text.split('\n')).map(line => line.slice(0, 200));
  for (const line of [...after.lines, ...boxLines]) {
    if (old.has(line) && !boxLines.includes(line)) continue;
    const found = labelled.find(({ label }) => plain(line).includes(label));
    if (found && !named.has(found.selector)) named.set(found.selector, line);
  }
  return named;
}

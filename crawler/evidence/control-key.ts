import type { FieldFact } from './form.js';

/** What tells a control from others of its form, wherever it stands. */
export const controlKey = ({ tag, type, name, id, label }: FieldFact): string =>
  [tag, type, name, id, label].join('\n');

import type { FieldFact } from '../../evidence/form.js';

/** What of a form is filled in where a trial is to tell one control from the others. */
export interface Portion {
  /** Tells the values of this trial from those of others: a server may take each only once. */
  readonly key: string;
  readonly wants: (field: FieldFact) => boolean;
}

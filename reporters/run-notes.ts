import type { Ending } from '../policy/endings.js';
import type { Gate } from './baseline/gate.js';

/** What a summary says beside the result itself. */
export interface RunNotes {
  /** What of the registers has ended, or ends soon. */
  readonly ending: readonly Ending[];
  /** How the findings stand against a baseline. */
  readonly gate: Gate | undefined;
}

export const noNotes: RunNotes = { ending: [], gate: undefined };

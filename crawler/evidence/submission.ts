import { z } from 'zod';

/** A hop of a submission as it went or would have gone. */
export const submissionHop = z.strictObject({
  url: z.string(),
  method: z.string(),
  /** 0 for a hop that was stopped. */
  status: z.number().int(),
  /** The hop carries typed values (in address or body), as seen or as the redirect's rules say (307 and 308 repeat the body). */
  carriesValues: z.boolean(),
});

/**
 * sent: accepted or answered · stopped: held back by SUBMIT=dry, or for the certificate of its host; what the server would say is not known ·
 * went-on: nothing was sent, the page itself went on to a further step · refused-by-browser, refused-by-script, refused-by-server: not
 * accepted · not-tried: with the reason in `detail`.
 */
export const trialResult = z.enum([
  'sent',
  'stopped',
  'went-on',
  'refused-by-browser',
  'refused-by-script',
  'refused-by-server',
  'not-tried',
]);
export type TrialResult = z.infer<typeof trialResult>;

/** A control that a refusal names (invalid, aria-invalid, an error message of its own), and what it says. */
export const refusedField = z.strictObject({ selector: z.string(), message: z.string() });

import { z } from 'zod';

/** Why a subject could not be judged: a stable code for programs, beside the reason in words. */
export const reasonCode = z.enum([
  /** The crawl did not finish, or found no page. */
  'crawl-incomplete',
  /** A page could not be looked at: it did not load, or the visit failed. */
  'page-failed',
  /** A page was found and not visited. */
  'not-visited',
  /** Evidence that the run should have brought is not there. */
  'evidence-missing',
  /** Another observation than a page's visit failed: a document, a form, the consent choice, a host. */
  'observation-failed',
  /** A form was not filled in. */
  'form-not-filled',
  /** A form that was filled in would not be submitted. */
  'form-not-submitted',
  /** The server's answer to a submission was not heard, though the mode lets it be asked. */
  'answer-unknown',
  /** A channel that the observation could not look into. */
  'blind-spot',
  /** Something was sent that cannot be read. */
  'unreadable-transmission',
  /** A bound of the harness left something unlooked-at. */
  'bound-reached',
  /** It was seen, and what it means is not clear. */
  'not-understood',
  /** The claim's test did not run. */
  'not-run',
  /** The claim's test was not among those asked for. */
  'not-selected',
  /** The harness itself failed. */
  'harness-fault',
]);
export type ReasonCode = z.infer<typeof reasonCode>;

import { z } from 'zod';
import { ageTrials } from './age-trial.js';
import { bitten } from './bounds.js';
import { fieldFact, formFact } from './form.js';
import { piiKind } from '../../kernel/pii-kind.js';
import { refusedField, submissionHop, trialResult } from './submission.js';
import { keptCookie, outcome } from './visit.js';

/** A control that was typed into. The value is synthetic. */
export const typedField = z.strictObject({
  selector: z.string(),
  label: z.string(),
  kind: piiKind.nullable(),
  value: z.string(),
});
export type TypedField = z.infer<typeof typedField>;

/** A trace of a typed value in something that left the page. */
export const sighting = z.strictObject({
  /** Selector of the field whose value it is. */
  field: z.string(),
  kind: piiKind.nullable(),
  /** Which part of the value: `whole`, `user name`, `digits`, … */
  part: z.string(),
  /** Layers around the value, the outermost first: `['base64', 'json']`, `['sha256']`; empty for the plain value. */
  encoding: z.array(z.string()),
  /** `url`, `host`, `referer`, `cookie`, `header:<name>`, `body`, `message`. */
  where: z.string(),
  /** What stands around it, shortened and printable. */
  excerpt: z.string(),
});
export type Sighting = z.infer<typeof sighting>;

/** Something that left, or tried to leave, the page and carries typed values; or an opaque body to a third party after the first key. */
export const transmission = z.strictObject({
  /** Shortened. */
  url: z.string(),
  scheme: z.string(),
  host: z.string(),
  party: z.enum(['first', 'third']),
  /** Owner of the host, where known; else its registrable domain. */
  owner: z.string(),
  /** `analytics`, `session-replay`, … where a register of vendors or the request itself tells; else empty. */
  category: z.string(),
  method: z.string(),
  channel: z.enum([
    'navigation',
    'fetch',
    'beacon',
    'image',
    'script',
    'style',
    'font',
    'media',
    'frame',
    'websocket',
    'eventsource',
    'ping',
    'report',
    'prefetch',
    'post-message',
    'webrtc',
    'hand-over',
    'storage-read',
    'other',
  ]),
  moment: z.enum(['typing', 'blur', 'submit', 'leaving']),
  sightings: z.array(sighting),
  /** A body that could not be read (encrypted, unknown format). */
  opaque: z.boolean(),
  /** The form's own submission (the request a person means when pressing the button), as against a side channel. */
  isSubmission: z.boolean(),
  /** Telemetry by its looks: an analytics, log, beacon or replay request, first-party ones included. */
  isTelemetry: z.boolean(),
  /** It was stopped before it left the machine. */
  stopped: z.boolean(),
  /** Who sent it: URL of the frame and of the script (empty: the document itself). */
  frame: z.string(),
  script: z.string(),
});
export type Transmission = z.infer<typeof transmission>;

/** One attempt to submit a form. */
export const submitTrial = z.strictObject({
  /** `full`: all controls filled · `required-only`: only those that say they are required · `empty`: nothing. */
  filled: z.enum(['full', 'required-only', 'empty']),
  /**
   * The steps before this one were filled in with only what says that it is required as well, each that goes on with that. Absent where
   * they were filled in whole, or there are none.
   */
  onlyRequiredBefore: z.literal(true).optional(),
  result: trialResult,
  detail: z.string(),
  hops: z.array(submissionHop),
  /**
   * Controls that the refusal names (invalid, aria-invalid, an error message of their own); of a registration that is refused without a
   * word, those without which it does not go out, found by leaving out one after the other (their `message` is empty).
   */
  refusedFields: z.array(refusedField),
  /** Day (`YYYY-MM-DD`) of the rehearsal that heard this answer; absent where the run itself did. Never in evidence files. */
  heardOn: z.string().optional(),
});
export type SubmitTrial = z.infer<typeof submitTrial>;

/** A form that a submission leads to, such as the next step of a registration: on a page of its own, or in the same form element. */
export const nextForm = z.strictObject({
  /** URL of that page, without query string and fragment. */
  page: z.string(),
  form: formFact,
});
export type NextForm = z.infer<typeof nextForm>;

/** A frame or script that was kept from loading after the first key, so that what it would have done was not seen. */
export const heldBack = z.strictObject({
  channel: z.enum(['frame', 'script']),
  /** Address without query string and fragment. */
  url: z.string(),
});
export type HeldBack = z.infer<typeof heldBack>;

/** What came of filling in a form of a page as a person does. */
export const filledForm = z.strictObject({
  signature: z.string(),
  page: z.string(),
  selector: z.string(),
  /** URL of the frame that holds it; empty for the page itself. */
  frame: z.string(),
  outcome,
  /**
   * The form was filled in, submitted and left, and nothing else was tried: on another page an equal form went through every trial and
   * step. Absent where this one did.
   */
  light: z.literal(true).optional(),
  typed: z.array(typedField),
  trials: z.array(submitTrial),
  transmissions: z.array(transmission),
  /** URLs of later pages of the site on which typed values stand in the address (a GET form's result). */
  pageUrlsWithValues: z.array(z.string()),
  /** Channels that this visit could not look into, with the reason; empty in the normal case. */
  blindSpots: z.array(z.string()),
  /** Frames and scripts that the run's mode held back. Absent where there were none. */
  heldBack: z.array(heldBack).optional(),
  /**
   * Cookies that the browser got while all controls were filled in and the form was sent, and that its page alone had not given. Of a
   * submission that leads to another party's page, those before it. Absent where there are none.
   */
  cookies: z.array(keptCookie).optional(),
  screenshot: z.string().optional(),
  /** Forms, and further steps of this one, that no page of the site shows before this one is submitted. Absent where there are none. */
  nextForms: z.array(nextForm).optional(),
  /** What came of it when a child and an adult filled it in; absent where it does not ask for the age. */
  ages: ageTrials.optional(),
  /** Controls as they stood when they came up, of those that the page did not show before it was filled in. Absent where there are none. */
  seen: z.array(fieldFact).optional(),
  /** Bounds that were reached. */
  bounds: bitten,
});
export type FilledForm = z.infer<typeof filledForm>;

/** Why a form could not be filled in that its page holds and does not show, on a wide screen or a narrow one, whichever likely button is pressed. */
export const neverShown = 'never-shown';

/** Tells one filled form from another: equal forms of one page stand in different places of it. */
export const filledKey = ({
  page,
  signature,
  frame,
  selector,
}: Pick<FilledForm, 'page' | 'signature' | 'frame' | 'selector'>): string =>
  [page, signature, frame, selector].join('\n');

import { DeadlineError } from '../visit/deadline.js';

/** A form could not be filled; `reason` is a stable code: `http-error`, `timeout`, `not-loaded`, `form-not-found`, `never-shown`. */
export class FillError extends Error {
  readonly code = 'E_FILL';
  constructor(
    readonly reason: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The outcome of a form that could not be filled in, by what was thrown. */
export const fillFailure = (error: unknown): { ok: false; reason: string; detail: string } => ({
  ok: false,
  reason: error instanceof FillError ? error.reason : error instanceof DeadlineError ? 'deadline' : 'browser',
  detail: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
});

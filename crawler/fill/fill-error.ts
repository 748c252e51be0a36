/** A form could not be filled; `reason` is a stable code: `http-error`, `timeout`, `not-loaded`, `form-not-found`. */
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

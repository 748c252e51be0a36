/** Why a visit may end by itself. `gate-absent`: the box that bars the way did not come up again. */
export type VisitEnd = 'dialog-loop' | 'gate-absent' | 'left-site' | 'page-crashed' | 'reload-loop';

/** A page that will not be looked at further, for a reason that the visit found out by itself: `code` as in an outcome's `reason`. */
export class VisitEndedError extends Error {
  constructor(
    readonly code: VisitEnd,
    message: string,
  ) {
    super(message);
  }
}

/** A page that sends itself on more often than this does not come to rest. */
export const mostLoads = 5;
/** A page that puts up more dialogs than this does not mean to stop. */
export const mostDialogs = 20;

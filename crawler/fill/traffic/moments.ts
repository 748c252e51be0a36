import type { Transmission } from '../../evidence/filled.js';

/** Where in filling a form a visit is: `before` the first key nothing typed exists yet. */
export type Moment = 'before' | Transmission['moment'];

/** Which moment it was when. */
export class MomentLog {
  readonly #changes: { readonly from: number; readonly moment: Moment }[] = [{ from: 0, moment: 'before' }];

  get now(): Moment {
    return this.#changes.at(-1)?.moment ?? 'before';
  }

  begin(moment: Moment): void {
    this.#changes.push({ from: Date.now(), moment });
  }

  /** The moment at a time in ms since the epoch: a request may reach the proxy later than it was made. */
  at(time: number): Moment {
    return this.#changes.findLast(({ from }) => from <= time)?.moment ?? 'before';
  }
}

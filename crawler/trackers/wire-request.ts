/** A request as it left, in memory only. */
export interface WireRequest {
  readonly url: string;
  readonly method: string;
  /** Playwright's resource type. */
  readonly type: string;
  readonly body: string;
}

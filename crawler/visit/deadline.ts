/** A step of a visit did not end within its bound. */
export class DeadlineError extends Error {
  readonly code = 'E_DEADLINE';
  constructor(
    readonly step: string,
    readonly limitMs: number,
  ) {
    super(`${step} did not end within ${limitMs} ms`);
  }
}

/** `promise`, or a {@link DeadlineError} after `limitMs`. The promise itself goes on: the caller discards what it works on. */
export async function withDeadline<T>(step: string, limitMs: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError(step, limitMs)), limitMs);
  });
  promise.catch(() => undefined);
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}

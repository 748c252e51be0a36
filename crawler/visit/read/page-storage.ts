import { z } from 'zod';

const area = z.array(z.tuple([z.string(), z.number().int()]));

/** What a frame's origin has stored: names and lengths of values, an area each. */
export const frameStorage = z.strictObject({
  localStorage: area,
  sessionStorage: area,
  indexedDB: area,
  cacheStorage: area,
  serviceWorker: area,
  /** Bounds that were reached: there are more entries, or the browser did not say in time what there is. */
  reached: z.array(z.enum(['storageEntries', 'storageAnswer'])),
});
export type FrameStorage = z.infer<typeof frameStorage>;

import { z } from 'zod';

/**
 * A place in a site's addresses where an id of the visit stands: it has another value in every answer while the page stays the same,
 * whatever it is called.
 */
export const visitMark = z.strictObject({
  origin: z.string(),
  /** `?name` of a parameter, `;name` of one within a path, `/folder/` of the folder that the id follows. */
  place: z.string(),
  /** How many folders before the id go with it. Absent where the page is not shown without an id. */
  folders: z.number().int().min(0).optional(),
});
export type VisitMark = z.infer<typeof visitMark>;

import { z } from 'zod';

/** A stored value of the site's own that tells visitors apart and that the page sent to a third party. The value is never kept. */
export const handedOn = z.strictObject({
  area: z.enum(['cookie', 'localStorage', 'sessionStorage', 'indexedDB']),
  /** Of a database's store, `database/store`. */
  name: z.string(),
  /** Domain of the cookie without leading dot, or origin of the storage. */
  where: z.string(),
  /** The third party's host, and the address without its query. */
  host: z.string(),
  url: z.string(),
  /** The host belongs to a consent manager, which keeps the record of choices. */
  keepsChoices: z.boolean(),
  /** `address`, `body`, `message` (of a WebSocket) or `header <name>`. */
  place: z.string(),
  /** Layers around the value, the outermost first, such as `base64` or `sha256`; empty where it stands in plain. */
  encoding: z.array(z.string()),
  /** A second visitor of the same page was looked at, and has another value. Otherwise it looks like an identifier, and that is all. */
  compared: z.boolean(),
});
export type HandedOn = z.infer<typeof handedOn>;

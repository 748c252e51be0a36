import { z } from 'zod';
import type { BrowserTrust } from '../browser/trust-store.js';

/** The environment variable by which the trust is handed to the workers. */
export const trustVariable = 'CONFORMANCE_BROWSER_TRUST';
const trustSchema = z.strictObject({ env: z.record(z.string(), z.string()), args: z.array(z.string()) });

/** The trust that the run's global setup prepared and handed on through the environment; none before it ran. */
export function preparedTrust(env: NodeJS.ProcessEnv): BrowserTrust {
  const text = env[trustVariable];
  return text === undefined ? { env: {}, args: [] } : trustSchema.parse(JSON.parse(text));
}

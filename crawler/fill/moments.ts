import type { Transmission } from '../evidence/filled.js';

/** Where in filling a form a visit is: `before` the first key nothing typed exists yet. */
export type Moment = 'before' | Transmission['moment'];

import { compilePattern, type CompiledPattern } from './pattern.js';
import { address } from './patterns/address.js';
import { contact } from './patterns/contact.js';
import { credentials } from './patterns/credentials.js';
import { dates } from './patterns/dates.js';
import { health } from './patterns/health.js';
import { identity } from './patterns/identity.js';
import { institutions } from './patterns/institutions.js';
import { names } from './patterns/names.js';
import { notPersonal } from './patterns/not-personal.js';
import { organisation } from './patterns/organisation.js';
import { otherCards, payment } from './patterns/payment.js';

/**
 * The table of patterns. In one text the first row that matches decides, so special words stand before general ones:
 * "name on card" before "name", "user name" before "name", "e-mail address" before "address", "insurance card number" before "card number".
 * What is not personal stands first, and gives way where it only remarks on something personal ({@link ./evidence-order.ts}).
 */
export const fieldPatterns: readonly CompiledPattern[] = [
  ...notPersonal,
  ...institutions,
  ...health,
  ...identity,
  ...payment,
  ...credentials,
  ...contact,
  ...dates,
  ...organisation,
  ...address,
  ...names,
  ...otherCards,
].map(compilePattern);

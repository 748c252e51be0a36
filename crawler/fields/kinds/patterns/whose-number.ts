import { number } from './number-words.js';

/** The whole label of a number that only what stands beside it tells the kind of. */
export const openCardNumber = /^(?:(?:your|my) )?card (?:number|no|num|nr|#)$/u;

const insuredNumber = new RegExp(
  `^(?:(?:your|my) )?(?:member|subscriber|policy|group|plan|card|id|identification) ${number}(?: (?:required|optional))?$`,
  'u',
);
const healthInsurance =
  /(?:^| )(?:medicare|medicaid|health plan|(?<!(?:auto|car|vehicle|life|home|property|liability|malpractice|travel|pet|business) )insurance)(?= |$)/u;

/** A member's, policy's or group's number under words about an insurance, as on an insurance card. */
export const isInsuredNumber = (label: string, over: string): boolean =>
  insuredNumber.test(label) && healthInsurance.test(over);

const digits = (count: number): string => `(?:\\\\d|\\[0-9\\])\\{${count}\\}`;
const between = '(?:\\[?[- .\\\\s]*\\]?[?*]?)';
const socialSecurity = new RegExp(`${digits(3)}\\)?${between}\\(?${digits(2)}\\)?${between}\\(?${digits(4)}`);

/** Whether a `pattern` attribute is that of a Social Security number: three digits, two, four. */
export const isSocialSecurityPattern = (pattern: string): boolean => socialSecurity.test(pattern);

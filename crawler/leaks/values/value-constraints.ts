import { createContext, runInContext, type Context } from 'node:vm';

/** What a control says about the values it takes: its attributes, as the page gives them. */
export interface ValueConstraints {
  /** Type of an input (`email`, `tel`, `date`, …), or the tag of another control. */
  readonly type?: string;
  /** Source of the `pattern` attribute. */
  readonly pattern?: string;
  readonly min?: string;
  readonly max?: string;
  readonly step?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Values of a select, radio group or data list that allows nothing else. */
  readonly options?: readonly string[];
  readonly autocomplete?: string;
  /** Words beside the control that may give an example of a value (placeholder, title, help). */
  readonly examples?: readonly string[];
  /** Words that name the control (label, name, id, placeholder): they tell a first name from a last name, a city from a street. */
  readonly hint?: string;
}

const emailShape = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d-]{1,63})+$/i;

/** Input types whose values are ordered as text, with the shape of a value. */
const calendarShapes: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d\d-\d\d$/,
  month: /^\d{4}-\d\d$/,
  week: /^\d{4}-W\d\d$/,
  time: /^\d\d:\d\d$/,
  'datetime-local': /^\d{4}-\d\d-\d\dT\d\d:\d\d$/,
};

/** Whether a browser would take `value` for a control with these constraints. */
export function satisfies(value: string, constraints: ValueConstraints): boolean {
  const { type = 'text', minLength, maxLength, options } = constraints;
  if (options && options.length > 0) return options.includes(value);
  if (minLength !== undefined && minLength > 0 && value.length < minLength) return false;
  if (maxLength !== undefined && maxLength >= 0 && value.length > maxLength) return false;
  if (type === 'email' && !emailShape.test(value)) return false;
  if (type === 'url' && !URL.canParse(value)) return false;
  if (type === 'number' || type === 'range') return fitsNumber(value, constraints);
  const calendar = calendarShapes[type];
  if (calendar) return calendar.test(value) && fitsOrder(value, constraints);
  return matchesPattern(value, constraints.pattern);
}

function fitsNumber(value: string, { min, max, step }: ValueConstraints): boolean {
  if (!/^-?\d+(?:\.\d+)?$/.test(value)) return false;
  const number = Number(value);
  const from = numberOr(min, -Infinity);
  if (number < from || number > numberOr(max, Infinity)) return false;
  const stride = numberOr(step, 1);
  if (step === 'any' || stride <= 0) return true;
  const steps = (number - (Number.isFinite(from) ? from : 0)) / stride;
  return Math.abs(steps - Math.round(steps)) < 1e-9;
}

/** The attribute as a number; `otherwise` where it is absent or none. */
export function numberOr(text: string | undefined, otherwise: number): number {
  const number = text === undefined || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(number) ? number : otherwise;
}

const fitsOrder = (value: string, { min, max }: ValueConstraints): boolean =>
  (!min || value >= min) && (!max || value <= max);

/** Where patterns are tried: making such a place takes longer than what is done in it. */
let trial: Context | undefined;

/**
 * A pattern of a site that takes this long, in milliseconds, is made to hold up who tries it: sound ones take less than one, and a busy
 * machine may take a hundred times as long.
 */
const longestTrial = 3_000;
/** Patterns that took longer: they are not tried a second time. */
const endless = new Set<string>();

/**
 * As the browser applies `pattern`: anchored, flag `v`, a pattern that does not compile is ignored. The pattern is the site's: it runs
 * with a time limit, and counts as not matched when it takes longer.
 */
function matchesPattern(value: string, pattern: string | undefined): boolean {
  if (!pattern) return true;
  if (endless.has(pattern)) return false;
  const compiled = ['v', 'u', ''].some(flags => compiles(pattern, flags));
  if (!compiled) return true;
  try {
    const flags = ['v', 'u', ''].find(each => compiles(pattern, each)) ?? '';
    trial ??= createContext({});
    Object.assign(trial, { source: `^(?:${pattern})$`, flags, value });
    return runInContext('new RegExp(source, flags).test(value)', trial, { timeout: longestTrial }) === true;
  } catch {
    endless.add(pattern);
    return false;
  }
}

function compiles(pattern: string, flags: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, flags) instanceof RegExp;
  } catch {
    return false;
  }
}

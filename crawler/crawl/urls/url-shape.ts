/** What addresses of one kind have in common: numbers and ids left out. */
export interface UrlShape {
  readonly shape: string;
  /** Names a day, month or year, as calendars' addresses do. */
  readonly isDated: boolean;
  /** Has a number or id that could count on for ever. */
  readonly isNumbered: boolean;
  /** Has an id that looks drawn by lot, as those of visits are. */
  readonly hasToken: boolean;
}

const months =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const year = '(?:19|20)\\d\\d';
const month = '(?:0?[1-9]|1[0-2])';
const day = '(?:0?[1-9]|[12]\\d|3[01])';
const date = new RegExp(
  [
    `${year}[-/_.]${month}(?:[-/_.]${day})?`,
    `${year}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])`,
    `${month}[-/_.]${day}[-/_.]${year}`,
    `${day}[-/_.]${month}[-/_.]${year}`,
    `${months}[-/_]?(?:${day}[-/_])?${year}`,
    `${year}[-/_]${months}`,
  ]
    .map(form => `(?<![0-9a-z])${form}(?![0-9a-z])`)
    .join('|'),
  'i',
);
const datedNames =
  /[?&](date|day|month|year|week|mm|yyyy|yr|mon|cal(endar)?[a-z_-]*|view_?date|start_?date|end_?date|tribe-bar-date)=[^&]*\d/i;
const calendarFolder = /\/(calendar|kalender|calendario|calendrier|agenda|schedule)s?\/([a-z]+\/)*[^?]*\d/i;
const hexId = /[0-9a-f]{8}-[0-9a-f-]{27}|(?<![a-z0-9])(?=[a-z0-9]*\d)[0-9a-f]{12,}(?![a-z0-9])/gi;
/** Long runs of characters without the marks of words; base64url and the like. */
const longRun = /(?<![\w-])[\w-]{16,}(?![\w-])/g;
const shortestWord = 6;

/** Capitals, small letters and digits in a muddle: no words in it. */
function isToken(run: string): boolean {
  if (!/\d/.test(run) || !/[a-z]/.test(run) || !/[A-Z]/.test(run)) return false;
  return !new RegExp(`[a-z]{${shortestWord},}|[A-Z]{${shortestWord},}`).test(run);
}

/** The shape of a key. */
export function urlShape(key: string): UrlShape {
  const start = key.indexOf('/', 8);
  const path = key.slice(start);
  const tokenless = path.replace(hexId, '#').replace(longRun, run => (isToken(run) ? '#' : run));
  const isDated = date.test(tokenless) || datedNames.test(tokenless) || calendarFolder.test(tokenless);
  const monthless = isDated ? tokenless.replace(new RegExp(months, 'gi'), '#') : tokenless;
  const shape = monthless.replace(/\d+/g, '#');
  return {
    shape: key.slice(0, start) + shape,
    isDated,
    isNumbered: shape !== path,
    hasToken: tokenless !== path,
  };
}

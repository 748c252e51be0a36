/** What addresses of one kind have in common: numbers and ids left out. */
export interface AddressShape {
  readonly shape: string;
  /** Names a day, month or year, as calendars' addresses do. */
  readonly isDated: boolean;
  /** Has a number or id that could count on for ever. */
  readonly isNumbered: boolean;
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
const steadyId = /[0-9a-f]{8}-[0-9a-f-]{27}|(?<![a-z0-9])(?=[a-z0-9]*\d)[0-9a-f]{12,}(?![a-z0-9])|\d+/gi;

/** The shape of a key. */
export function addressShape(key: string): AddressShape {
  const path = key.slice(key.indexOf('/', 8));
  const isDated = date.test(path) || datedNames.test(path) || calendarFolder.test(path);
  const monthless = isDated ? path.replace(new RegExp(months, 'gi'), '#') : path;
  const shape = monthless.replace(steadyId, '#');
  return { shape: key.slice(0, key.indexOf('/', 8)) + shape, isDated, isNumbered: shape !== path };
}

import type { PiiKind } from '../../../kernel/pii-kind.js';
import { capitalised, pseudoWord, type KeyedNumbers } from './pseudo-words.js';
import type { FieldPiece } from './field-piece.js';

/**
 * Numbers that card networks and processors publish for tests; all pass Luhn. The best known (4111…, 4242…) are left out: they stand in
 * placeholders of real pages.
 */
const testCards = [
  '4012888888881881',
  '4000056655665556',
  '5200828282828210',
  '5105105105105100',
  '2223003122003222',
  '6011000990139424',
  '3566002020360505',
  '371449635398431',
] as const;

const areaCodes = ['313', '248', '734', '586', '810', '517', '616', '269', '989', '906', '231'] as const;
const reservedDomains = ['example.com', 'example.org', 'example.net'] as const;

const two = (number: number): string => String(number).padStart(2, '0');

/** Values of one kind and piece, the most telling first. All are derived from `numbers` alone. */
export function candidates(
  kind: PiiKind | null,
  piece: FieldPiece,
  numbers: KeyedNumbers,
): readonly string[] {
  const first = pseudoWord(numbers);
  const second = pseudoWord(numbers);
  const [First, Second] = [capitalised(first), capitalised(second)];
  const digits = numbers.digits(12);
  switch (kind) {
    case 'email':
      return emails(first, second, digits, numbers.pick(reservedDomains));
    case 'name':
      return piece === 'whole'
        ? [`${First} ${Second}`, `${First}, ${Second}`, First]
        : [First, first, First.slice(0, 7)];
    case 'phone':
      return phones(piece, numbers);
    case 'postalAddress':
      return addressPieces(piece, First, Second, numbers);
    case 'birthDate':
      return dates(piece, numbers);
    case 'paymentCard':
      return cards(piece, First, Second, numbers);
    case 'credentials':
      return piece === 'password'
        ? [
            `${First}-${digits.slice(0, 4)}!Kx`,
            `${First}${digits.slice(0, 4)}`,
            `${First.slice(0, 5)}7!x`,
            digits.slice(0, 8),
          ]
        : [`${first}${digits.slice(0, 4)}`, first, first.slice(0, 7)];
    case 'organization':
      return [`${First} ${Second} Institute`, `${First} Institute`, First];
    case 'professionalCredentials':
      return piece === 'licence'
        ? [
            `${first.slice(0, 3).toUpperCase()}-9${digits.slice(0, 7)}`,
            `9${digits.slice(0, 9)}`,
            `9${digits.slice(0, 7)}`,
          ]
        : [`RN, ${First}`, First];
    case 'governmentId':
      return governmentIds(first, digits, numbers);
    case 'healthId':
      return [`${first.slice(0, 3).toUpperCase()}9${digits.slice(0, 8)}`, `9${digits.slice(0, 9)}`];
    case 'bankAccount':
      return accounts(piece, digits);
    case 'age':
      return ['47', '23', '71'];
    case 'sensitive':
    case 'biometric':
    case null:
      return [`${First} ${second}`, First, first, `${First}${digits.slice(0, 4)}`, digits.slice(0, 10)];
  }
}

function emails(first: string, second: string, digits: string, domain: string): string[] {
  const short = `@${domain}`;
  return [
    `${first}.${second}${short}`,
    `${first}${digits.slice(0, 3)}${short}`,
    `${first}${short}`,
    `${first.slice(0, 7)}${short}`,
  ];
}

/** 555-0100 to 555-0199 are kept free for made-up numbers, in every area. */
function phones(piece: FieldPiece, numbers: KeyedNumbers): string[] {
  const area = numbers.pick(areaCodes);
  const line = `01${two(numbers.below(100))}`;
  if (piece === 'extension') return [numbers.digits(4)];
  if (piece === 'countryCode') return ['+1', '1'];
  if (piece === 'areaCode') return [area];
  if (piece === 'localNumber') return [`555-${line}`, `555${line}`];
  return [
    `${area}-555-${line}`,
    `(${area}) 555-${line}`,
    `(${area})555-${line}`,
    `${area}555${line}`,
    `+1${area}555${line}`,
    `+1 ${area} 555 ${line}`,
    `+1-${area}-555-${line}`,
    `1${area}555${line}`,
    `${area}.555.${line}`,
    `${area} 555 ${line}`,
  ];
}

function addressPieces(piece: FieldPiece, First: string, Second: string, numbers: KeyedNumbers): string[] {
  const house = String(1000 + numbers.below(9000));
  const zip = `48${numbers.digits(3)}`;
  switch (piece) {
    case 'postcode':
      return [zip, `${zip}-${numbers.digits(4)}`, 'K1A 0B1', 'SW1A 1AA', '1010'];
    case 'city':
      return [First, `${First} Falls`];
    case 'region':
      return ['MI', 'Michigan'];
    case 'country':
      return ['United States', 'US', 'USA'];
    case 'unit':
      return [`Suite ${house}`, house, house.slice(0, 3)];
    case 'street':
      return [`${house} ${First} Road`, `${house} ${First}`, First];
    default:
      return [`${house} ${First} Road, ${Second}, MI ${zip}`, `${house} ${First} Road`, First];
  }
}

/** Birth dates of grown-ups, in the order in which sites ask for them. */
function dates(piece: FieldPiece, numbers: KeyedNumbers): string[] {
  const year = String(1931 + numbers.below(45));
  const [month, day] = [two(1 + numbers.below(12)), two(13 + numbers.below(16))];
  if (piece === 'day') return [day];
  if (piece === 'month') return [month, String(Number(month))];
  if (piece === 'year') return [year];
  return [
    `${month}/${day}/${year}`,
    `${year}-${month}-${day}`,
    `${day}/${month}/${year}`,
    `${day}.${month}.${year}`,
    `${month}-${day}-${year}`,
    `${month}${day}${year}`,
    `${year}-${month}`,
    `${month}/${day}/${year.slice(2)}`,
  ];
}

function cards(piece: FieldPiece, First: string, Second: string, numbers: KeyedNumbers): string[] {
  if (piece === 'expiry') return ['11/39', '11/2039', '11', '2039', '39'];
  if (piece === 'securityCode') return [numbers.digits(3), numbers.digits(4)];
  if (piece === 'given') return [`${First} ${Second}`, First];
  const card = numbers.pick(testCards);
  return [
    card,
    card.replace(/(\d{4})(?=\d)/g, '$1 '),
    card.replace(/(\d{4})(?=\d)/g, '$1-'),
    '4012888888881881',
  ];
}

/** 9xx with a middle group below 50 was never given out, neither as a social security nor as a taxpayer number. */
function governmentIds(first: string, digits: string, numbers: KeyedNumbers): string[] {
  const parts = [`9${digits.slice(0, 2)}`, two(10 + numbers.below(39)), digits.slice(2, 6)];
  return [
    parts.join('-'),
    parts.join(''),
    `${first.slice(0, 1).toUpperCase()}${digits}`,
    `9${digits.slice(0, 8)}`,
    digits.slice(2, 6),
  ];
}

function accounts(piece: FieldPiece, digits: string): string[] {
  if (piece === 'iban') return ['GB33BUKB20201555555555'];
  if (piece === 'routing') return ['000000518', '00-00-51', 'XXXXUS00'];
  return [`0009${digits.slice(0, 8)}`, `09${digits.slice(0, 8)}`, digits.slice(0, 8)];
}

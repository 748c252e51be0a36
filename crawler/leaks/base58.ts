const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const values = Int8Array.from({ length: 256 }, (_, byte) => alphabet.indexOf(String.fromCharCode(byte)));

/** Every text up to this length is decoded; its cost grows with the square. */
const alwaysDecoded = 176;
const longest = 1500;
const bitsADigit = Math.log2(58);

/**
 * Bytes that a base58 text stands for; `undefined` for what is none, is longer than 1,500 digits, or is long and by its first bytes
 * neither text nor compressed.
 */
export function decodeBase58(text: Uint8Array): Uint8Array | undefined {
  if (text.length > longest) return undefined;
  if (text.length > alwaysDecoded && !beginsWell(text)) return undefined;
  const out = new Uint8Array(text.length);
  let used = 0;
  let zeros = 0;
  for (const [index, byte] of text.entries()) {
    let carry = values[byte] ?? -1;
    if (carry < 0) return undefined;
    if (carry === 0 && zeros === index) zeros += 1;
    for (let at = out.length - 1; at >= out.length - used; at -= 1) {
      carry += (out[at] ?? 0) * 58;
      out[at] = carry & 0xff;
      carry >>= 8;
    }
    while (carry > 0) {
      used += 1;
      out[out.length - used] = carry & 0xff;
      carry >>= 8;
    }
  }
  return out.subarray(Math.max(0, out.length - used - zeros));
}

/** The first three bytes, told from the first ten digits alone: printable, or a mark of gzip, zlib or zstd. */
function beginsWell(text: Uint8Array): boolean {
  let lead = 0;
  for (const byte of text.subarray(0, 10)) lead = lead * 58 + Math.max(0, values[byte] ?? 0);
  const bits = Math.log2(lead) + (text.length - 10) * bitsADigit;
  const first = 2 ** (bits - 8 * Math.floor(bits / 8)) * 65536;
  const bytes = [first / 65536, (first / 256) % 256, first % 256].map(Math.floor);
  const [one = 0, two = 0] = bytes;
  const isCompressed = (one === 0x1f && two === 0x8b) || one === 0x78 || (one === 0x28 && two === 0xb5);
  return isCompressed || bytes.every(byte => byte >= 0x20 && byte < 0x7f);
}

/** Whether the bytes are base58 digits and, as those of random numbers are, of more than one sort of letter or digit. */
export function looksBase58(bytes: Uint8Array, start: number, end: number): boolean {
  let [small, capital, digits] = [0, 0, 0];
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if ((values[byte] ?? -1) < 0) return false;
    if (byte < 0x40) digits = 1;
    else if (byte < 0x60) capital = 1;
    else small = 1;
  }
  return small + capital + digits > (end - start < 24 ? 1 : 2);
}

/** The base58 text of bytes (Bitcoin's alphabet). */
export function encodeBase58(bytes: Uint8Array): string {
  let number = bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  while (number > 0n) {
    text = (alphabet[Number(number % 58n)] ?? '') + text;
    number /= 58n;
  }
  const zeros = bytes.findIndex(byte => byte !== 0);
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + text;
}

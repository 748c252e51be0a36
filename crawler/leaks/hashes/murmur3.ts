const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

const finish32 = (value: number): number => {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
};

/** MurmurHash3 x86_32 with seed 0. */
export function murmur32(bytes: Buffer): number {
  const [c1, c2] = [0xcc9e2d51, 0x1b873593];
  const mixed = (block: number): number => Math.imul(rotate(Math.imul(block, c1), 15), c2);
  const whole = bytes.length & ~3;
  let hash = 0;
  for (let at = 0; at < whole; at += 4)
    hash = (Math.imul(rotate(hash ^ mixed(bytes.readInt32LE(at)), 13), 5) + 0xe6546b64) | 0;
  let tail = 0;
  for (let at = bytes.length - 1; at >= whole; at -= 1) tail = (tail << 8) | (bytes[at] ?? 0);
  if (whole < bytes.length) hash ^= mixed(tail);
  return finish32(hash ^ bytes.length) >>> 0;
}

const mask = (1n << 64n) - 1n;
const rotate64 = (value: bigint, by: bigint): bigint => ((value << by) | (value >> (64n - by))) & mask;
const times = (value: bigint, factor: bigint): bigint => (value * factor) & mask;

function finish64(value: bigint): bigint {
  let hash = times(value ^ (value >> 33n), 0xff51afd7ed558ccdn);
  hash = times(hash ^ (hash >> 33n), 0xc4ceb9fe1a85ec53n);
  return hash ^ (hash >> 33n);
}

/** MurmurHash3 x64_128 with seed 0: 16 bytes, each half with its highest byte first, as libraries print it. */
export function murmur128(bytes: Buffer): Buffer {
  const [c1, c2] = [0x87c37b91114253d5n, 0x4cf5ad432745937fn];
  const first = (block: bigint): bigint => times(rotate64(times(block, c1), 31n), c2);
  const second = (block: bigint): bigint => times(rotate64(times(block, c2), 33n), c1);
  const whole = bytes.length & ~15;
  let [one, two] = [0n, 0n];
  for (let at = 0; at < whole; at += 16) {
    one = rotate64(one ^ first(bytes.readBigUInt64LE(at)), 27n);
    one = times(one + two, 5n) + 0x52dce729n;
    two = rotate64(two ^ second(bytes.readBigUInt64LE(at + 8)), 31n);
    two = (times((two + one) & mask, 5n) + 0x38495ab5n) & mask;
    one &= mask;
  }
  const tail = Buffer.alloc(16);
  bytes.copy(tail, 0, whole);
  two ^= second(tail.readBigUInt64LE(8));
  one ^= first(tail.readBigUInt64LE(0));
  const size = BigInt(bytes.length);
  one = ((one ^ size) + (two ^ size)) & mask;
  two = ((two ^ size) + one) & mask;
  one = finish64(one);
  two = finish64(two);
  one = (one + two) & mask;
  two = (two + one) & mask;
  const out = Buffer.alloc(16);
  out.writeBigUInt64BE(one, 0);
  out.writeBigUInt64BE(two, 8);
  return out;
}

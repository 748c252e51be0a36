import { createCipheriv } from 'node:crypto';

/** An endless stream of bytes that look random and are the same on every run (AES-CTR of zeros). */
export class RandomBytes {
  readonly #cipher;

  constructor(seed: number) {
    const key = Buffer.alloc(16);
    key.writeUInt32BE(seed);
    this.#cipher = createCipheriv('aes-128-ctr', key, Buffer.alloc(16));
  }

  take(count: number): Buffer {
    return this.#cipher.update(Buffer.alloc(count));
  }

  below(limit: number): number {
    return this.take(4).readUInt32BE() % limit;
  }

  uuid(): string {
    return this.take(16)
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }
}

/** A sort of traffic: `make` gives one message of roughly the size asked for. */
export interface Traffic {
  readonly name: string;
  /** What pages send in the main: the target of 20 MB/s is for this. */
  readonly isPlain: boolean;
  readonly make: (random: RandomBytes, size: number) => Buffer;
}

const words =
  'quality improvement in long term care program registration members event resources hospital the of and'.split(
    ' ',
  );
const phrase = (random: RandomBytes, count: number): string =>
  Array.from({ length: count }, () => words[random.below(words.length)]).join(' ');

const repeated = (size: number, joint: string, make: () => string): string => {
  const parts: string[] = [];
  for (let length = 0; length < size; length += (parts.at(-1)?.length ?? 0) + joint.length)
    parts.push(make());
  return parts.join(joint);
};

const events = (random: RandomBytes, size: number): Buffer => {
  const one = (): string =>
    JSON.stringify({
      type: 'page_view',
      ts: 1_763_135_550_142 + random.below(1e6),
      url: `https://www.example.com/news/story-${random.below(1000)}`,
      title: phrase(random, 6),
      id: random.uuid(),
      props: {
        visible: true,
        ref: null,
        path: '/html/body/div[2]/main/section[1]/p',
        depth: random.below(100),
      },
    });
  return Buffer.from(`{"events":[${repeated(size, ',', one)}]}`);
};

const forms = (random: RandomBytes, size: number): Buffer => {
  const one = (): string =>
    `v=2&tid=G-ABCDEF123&cid=${random.below(1e9)}.1763135550&ul=en-us&sr=1920x1080&dl=` +
    `${encodeURIComponent(`https://www.example.com/news/${random.below(1000)}?q=${phrase(random, 2)}`)}&dt=` +
    `${encodeURIComponent(phrase(random, 5))}&en=page_view&_et=${random.below(9999)}&sid=${random.below(1e9)}`;
  return Buffer.from(repeated(size, '\n', one));
};

const sorts: readonly Traffic[] = [
  { name: 'JSON events', isPlain: true, make: events },
  { name: 'form bodies', isPlain: true, make: forms },
  {
    name: 'HTML text',
    isPlain: true,
    make: (random, size) =>
      Buffer.from(repeated(size, '\n', () => `<p class="text">${phrase(random, 30)}</p>`)),
  },
  {
    name: 'tokens',
    isPlain: false,
    make: (random, size) =>
      Buffer.from(`{${repeated(size, ',', () => `"k":"${random.take(24).toString('base64url')}"`)}}`),
  },
  {
    name: 'base64',
    isPlain: false,
    make: (random, size) => Buffer.from(random.take((size * 3) / 4).toString('base64')),
  },
  { name: 'hex', isPlain: false, make: (random, size) => Buffer.from(random.take(size / 2).toString('hex')) },
  {
    name: 'digits',
    isPlain: false,
    make: (random, size) =>
      Buffer.from(repeated(size, ',', () => String(random.below(2 ** 32)).slice(0, 8 + random.below(3)))),
  },
  { name: 'bytes', isPlain: false, make: (random, size) => random.take(size) },
];

/** How many of a hundred messages are of a sort: most of what pages send is text, some of it holds tokens or is packed. */
const shares: Readonly<Record<string, number>> = {
  'JSON events': 40,
  'form bodies': 20,
  'HTML text': 28,
  tokens: 4,
  base64: 2,
  hex: 2,
  bytes: 4,
};

function mixed(random: RandomBytes, size: number): Buffer {
  let rest = random.below(100);
  for (const { name, make } of sorts) {
    rest -= shares[name] ?? 0;
    if (rest < 0) return make(random, size);
  }
  throw new RangeError('Expected shares that make a hundred.');
}

export const traffics: readonly Traffic[] = [...sorts, { name: 'mixed', isPlain: true, make: mixed }];

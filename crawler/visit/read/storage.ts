import type { Frame } from 'playwright';
import { bounds, type BoundName } from '../../evidence/bounds.js';
import type { StorageFact } from '../../evidence/visit.js';
import { callInFrame } from '../../page/in-frame.js';
import type { StorageLimits } from '../../page/read/storage.js';
import { frameStorage, type FrameStorage } from './page-storage.js';

const areas = ['localStorage', 'sessionStorage', 'indexedDB', 'cacheStorage', 'serviceWorker'] as const;

/** The origin of a frame's URL; empty for frames that have none of their own. */
export function frameOrigin(url: string): string {
  if (!URL.canParse(url)) return '';
  const { origin } = new URL(url);
  return origin === 'null' ? '' : origin;
}

/** What was read of one origin as facts. */
export const storageOf = (origin: string, stored: FrameStorage): StorageFact[] =>
  areas.flatMap(area => stored[area].map(([key, valueLength]) => ({ origin, area, key, valueLength })));

/** What was read of an origin's storage, and the bounds that were reached. */
export interface StorageReading {
  readonly facts: readonly StorageFact[];
  readonly bounds: readonly BoundName[];
}

/** Bounds of reading one origin's storage. */
export const storageLimits: StorageLimits = {
  most: bounds.storageEntries.value,
  waitMs: bounds.storageAnswer.value,
};

const nothing: StorageReading = { facts: [], bounds: [] };

/** What a frame's origin has stored; nothing for frames without an origin, or that vanish while they are read. */
export async function frameStorageFacts(frame: Frame): Promise<StorageReading> {
  const origin = frameOrigin(frame.url());
  if (origin === '') return nothing;
  try {
    const stored = frameStorage.parse(await callInFrame(frame, 'forms', 'readStorage', storageLimits));
    return { facts: storageOf(origin, stored), bounds: stored.reached };
  } catch (error) {
    if (frame.isDetached()) return nothing;
    throw error;
  }
}

const order = (fact: StorageFact): string => `${fact.origin}\n${fact.area}\n${fact.key}`;

/** Facts in a stable order. */
export const sortedStorage = (facts: readonly StorageFact[]): StorageFact[] =>
  [...facts].sort((a, b) => (order(a) < order(b) ? -1 : 1));

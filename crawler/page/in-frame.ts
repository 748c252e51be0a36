import type { Frame, JSHandle, Page } from 'playwright';
import { bundled, type PageApi } from './bundle.js';

const held = new WeakMap<Frame, Promise<JSHandle<PageApi>>>();
const watched = new WeakSet<Page>();

/**
 * The harness's code in the document that a frame shows, in the world of the page's own scripts, which cannot reach it: for what stands in
 * frames, for what the page's scripts made of an element, and for what is done as a visitor does it. It is put in once a document.
 */
export function pageApi(frame: Frame): Promise<JSHandle<PageApi>> {
  const page = frame.page();
  if (!watched.has(page)) {
    watched.add(page);
    page.on('framenavigated', left => void held.delete(left));
  }
  const known = held.get(frame);
  if (known) return known;
  const api = bundled('page-api.ts').then(async source => {
    const handle = await frame.evaluateHandle(source);
    return handle as JSHandle<PageApi>;
  });
  held.set(frame, api);
  api.catch(() => held.delete(frame));
  return api;
}

type Result<K extends keyof PageApi> = Awaited<ReturnType<PageApi[K]>>;

/** What a function of {@link PageApi} gives in the document that a frame shows. Rejects where that goes away meanwhile. */
export async function callInFrame<K extends keyof PageApi>(
  frame: Frame,
  name: K,
  ...args: Parameters<PageApi[K]>
): Promise<Result<K>> {
  const api = await pageApi(frame);
  const call = { name, args: args as unknown[] };
  return api.evaluate(
    (page, { name, args }) => Reflect.apply(page[name], undefined, args) as Result<K>,
    call,
  );
}

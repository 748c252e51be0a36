import type { ElementHandle, Frame, JSHandle, Page } from 'playwright';
import { bundled, type PageApi } from './bundle.js';
import type * as accessibility from './accessibility-api.js';
import type * as controls from './controls-api.js';
import type * as forms from './forms-api.js';
import type * as prompts from './prompts-api.js';

/** Parts of the harness's code that can be put into a document by themselves: all of it takes several times as long as its forms' part. */
export interface Parts {
  readonly accessibility: typeof accessibility;
  readonly controls: typeof controls;
  readonly forms: typeof forms;
  readonly prompts: typeof prompts;
  readonly page: PageApi;
}

type Held = Map<keyof Parts, Promise<JSHandle<unknown>>>;
const held = new WeakMap<Frame, Held>();
const watched = new WeakSet<Page>();

/**
 * A part of the harness's code in the document that a frame shows, in the world of the page's own scripts, which cannot reach it: for what
 * stands in frames, for what the page's scripts made of an element, and for what is done as a visitor does it. It is put in once a document.
 */
export function pageApi<P extends keyof Parts>(frame: Frame, part: P): Promise<JSHandle<Parts[P]>> {
  const page = frame.page();
  if (!watched.has(page)) {
    watched.add(page);
    page.on('framenavigated', left => void held.delete(left));
  }
  const parts: Held = held.get(frame) ?? new Map<keyof Parts, Promise<JSHandle<unknown>>>();
  held.set(frame, parts);
  const known = parts.get(part);
  if (known) return known as Promise<JSHandle<Parts[P]>>;
  const api = bundled(`${part}-api.ts`).then(source => frame.evaluateHandle(source));
  parts.set(part, api);
  api.catch(() => parts.delete(part));
  return api as Promise<JSHandle<Parts[P]>>;
}

/** A value as it is given from outside the page: an element, or a list of elements, by its handle. */
type Outside<T> = T extends Node
  ? ElementHandle<T>
  : T extends readonly (infer Item extends Node)[]
    ? JSHandle<Item[]>
    : T;

/** All arguments but the first. */
type Rest<Args> = Args extends readonly [unknown, ...infer Others] ? Others : never;

type Call<P extends keyof Parts, K extends keyof Parts[P]> = Parts[P][K] extends (
  ...args: infer Args
) => infer Result
  ? { readonly args: { [At in keyof Args]: Outside<Args[At]> }; readonly result: Awaited<Result> }
  : never;

const callOn = (page: object, { name, args }: { name: string; args: unknown[] }): unknown =>
  (Reflect.get(page, name) as (...args: unknown[]) => unknown)(...args);

/** What a function of a part gives in the document that a frame shows. Rejects where that goes away meanwhile. */
export async function callInFrame<P extends keyof Parts, K extends keyof Parts[P]>(
  frame: Frame,
  part: P,
  name: K,
  ...args: Call<P, K>['args']
): Promise<Call<P, K>['result']> {
  const api: JSHandle<object> = await pageApi(frame, part);
  return await api.evaluate(callOn, { name: String(name), args: args });
}

/** The same, where what the function gives stays in the page: elements, or an object with functions. */
export async function handleInFrame<P extends keyof Parts, K extends keyof Parts[P]>(
  frame: Frame,
  part: P,
  name: K,
  ...args: Call<P, K>['args']
): Promise<JSHandle<Call<P, K>['result']>> {
  const api: JSHandle<object> = await pageApi(frame, part);
  return await api.evaluateHandle(callOn, { name: String(name), args: args });
}

/** The same of a function that finds an element; null where it finds none. */
export async function findInFrame<P extends keyof Parts, K extends keyof Parts[P]>(
  frame: Frame,
  part: P,
  name: Call<P, K>['result'] extends Element | null ? K : never,
  ...args: Call<P, K>['args']
): Promise<ElementHandle<Element> | null> {
  const found: JSHandle<unknown> = await handleInFrame(frame, part, name, ...args);
  return found.asElement();
}

/** An element, as locators and frames give it. */
type ElementFound = ElementHandle<Node>;

/** The frame whose document an element stands in. Rejects where that is gone. */
export async function frameOf(element: ElementFound): Promise<Frame> {
  const frame = await element.ownerFrame();
  if (!frame) throw new Error('expected an element of a document that is shown');
  return frame;
}

/** What a function of a part gives of an element, in the element's own document. Rejects where that goes away meanwhile. */
export async function callOnElement<P extends keyof Parts, K extends keyof Parts[P]>(
  element: ElementFound,
  part: P,
  name: Call<P, K>['args'] extends readonly [ElementHandle<Element>, ...unknown[]] ? K : never,
  ...rest: Rest<Call<P, K>['args']>
): Promise<Call<P, K>['result']> {
  const args = [element, ...rest] as unknown as Call<P, K>['args'];
  return callInFrame(await frameOf(element), part, name, ...args);
}

/** The same of a function that finds an element; null where it finds none. */
export async function findByElement<P extends keyof Parts, K extends keyof Parts[P]>(
  element: ElementFound,
  part: P,
  name: Call<P, K>['args'] extends readonly [ElementHandle<Element>, ...unknown[]]
    ? Call<P, K>['result'] extends Element | null
      ? K
      : never
    : never,
  ...rest: Rest<Call<P, K>['args']>
): Promise<ElementHandle<Element> | null> {
  const args = [element, ...rest] as unknown as Call<P, K>['args'];
  const found: JSHandle<unknown> = await handleInFrame<P, K>(await frameOf(element), part, name, ...args);
  return found.asElement();
}

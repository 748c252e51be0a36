import { createHash } from 'node:crypto';
import type { CDPSession } from 'playwright';
import type { MetActors, PageVisit } from '../evidence/page-visit.js';
import { isFamilyHost } from '../../kernel/party.js';
import { withDeadline } from './deadline.js';
import type { Tab } from './tab.js';

const limitMs = 8_000;

/** What a script listens for that wants what is typed. */
const listensTo =
  /^(input|beforeinput|change|key(down|up|press)|paste|cut|blur|focusout|submit|formdata|click|mousedown|pointerdown|visibilitychange|pagehide|beforeunload|unload|message)$/;

interface Script {
  readonly scriptId: string;
  readonly url: string;
  readonly hash: string;
  readonly isAtStart: boolean;
}

/** What differs from page to page, or from visit to visit, in one and the same script or address. */
const passing =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{8,}|(?<![A-Za-z_-])(?=[A-Za-z_-]*\d)[A-Za-z0-9+/=_-]{20,}|\d+/gi;
const steady = (text: string): string => text.replace(passing, '#').replace(/\s+/g, ' ');
const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

/** Host and path, ids and numbers left out. */
function addressOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { host, pathname } = new URL(url);
  return `${host}${steady(pathname)}`;
}

/** Scripts that the page's own worlds have run, wherever they came from; `cdp` debugs while `use` goes on, and nothing ever pauses. */
async function withScripts<T>(cdp: CDPSession, use: (scripts: readonly Script[]) => Promise<T>): Promise<T> {
  const scripts: Script[] = [];
  const note = (event: {
    readonly scriptId: string;
    readonly url: string;
    readonly hash: string;
    readonly startLine: number;
    readonly startColumn: number;
    readonly executionContextAuxData?: object;
  }): void => {
    const world = event.executionContextAuxData;
    if (world && 'isDefault' in world && world.isDefault === false) return;
    const { scriptId, url, hash, startLine, startColumn } = event;
    scripts.push({ scriptId, url, hash, isAtStart: startLine === 0 && startColumn === 0 });
  };
  cdp.on('Debugger.scriptParsed', note);
  try {
    await Promise.all([cdp.send('Debugger.enable'), cdp.send('Debugger.setSkipAllPauses', { skip: true })]);
    return await use(scripts);
  } finally {
    cdp.off('Debugger.scriptParsed', note);
    await cdp.send('Debugger.disable').catch(() => undefined);
  }
}

/** Type and script of what listens anywhere in the document, or on the window. */
async function listeners(cdp: CDPSession): Promise<{ type: string; scriptId: string }[]> {
  const objectGroup = 'actors';
  const found: { type: string; scriptId: string }[] = [];
  for (const expression of ['window', 'document']) {
    const { result } = await cdp.send('Runtime.evaluate', { expression, objectGroup });
    const { objectId } = result;
    if (objectId === undefined) continue;
    const depth = expression === 'document' ? { depth: -1, pierce: true } : {};
    const answer = await cdp.send('DOMDebugger.getEventListeners', { objectId, ...depth });
    found.push(...answer.listeners.filter(({ type }) => listensTo.test(type)));
  }
  await cdp.send('Runtime.releaseObjectGroup', { objectGroup });
  return found;
}

/**
 * Tells what can act on the forms of a page, as the browser met it there: scripts by their address and by their text, frames, third
 * parties' hosts, and who listens. Texts are read once in a worker.
 */
export class ActorReader {
  readonly #texts = new Map<string, string>();

  constructor(readonly familyHosts: readonly string[]) {}

  /** The actors of the page that a tab shows now; undefined where they cannot be read. */
  async read(tab: Tab, visit: PageVisit): Promise<MetActors | undefined> {
    try {
      return await withDeadline('reading what acts on a page', limitMs, this.#read(tab, visit));
    } catch {
      // The page went away or hangs: then it stands for itself alone.
      return undefined;
    }
  }

  async #read(tab: Tab, visit: PageVisit): Promise<MetActors> {
    const { cdp } = tab.world;
    const html = await (await tab.log.lastDocument?.response())?.text();
    const isNamed = (text: string): boolean => html?.includes(text) === true;
    return withScripts(cdp, async scripts => {
      const words = [visit.title, visit.url, new URL(visit.url).pathname].filter(word => word.length > 3);
      const keys = new Map<string, string>();
      const met = new Set<string>();
      let fromScripts = html === undefined;
      for (const script of scripts) {
        const isOwn = script.url === '' || script.url === visit.finalUrl;
        const text = await this.#textOf(cdp, script, isOwn ? words : []);
        const key = `script ${isOwn ? '' : addressOf(script.url)} ${text}`;
        keys.set(script.scriptId, key);
        // Code without an address may be the harness's own look at the page: it counts once it listens.
        if (script.url !== '') met.add(key);
        if (!isOwn) fromScripts ||= !isNamed(new URL(script.url).pathname);
        // A script that starts a document's text was put into the document by another one.
        else if (script.url !== '' && script.isAtStart) fromScripts = true;
      }
      for (const { type, scriptId } of await listeners(cdp)) met.add(`${type} ${keys.get(scriptId) ?? ''}`);
      for (const { url } of visit.frames) {
        met.add(`frame ${steady(url)}`);
        if (/^https?:/.test(url)) fromScripts ||= !isNamed(new URL(url).pathname);
      }
      for (const { host } of visit.requests)
        if (!isFamilyHost(this.familyHosts, host)) met.add(`party ${host}`);
      return { met: [...met].map(short).sort(), fromScripts };
    });
  }

  /** Hash of a script's text, ids, numbers and the page's own words left out. */
  async #textOf(cdp: CDPSession, { scriptId, hash }: Script, words: readonly string[]): Promise<string> {
    const known = this.#texts.get(hash);
    if (known !== undefined) return known;
    const { scriptSource } = await cdp.send('Debugger.getScriptSource', { scriptId });
    const neutral = words.reduce((text, word) => text.replaceAll(word, '@'), scriptSource);
    const text = short(steady(neutral));
    this.#texts.set(hash, text);
    return text;
  }
}

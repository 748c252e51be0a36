import * as dom from '../elements/dom.js';
import { buttonName } from '../elements/names.js';
import { selectorMaker } from '../elements/selectors.js';
import { isVisible } from '../elements/visible.js';
import { gateWords } from '../../../kernel/words/gate-words.js';

/**
 * Boxes that lie over all of a document, or stand in it with words that make giving something the condition of reading on;
 * and what there is to read besides. Undefined where there is no such box. One look at nine points and at the words of the page;
 * everything else only where these show something.
 */
export function readGates(mostBoxes: number) {
  const selector = selectorMaker();
  const most = {
    text: 400,
    asks: 300,
    name: 60,
    buttons: 20,
    up: 7,
  };
  const asks = new RegExp(gateWords.asks, 'i');
  const exempt = new RegExp(gateWords.exempt, 'i');
  const passes = new RegExp(gateWords.passes, 'i');
  const gives = new RegExp(gateWords.gives, 'i');
  const trees = dom.trees(200);
  const all = (selector: string): Element[] => trees.flatMap(tree => dom.all(tree, selector));

  const controls =
    'input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image], [type=search], [type=checkbox], [type=radio], [type=range], [type=color]), textarea, select';
  const pressed =
    'button, [role=button], input[type=button], input[type=submit], a, summary, [onclick], [class*="close" i], [class*="dismiss" i], [aria-label*="close" i], [tabindex="0"]';
  const frameOfPage = 'main, nav, [role=main], [role=navigation], body > header, body > footer';
  const aside =
    'header, nav, footer, aside, [role=banner], [role=navigation], [role=contentinfo], [role=complementary], [role=search]';

  /** Lies over the page, and is not the page's own frame (a page may scroll inside a fixed box). */
  const isLayer = (element: Element): boolean => {
    if (element === document.documentElement || element === document.body) return false;
    if (dom.matches(element, ':modal')) return true;
    const { position, zIndex } = getComputedStyle(element);
    if (position !== 'fixed') {
      const { width, height } = dom.rect(element);
      const covers = width >= innerWidth * 0.9 && height >= innerHeight * 0.9;
      if (position !== 'absolute' || !(Number(zIndex) >= 1) || !covers) return false;
    }
    return (
      Element.prototype.querySelector.call(element, frameOfPage) === null && !dom.matches(element, aside)
    );
  };
  const layerOf = (start: Element): Element | null => {
    let found: Element | null = null;
    for (let at: Element | null = start; at; at = dom.aboveElement(at)) if (isLayer(at)) found = at;
    return found;
  };
  const topmost = (x: number, y: number): Element | null => {
    let found = Document.prototype.elementFromPoint.call(document, x, y);
    for (let shadow = found && dom.shadow(found); shadow;) {
      const inner = shadow.elementFromPoint(x, y);
      if (!inner || inner === found) break;
      found = inner;
      shadow = dom.shadow(inner);
    }
    return found;
  };
  const parts = [0.03, 0.5, 0.97];
  const hit = parts.flatMap(x =>
    parts.map(y => {
      const element = topmost(x * innerWidth, y * innerHeight);
      return element && layerOf(element);
    }),
  );
  const isCovered = hit.filter(layer => layer !== null).length >= 8;

  const textOf = (element: Element): string =>
    dom.fold(element instanceof HTMLElement ? element.innerText : dom.text(element));
  const nameOf = (element: Element): string =>
    (buttonName(element) || dom.fold(dom.attribute(element, 'class'))).slice(0, most.name);
  const saysAsks = (text: string): boolean => asks.test(text) && !exempt.test(text);
  /** The sentence of a box that sets the condition. */
  const askedIn = (text: string): string =>
    (text.match(/[^.!?]+[.!?]*/g) ?? []).map(dom.fold).find(saysAsks)?.slice(0, most.asks) ??
    (saysAsks(text) ? text.slice(0, most.asks) : '');

  const boxes = new Map<Element, 'over' | 'within'>();
  const usable = all(controls).filter(each => isVisible(each));
  const frames = all('iframe').filter(each => isVisible(each));
  if (isCovered) {
    for (const element of [...usable, ...frames]) {
      const layer = layerOf(element);
      if (layer) boxes.set(layer, 'over');
    }
    for (const layer of hit)
      if (layer && !boxes.has(layer) && textOf(layer).length < 1_500 && askedIn(textOf(layer)) !== '')
        boxes.set(layer, 'over');
  }
  const inPage = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = dom.aboveElement(at))
      if (dom.matches(at, aside) || isLayer(at)) return false;
    return true;
  };
  /** The least box around a sentence that holds something to fill in, or to press. */
  const boxAround = (sentence: Element, wanted: (box: Element) => boolean): Element | null => {
    for (let at: Element | null = sentence, up = 0; at && up < most.up; at = dom.aboveElement(at), up += 1) {
      if (dom.matches(at, 'body, html, main, [role=main]')) return null;
      if (wanted(at)) return at;
    }
    return null;
  };
  const holds = (list: readonly Element[]) => (box: Element) => list.some(each => dom.isWithin(each, box));
  const whole = trees
    .map(tree => dom.text(tree instanceof Document ? (tree.body ?? tree.documentElement) : tree))
    .join(' ');
  /** The same with a space between any two texts: "… the full article" and "E-mail" of a label below it are two words. */
  const apart = (): string => {
    const found: string[] = [];
    for (const tree of trees) {
      const walker = document.createTreeWalker(tree, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) found.push(node.nodeValue ?? '');
    }
    return found.join(' ');
  };
  if (!isCovered && (asks.test(dom.fold(whole)) || asks.test(dom.fold(apart())))) {
    const sentences = all(
      'h1, h2, h3, h4, h5, h6, p, label, legend, li, div, span, strong, button, a, section, form',
    ).filter(element => {
      const text = dom.fold(dom.text(element));
      return text.length > 8 && text.length <= most.asks && askedIn(text) !== '' && isVisible(element);
    });
    const inner = sentences.filter(
      each => !sentences.some(other => other !== each && dom.isWithin(other, each)),
    );
    for (const sentence of inner) {
      if (boxes.size > mostBoxes || !inPage(sentence)) continue;
      const box =
        boxAround(sentence, holds([...usable, ...frames])) ??
        boxAround(sentence, at => Element.prototype.querySelector.call(at, 'a[href], button') !== null) ??
        sentence;
      boxes.set(box, 'within');
    }
  }
  const main = all('main, [role=main], article')[0] ?? document.body;
  const texts = new Set<Element>();
  const isHeld = (css: CSSStyleDeclaration): boolean =>
    /blur\((?!0(px)?\))/.test(css.filter) || (css.color.endsWith(', 0)') && css.textShadow !== 'none');
  const blurredIn = new Set<Element>();
  if (boxes.size === 0 && usable.some(inPage) && whole.length > 400) {
    // Without words, blurred text beside something to fill in shows a gate.
    for (const element of Array.from(main.querySelectorAll('*')))
      if (
        dom.fold(dom.text(element)).length >= 200 &&
        isHeld(getComputedStyle(element)) &&
        isVisible(element)
      ) {
        const held = element;
        const beside = usable
          .filter(inPage)
          .map(control => boxAround(held, at => dom.isWithin(control, at)))
          .find(at => at);
        const control =
          beside && usable.find(each => dom.isWithin(each, beside) && !dom.isWithin(each, held));
        const box = control && (control.closest('form') ?? dom.aboveElement(control));
        if (box) boxes.set(box, 'within');
        break;
      }
  }
  if (boxes.size === 0) return undefined;

  let [readable, blurred, cut, hidden] = [0, 0, 0, 0];
  const states = new Map<Element, 'out' | 'blurred' | 'cut' | 'hidden' | 'read'>();
  const stateOf = (element: Element): 'out' | 'blurred' | 'cut' | 'hidden' | 'read' => {
    const known = states.get(element);
    if (known) return known;
    const parent = dom.aboveElement(element);
    const outer = parent && parent !== document.documentElement ? stateOf(parent) : 'read';
    let state: 'out' | 'blurred' | 'cut' | 'hidden' | 'read' = outer;
    if (
      boxes.has(element) ||
      dom.matches(element, `${aside}, form, script, style, noscript, template, dialog, select, button, h1`)
    )
      state = 'out';
    else if (outer === 'read') {
      const css = getComputedStyle(element);
      if (css.display === 'none' || css.visibility === 'hidden' || css.opacity === '0') state = 'hidden';
      else if (isHeld(css)) {
        blurredIn.add(element);
        state = 'blurred';
      }
    }
    states.set(element, state);
    return state;
  };
  const walker = document.createTreeWalker(
    main === document.body || main.isConnected ? main : document.body,
    NodeFilter.SHOW_TEXT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = dom.fold(node.nodeValue);
    const parent = dom.aboveElement(node);
    if (text === '' || !parent) continue;
    const state = stateOf(parent);
    if (state === 'read') {
      readable += text.length + 1;
      texts.add(parent);
    } else if (state === 'blurred') blurred += text.length + 1;
    else if (state === 'hidden') hidden += text.length + 1;
  }
  // Text that its box cuts off: the box is lower than what it holds, and cannot be scrolled.
  for (const element of new Set(Array.from(texts).flatMap(text => dom.aboveElement(text) ?? []))) {
    for (
      let at: Element | null = element, up = 0;
      at && at !== document.body && up < 4;
      at = dom.aboveElement(at), up += 1
    ) {
      const css = getComputedStyle(at);
      const isCut =
        /hidden|clip/.test(css.overflowY) && at.scrollHeight > at.clientHeight + 60 && at.clientHeight > 20;
      if (!isCut || blurredIn.has(at)) continue;
      blurredIn.add(at);
      const share = 1 - at.clientHeight / at.scrollHeight;
      const lost = Math.round(dom.fold(textOf(at)).length * share);
      cut += lost;
      readable = Math.max(0, readable - lost);
    }
  }
  const namesIn = (box: Element): string[] => {
    const names = all(pressed)
      .filter(each => each !== box && dom.isWithin(each, box) && isVisible(each))
      .map(nameOf);
    return Array.from(new Set(names.filter(name => name !== ''))).slice(0, most.buttons);
  };
  /** What can be pressed to get past a box without giving anything, the likeliest first. */
  const waysOut = (box: Element, place: 'over' | 'within') => {
    const parent = dom.aboveElement(box);
    const around = parent && !dom.matches(parent, 'body, html, main, [role=main], article') ? parent : box;
    const isNear = (each: Element): boolean =>
      place === 'over' ? layerOf(each) !== null : dom.isWithin(each, around);
    const found = all(pressed).flatMap(element => {
      const name = nameOf(element);
      if (element === box || !isNear(element) || !isVisible(element)) return [];
      const isPass = passes.test(name);
      const called = `${dom.attribute(element, 'class')} ${element.id} ${dom.attribute(element, 'data-dismiss')}`;
      const isClose = /close|dismiss|modal$/i.test(called);
      const target = element instanceof HTMLAnchorElement ? dom.attribute(element, 'href') : '';
      const leaves = target !== '' && !/^(#|javascript:)/.test(target);
      const form = element.closest('form');
      const submits =
        dom.matches(element, 'button:not([type=button], [type=reset]), input[type=submit]') &&
        form !== null &&
        usable.some(each => dom.isWithin(each, form));
      if (!isPass && !isClose && (leaves || submits || gives.test(name))) return [];
      return [{ selector: selector(element, false), name, rank: isPass ? 0 : isClose ? 1 : 2 }];
    });
    return found.sort((a, b) => a.rank - b.rank);
  };
  /** Places beside a box where a click hits nothing but what lies around it. */
  const beside = [
    [8, 8],
    [innerWidth - 24, innerHeight - 24],
    [8, innerHeight / 2],
  ].flatMap(([x = 0, y = 0]) => {
    const element = topmost(x, y);
    return element && layerOf(element) && element.closest(pressed) === null ? [{ x, y }] : [];
  });
  const overflow = [document.documentElement, document.body].map(each => getComputedStyle(each).overflowY);
  const [heading] = all('h1').filter(each => isVisible(each));
  return {
    readable,
    blurred,
    cut,
    hidden,
    locked: overflow.some(value => value === 'hidden' || value === 'clip'),
    heading: heading ? textOf(heading).slice(0, 120) : '',
    beside,
    boxes: Array.from(boxes, ([box, place]) => ({
      place,
      selector: selector(box, false),
      text: textOf(box).slice(0, most.text),
      asks: askedIn(textOf(box)),
      buttons: namesIn(box),
      ways: waysOut(box, place),
      controls: usable.filter(each => dom.isWithin(each, box)).map(each => selector(each, false)),
      frames: frames
        .filter(each => dom.isWithin(each, box))
        .map(each => (each instanceof HTMLIFrameElement ? each.src.slice(0, 300) : '')),
    })).slice(0, mostBoxes),
    reached: boxes.size > mostBoxes ? ['gateBoxes' as const] : [],
  };
}

import { up } from '../elements/dom.js';
import { opens } from './openers.js';
import * as scrolling from './scrolling.js';
import type { Box } from './scrolling.js';

const pictures = 'img, svg, canvas, video, object, input, i, [role=img]';

/** Boxes of the words and pictures, in the window's coordinates. */
const painted = (element: Element): Box[] => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const boxes: Box[] = Array.from(range.getClientRects());
  for (const picture of Array.from(element.querySelectorAll(pictures)).slice(0, 20))
    boxes.push(picture.getBoundingClientRect());
  const drawn = ['::before', '::after'].some(
    pseudo => !/^(none|normal|"")$/.test(getComputedStyle(element, pseudo).content),
  );
  const css = getComputedStyle(element);
  if (drawn || element.matches(pictures) || css.backgroundImage !== 'none' || css.maskImage !== 'none')
    boxes.push(element.getBoundingClientRect());
  return boxes.filter(box => box.right - box.left > 1 && box.bottom - box.top > 1);
};

const clipsAll = (css: CSSStyleDeclaration): boolean => {
  const rect =
    /^rect\((.*)\)$/
      .exec(css.clip)?.[1]
      ?.split(/[,\s]+/)
      .map(parseFloat) ?? [];
  const [top = 0, right = 9, bottom = 9, left = 0] = rect;
  if (rect.length === 4 && css.position !== 'static' && (right - left <= 1 || bottom - top <= 1)) return true;
  return /inset\((50|[6-9]\d|100)%|circle\(0|polygon\(0(px)? 0(px)?(, 0(px)? 0(px)?)*\)/.test(css.clipPath);
};

/** `size`, `clip`, `off-screen`; empty where something is left to see, at most after scrolling. */
export const cutAway = (element: Element): string => {
  let boxes = painted(element);
  if (boxes.length === 0) return 'size';
  let skipsStatic = false;
  for (let at: Element | null = element; at; at = up(at)) {
    const css = getComputedStyle(at);
    if (clipsAll(css) && !opens(at)) return 'clip';
    const escapes = skipsStatic && css.position === 'static';
    if (!escapes && scrolling.cuts(at, css)) {
      const { width, height } = at.getBoundingClientRect();
      const left = scrolling.within(at, css, boxes);
      const tooSmall = width <= 1 || height <= 1;
      if ((tooSmall || left.length === 0) && !opens(at))
        return !tooSmall && scrolling.rolling.test(css.overflowX + css.overflowY) ? 'off-screen' : 'clip';
      if (left.length > 0) boxes = left;
    }
    if (css.position === 'fixed') break;
    if (css.position === 'absolute') skipsStatic = true;
    else if (css.position !== 'static') skipsStatic = false;
  }
  const page = document.documentElement;
  const [wide, high] = [Math.max(page.scrollWidth, innerWidth), Math.max(page.scrollHeight, innerHeight)];
  const isReachable = (box: Box): boolean =>
    box.right + scrollX > 1 &&
    box.bottom + scrollY > 1 &&
    box.left + scrollX < wide - 1 &&
    box.top + scrollY < high - 1;
  if (boxes.some(isReachable)) return '';
  // What was moved off the page as a whole, such as a drawer, comes back as a whole.
  for (let at: Element | null = element; at && !isReachable(at.getBoundingClientRect()); at = up(at))
    if (opens(at)) return '';
  return 'off-screen';
};

/** Something opaque that stays lies over its middle. A layer fixed to the window can be scrolled or closed away. */
export const covered = (element: Element): boolean => {
  const middle = () => {
    const box = painted(element)[0];
    return box && { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  };
  const place = middle();
  if (!place) return false;
  const root = element.getRootNode();
  const tree = root instanceof ShadowRoot ? root : document;
  const top = scrolling.lookAt(element, place.x, place.y, () => {
    const at = middle();
    return at ? tree.elementFromPoint(at.x, at.y) : null;
  });
  if (!top || element.contains(top) || top.contains(element)) return false;
  for (let over: Element | null = top; over; over = up(over)) {
    if (over.contains(element)) break;
    const css = getComputedStyle(over);
    if (/fixed|sticky/.test(css.position) || over.matches('dialog, [role=dialog], :popover-open'))
      return false;
  }
  const css = getComputedStyle(top);
  const opaque = /^(img|video|canvas|iframe|svg)$/i.test(top.tagName) || css.backgroundImage !== 'none';
  return opaque || (!/, 0\)$|transparent/.test(css.backgroundColor) && Number(css.opacity) > 0.5);
};

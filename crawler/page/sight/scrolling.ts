import { up } from '../elements/dom.js';

/** A box in the window's coordinates. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
type Span = readonly [from: number, to: number];
export const rolling = /auto|scroll/;

const common = (a: Span, b: Span): Span | undefined => {
  const [from, to] = [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
  return to - from > 1 ? [from, to] : undefined;
};
/** What is left of a box in one direction: what shows now, or the whole window of the scroller that can bring it there. */
const left = (overflow: string, box: Span, edge: Span, reach: Span): Span | undefined => {
  if (overflow === 'visible') return box;
  const now = common(box, edge);
  return now ?? (rolling.test(overflow) && common(box, reach) ? edge : undefined);
};

/** Whether the element cuts off, or scrolls, what is in it. What the window itself does is none of it. */
export const cuts = (at: Element, css: CSSStyleDeclaration): boolean => {
  if (css.overflowX === 'visible' && css.overflowY === 'visible') return false;
  if (at === document.documentElement) return false;
  // The body's overflow is the window's, unless the root element has one of its own; a body that is locked is unlocked again.
  return (
    at !== document.body ||
    (rolling.test(css.overflowX + css.overflowY) &&
      getComputedStyle(document.documentElement).overflowY !== 'visible')
  );
};

/** What is left of boxes inside an element that {@link cuts}: those in sight, else those that scrolling brings there. */
export const within = (at: Element, css: CSSStyleDeclaration, boxes: readonly Box[]): Box[] => {
  const outer = at.getBoundingClientRect();
  const isRtl = css.direction === 'rtl';
  const [x, y] = [outer.left - at.scrollLeft, outer.top - at.scrollTop];
  const wide: Span = isRtl
    ? [outer.right - at.scrollLeft - at.scrollWidth, outer.right - at.scrollLeft]
    : [x, x + at.scrollWidth + at.clientLeft];
  const high: Span = [y, y + at.scrollHeight + at.clientTop];
  return boxes.flatMap(box => {
    const across = left(css.overflowX, [box.left, box.right], [outer.left, outer.right], wide);
    const down = left(css.overflowY, [box.top, box.bottom], [outer.top, outer.bottom], high);
    return across && down ? [{ left: across[0], right: across[1], top: down[0], bottom: down[1] }] : [];
  });
};

const scrollers = (element: Element): Element[] => {
  const found: Element[] = [];
  for (let at = up(element); at; at = up(at)) {
    const css = getComputedStyle(at);
    if (cuts(at, css) && rolling.test(css.overflowX + css.overflowY)) found.push(at);
    if (css.position === 'fixed') break;
  }
  return found;
};
const isInside = (x: number, y: number, { left, top, right, bottom }: Box): boolean =>
  x >= left && x < right && y >= top && y < bottom;

/** Scrolls to an element whose point is out of sight, and looks; then everything is put back to where it was. */
export const lookAt = <T>(element: Element, x: number, y: number, look: () => T): T => {
  const around = scrollers(element);
  const inWindow = isInside(x, y, { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
  if (inWindow && around.every(each => isInside(x, y, each.getBoundingClientRect()))) return look();
  const before = around.map(each => [each, each.scrollLeft, each.scrollTop] as const);
  const page = [scrollX, scrollY] as const;
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const seen = look();
  for (const [each, left, top] of before) each.scrollTo({ left, top, behavior: 'instant' });
  scrollTo({ left: page[0], top: page[1], behavior: 'instant' });
  return seen;
};

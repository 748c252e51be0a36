import * as dom from '../elements/dom.js';
import { hiddenBy, type HiddenBy } from '../elements/visible.js';
import type { NodeRow, SeenStyle } from './snapshot.js';

/** What a style itself says; of what lies around it nothing is asked. */
function hiddenByOwn(css: CSSStyleDeclaration): HiddenBy {
  if (css.display === 'none') return 'display';
  if (css.visibility !== 'visible') return 'visibility';
  return css.opacity === '0' ? 'opacity' : '';
}

/** Reads how elements look, as computed; equal styles are kept once. */
export function lookReader() {
  const styles: SeenStyle[] = [];
  const known = new Map<string, number>();

  const style = (element: Element, pseudo?: string): number => {
    const css = getComputedStyle(element, pseudo);
    // A pseudo-element cannot be asked, and an element without a box of its own still shows its children.
    const by =
      pseudo === undefined && css.display !== 'contents' ? hiddenBy(element, 'shown') : hiddenByOwn(css);
    const seen: SeenStyle = {
      color: css.color,
      background: css.backgroundColor,
      picture: css.backgroundImage !== 'none' || css.maskImage !== 'none' || css.content.includes('url('),
      border: `${css.borderTopColor} ${css.borderTopWidth} ${css.borderTopStyle}`,
      weight: css.fontWeight,
      size: parseFloat(css.fontSize) || 0,
      position: css.position,
      gone: by !== '',
      faded: by === 'opacity',
      clipped:
        /rect\([01](px)?,? [01](px)?,? [01](px)?,? [01](px)?\)/.test(css.clip) ||
        /inset\((50|100)%|circle\(0/.test(css.clipPath) ||
        Math.abs(parseFloat(css.textIndent) || 0) > 900,
      cuts: css.overflowX !== 'visible',
    };
    const key = Object.values(seen).join('|');
    const at = known.get(key) ?? styles.push(seen) - 1;
    known.set(key, at);
    return at;
  };

  const generated = (element: Element, pseudo: string): NodeRow['before'] => {
    const { content } = getComputedStyle(element, pseudo);
    if (content === 'none' || content === 'normal' || content === '') return null;
    return { content: content.slice(0, 80), style: style(element, pseudo) };
  };

  const box = (element: Element): [number, number, number, number] => {
    const { left, top, width, height } = dom.rect(element);
    const values = [left + scrollX, top + scrollY, width, height].map(Math.round);
    return [values[0] ?? 0, values[1] ?? 0, values[2] ?? 0, values[3] ?? 0];
  };

  /** Nine points over the window: how many show a layer that lies over the page (a fixed one, or a modal dialog and its backdrop). */
  const overlaid = (): number => {
    const at = [0.03, 0.5, 0.97];
    const points = at.flatMap(x => at.map(y => [x * innerWidth, y * innerHeight] as const));
    const covered = points.filter(([x, y]) => {
      const top = Document.prototype.elementFromPoint.call(document, x, y);
      for (let up: Node | null = top; up; up = dom.above(up)) {
        if (!(up instanceof Element)) continue;
        if (dom.matches(up, ':modal')) return true;
        if (getComputedStyle(up).position === 'fixed') return true;
      }
      return false;
    });
    return covered.length;
  };

  return { styles, style, generated, box, overlaid };
}

import type { SeenStyle } from '../../page/forms/snapshot.js';
import { ancestors, type ElementNode, type Generated } from './tree.js';

interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** `rgb(…)`, `rgba(…)` as computed; other notations (`color(…)`, `oklch(…)`) are not judged. */
export function parseColour(css: string): Colour | undefined {
  const parts = /^rgba?\(([^)]+)\)$/
    .exec(css)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number);
  if (!parts || parts.length < 3 || parts.some(Number.isNaN)) return undefined;
  const [red = 0, green = 0, blue = 0, alpha = 1] = parts;
  return { red, green, blue, alpha };
}

const near = (a: Colour, b: Colour): boolean =>
  Math.abs(a.red - b.red) + Math.abs(a.green - b.green) + Math.abs(a.blue - b.blue) < 12;

/** The colour behind an element's text; nothing where a picture lies behind it. */
function backdrop(element: ElementNode): Colour | undefined {
  for (const each of [element, ...ancestors(element)]) {
    if (each.style?.picture) return undefined;
    const colour = parseColour(each.style?.background ?? '');
    if (colour && colour.alpha > 0.9) return colour;
    if (colour && colour.alpha > 0) return undefined;
  }
  return { red: 255, green: 255, blue: 255, alpha: 1 };
}

function unreadable(style: SeenStyle, on: ElementNode): boolean {
  if (style.size < 2) return true;
  const colour = parseColour(style.color);
  if (!colour) return false;
  if (colour.alpha < 0.05) return true;
  const behind = backdrop(on);
  return behind !== undefined && near(colour, behind);
}

const offPage = (box: ElementNode['box']): boolean =>
  box !== null && (box[0] + box[2] < -50 || box[1] + box[3] < -50);

/** Cut down to a dot for screen readers: by clipping, by a box of a pixel, or by being moved off the page. */
function tuckedAway(element: ElementNode): boolean {
  const { style, box } = element;
  if (!style || !box) return false;
  if (style.clipped && style.position !== 'static') return true;
  if (style.cuts && box[2] <= 1 && box[3] <= 1) return true;
  if (style.cuts && (box[2] === 0 || box[3] === 0)) return true;
  return style.position !== 'static' && offPage(box);
}

/** The element is rendered where a sighted person can come to see it. */
export function isShown(element: ElementNode): boolean {
  if (element.style?.gone) return false;
  return ![element, ...ancestors(element)].some(tuckedAway);
}

/** Text of the element can be read: shown, large enough, and not in the colour of its ground. */
export const isReadable = (element: ElementNode): boolean =>
  isShown(element) && !(element.style && unreadable(element.style, element));

/** Generated text can be read. */
export const isGeneratedReadable = (generated: Generated, on: ElementNode): boolean =>
  isShown(on) && !generated.style.gone && !unreadable(generated.style, on);

import { up } from '../elements/dom.js';

type Colour = readonly [red: number, green: number, blue: number, alpha: number];
/** Colours in unusual notations, and what the browser makes of them. */
const known = new Map<string, Colour | undefined>();
/** A colour in any notation, as the browser paints it: `oklch()`, `color()` and the like are not computed to `rgb()`. */
const paint = (text: string): Colour | undefined => {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  if (!brush || !CSS.supports('color', text)) return undefined;
  brush.fillStyle = text;
  brush.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
  if (red === undefined || green === undefined || blue === undefined || alpha === undefined) return undefined;
  return [red, green, blue, alpha / 255];
};
const parse = (text: string): Colour | undefined => {
  const numbers =
    /^rgba?\(([^)]*)\)$/
      .exec(text)?.[1]
      ?.split(/[\s,/]+/)
      .map(parseFloat) ?? [];
  const [red, green, blue, alpha = 1] = numbers;
  if (red !== undefined && green !== undefined && blue !== undefined) return [red, green, blue, alpha];
  if (!known.has(text)) known.set(text, paint(text));
  return known.get(text);
};
const over = (front: Colour, back: Colour): Colour => {
  const mix = (a: number, b: number): number => a * front[3] + b * (1 - front[3]);
  return [mix(front[0], back[0]), mix(front[1], back[1]), mix(front[2], back[2]), 1];
};
const luminance = ([red, green, blue]: Colour): number => {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map(value =>
    value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** What lies behind an element; undefined where a picture or something undecided does. */
const behind = (element: Element): Colour | undefined => {
  const layers: Colour[] = [];
  for (let at: Element | null = element; at; at = up(at)) {
    const css = getComputedStyle(at);
    if (css.backgroundImage !== 'none') return undefined;
    const colour = parse(css.backgroundColor);
    if (!colour) return undefined;
    if (colour[3] > 0) layers.push(colour);
    if (colour[3] === 1) break;
  }
  return layers.reduceRight<Colour>((back, front) => over(front, back), [255, 255, 255, 1]);
};

/** Every word has the colour of its background (contrast below 1.1 after WCAG). Pictures are not looked into. */
export const blends = (element: Element): boolean => {
  if (element.querySelector('img, svg, canvas, video')) return false;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let words = 0;
  for (let node = walker.nextNode(); node && words < 50; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!holder || (node.textContent ?? '').trim() === '') continue;
    words += 1;
    const css = getComputedStyle(holder);
    const ink = parse(css.webkitTextFillColor || css.color);
    const paper = behind(holder);
    if (!ink || !paper || css.textShadow !== 'none') return false;
    const [a, b] = [luminance(over(ink, paper)), luminance(paper)];
    if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) >= 1.1) return false;
  }
  return words > 0;
};

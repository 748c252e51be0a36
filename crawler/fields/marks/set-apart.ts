import { parseColour } from '../view/sight.js';

/** How far a colour is from grey, 0 to 255. */
function strength(css: string): number {
  const colour = parseColour(css);
  if (!colour) return 0;
  const parts = [colour.red, colour.green, colour.blue];
  return Math.max(...parts) - Math.min(...parts);
}

/** Reddish enough to be taken for a warning: a form with half of its labels so means something by it. */
function isRed(css: string): boolean {
  const colour = parseColour(css);
  return colour !== undefined && colour.red - Math.max(colour.green, colour.blue) >= 80;
}

/** What a label has to be more coloured than the usual one: two greys, or two shades of one tint, tell nobody anything. */
const leastDifference = 60;

/**
 * Whether the colour of a label sets it apart from the others of its form, as the colour of required ones does (WCAG 1.4.1 names red labels).
 * Words in the page's ordinary colour beside a label that is red for an error are not set apart: it is the coloured one that is.
 */
export function isUnusualColour(colour: string, all: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
  const [usual] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (usual === undefined || counts.size < 2) return false;
  if (isRed(colour)) return all.some(each => !isRed(each));
  return colour !== usual && strength(colour) - strength(usual) >= leastDifference;
}

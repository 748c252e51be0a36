import { z } from 'zod';
import { bitten } from './bounds.js';
import { outcome } from './visit.js';
import { withoutQuery } from '../../kernel/addresses.js';

/** A box that asks for something before it lets a visitor on. */
export const gateFact = z.strictObject({
  /** `over`: it lies over the page · `within`: it stands in the page, by its words or place before what there is to read. */
  place: z.enum(['over', 'within']),
  selector: z.string(),
  /** What it says, shortened. */
  text: z.string(),
  /** The sentence that makes giving something a condition ("Enter your e-mail to read on"); empty where none does. */
  asks: z.string(),
  /** Names of what can be pressed in it. */
  buttons: z.array(z.string()),
  /** Selectors of the controls in it that can be typed into or chosen from. */
  controls: z.array(z.string()),
  /** Addresses of the frames in it, shortened as those of a visit. */
  frames: z.array(z.string()),
});
export type GateFact = z.infer<typeof gateFact>;

/** Boxes of a page that may bar the way to what it says, and what there is to read besides. */
export const pageGates = z.strictObject({
  /** Characters of text that shows in the page, without its frame (header, navigation, footer), the boxes, forms, and what is blurred or cut off. */
  readable: z.number().int(),
  /** Characters that are blurred; that are cut off by the height of their box; that stand in the page without being shown. */
  blurred: z.number().int(),
  cut: z.number().int(),
  hidden: z.number().int(),
  /** The page cannot be scrolled. */
  locked: z.boolean(),
  /** Its main heading. */
  heading: z.string(),
  boxes: z.array(gateFact),
});
export type PageGates = z.infer<typeof pageGates>;

const steady = (text: string): string => text.toLowerCase().replace(/\d+/g, '#');

/** Identity of a box on a host of the site: boxes that say and offer the same are one, whatever page shows them. */
export const gateKey = (page: string, { place, text, buttons, frames, controls }: GateFact): string =>
  JSON.stringify([
    new URL(page).host,
    place,
    steady(text).slice(0, 120),
    buttons.map(steady).sort(),
    frames.map(address => withoutQuery(address)),
    controls.length,
  ]);

/** One way past a box that was tried, as a visitor who gives nothing would. */
export const gateWay = z.strictObject({
  /** `wait`: it may go by itself · `escape`: the key · `press`: something in it · `beside`: a click beside it. */
  way: z.enum(['wait', 'escape', 'press', 'beside']),
  /** What was pressed, as it is called. */
  name: z.string(),
  /** `passed`: the box is gone, or another page shows what it held back · `barred`: nothing of the kind. */
  result: z.enum(['passed', 'barred']),
  detail: z.string(),
});
export type GateWay = z.infer<typeof gateWay>;

/** A further visit of a page with a box, to get past it without giving anything. */
export const gateTrial = z.strictObject({
  key: z.string(),
  page: z.string(),
  outcome,
  /** In the order in which they were tried; the last one is the one that led past it, if any did. */
  ways: z.array(gateWay),
  screenshot: z.string().optional(),
  bounds: bitten,
});
export type GateTrial = z.infer<typeof gateTrial>;

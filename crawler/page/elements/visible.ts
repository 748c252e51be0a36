/** What keeps an element from being seen; empty where nothing does. */
export type HiddenBy = '' | 'display' | 'visibility' | 'opacity' | 'size';

interface Manner {
  /** What is transparent counts as hidden. */
  readonly faded: boolean;
  /** Pixels that the element's box has to exceed; -1: whatever it has. */
  readonly width: number;
  readonly height: number;
}

const manners = {
  /** As a person sees words, pictures and buttons. */
  seen: { faded: true, width: 1, height: 1 },
  /** As one finds a button: what holds nothing but floats has no height of its own. */
  pressed: { faded: true, width: 0, height: -1 },
  /** As one uses a control: a script may have laid a drawn one over it, and made it transparent. */
  used: { faded: false, width: 1, height: 1 },
  /** A part of something drawn, such as a day of a calendar. */
  drawn: { faded: false, width: 1, height: -1 },
  /** Whether the browser draws it at all, transparent or without size as it may be. */
  rendered: { faded: false, width: -1, height: -1 },
  /** By its style alone: a control may have no size where its label is drawn in its place. */
  shown: { faded: true, width: -1, height: -1 },
} as const satisfies Readonly<Record<string, Manner>>;

/** What is meant by seeing an element. */
export type SeenAs = keyof typeof manners;

const allows = (element: Element, options: CheckVisibilityOptions): boolean =>
  Element.prototype.checkVisibility.call(element, options);

/**
 * Why a person does not see an element where it stands now; empty where one does. That something lies over it, that it is scrolled away or
 * has the colour of its ground is not asked here.
 */
export function hiddenBy(element: Element, as: SeenAs = 'seen'): HiddenBy {
  const { faded, width, height }: Manner = manners[as];
  if (allows(element, { visibilityProperty: true, opacityProperty: faded })) {
    if (width < 0 && height < 0) return '';
    // A form's controls may go by the names of its methods.
    const box = Element.prototype.getBoundingClientRect.call(element);
    return box.width > width && box.height > height ? '' : 'size';
  }
  if (!allows(element, {})) return 'display';
  return allows(element, { visibilityProperty: true }) ? 'opacity' : 'visibility';
}

/** Whether a person sees an element where it stands now ({@link hiddenBy}). */
export const isVisible = (element: Element, as: SeenAs = 'seen'): boolean => hiddenBy(element, as) === '';

/** The first of some elements that was not among others before; without such others, the first. */
export const firstNewElement = (now: readonly Element[], before: readonly Element[] | null): Element | null =>
  now.find(each => !before?.includes(each)) ?? null;

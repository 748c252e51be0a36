type Places = readonly (number | undefined)[];

interface Texts {
  readonly registered: readonly string[];
  readonly live: readonly string[];
  /** Places of the registered words that begin a heading or a sentence. */
  readonly starts: ReadonlySet<number>;
}

/** How far a gap has to be moved to begin with a sentence: negative to the left; 0 where it cannot be. */
function distance(
  from: number,
  starts: ReadonlySet<number>,
  repeats: (step: number, way: -1 | 1) => boolean,
): number {
  for (const way of [-1, 1] as const)
    for (let steps = 0; steps < 40; steps += 1) {
      if (starts.has(from + way * steps)) return way * steps;
      if (!repeats(steps, way)) break;
    }
  return 0;
}

/** Moves the registered words `from` to before `to`, that stand nowhere, to where they begin a sentence. */
function slideMissing(places: (number | undefined)[], from: number, to: number, texts: Texts): void {
  const { registered, starts } = texts;
  const by = distance(from, starts, (step, way) =>
    way < 0
      ? from - 1 - step >= 0 && registered[from - 1 - step] === registered[to - 1 - step]
      : to + step < registered.length && registered[from + step] === registered[to + step],
  );
  const kept = by < 0 ? places.slice(from + by, from) : places.slice(to, to + by);
  const gap = Array.from({ length: to - from }, () => undefined);
  if (by < 0) places.splice(from + by, gap.length - by, ...gap, ...kept);
  else if (by > 0) places.splice(from, gap.length + by, ...kept, ...gap);
}

/** Moves the live words before that of the registered word `at`, that are nothing registered, to where a sentence begins. */
function slideAdded(places: (number | undefined)[], at: number, texts: Texts): void {
  const { live, starts } = texts;
  const [from, to] = [(places[at - 1] ?? -1) + 1, places[at] ?? 0];
  const by = distance(at, starts, (step, way) =>
    way < 0
      ? places[at - 1 - step] === from - 1 - step && live[from - 1 - step] === live[to - 1 - step]
      : places[at + step] === to + step && live[from + step] === live[to + step],
  );
  for (let step = 1; step <= -by; step += 1) places[at - step] = to - step;
  for (let step = 0; step < by; step += 1) places[at + step] = from + step;
}

/**
 * Where words repeat round a difference ("As a … . As a …"), it can be told in several ways: it is laid so that it begins with a
 * heading or sentence. `places` gives for each registered word the live word that it is.
 */
export function slideGaps(given: Places, texts: Texts): Places {
  const places = [...given];
  for (let at = 1; at < places.length; at += 1) {
    const before = places[at - 1];
    if (before === undefined) continue;
    let next = at;
    while (next < places.length && places[next] === undefined) next += 1;
    const after = places[next];
    if (after === undefined) break;
    if (next > at && after === before + 1) slideMissing(places, at, next, texts);
    else if (next === at && after > before + 1) slideAdded(places, at, texts);
    at = Math.max(at, next);
  }
  return places;
}

import type { ValueSighting } from './typed-value.js';

/**
 * The plainest account of each place: where decoders reach the same place on several ways, the whole value goes before its parts, then
 * the fewest layers. Parts are left out where the whole stands in the same encoding. In the order of places.
 */
export function best(sightings: readonly ValueSighting[]): ValueSighting[] {
  const ranked = sightings.toSorted((one, two) => rank(one) - rank(two));
  const places = new Map<string, ValueSighting>();
  const wholes = new Set<string>();
  for (const sighting of ranked) {
    const place = JSON.stringify([sighting.valueId, sighting.offset]);
    const manner = JSON.stringify([sighting.valueId, sighting.encoding]);
    if (places.has(place) || (sighting.part !== 'whole' && wholes.has(manner))) continue;
    places.set(place, sighting);
    if (sighting.part === 'whole') wholes.add(manner);
  }
  return [...places.values()].toSorted((one, two) => one.offset - two.offset || rank(one) - rank(two));
}

const rank = ({ part, encoding }: ValueSighting): number => (part === 'whole' ? 0 : 1000) + encoding.length;

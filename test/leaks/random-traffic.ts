/**
 * Scans made-up traffic that holds no typed value and says how fast that went and whether anything was taken for one. By hand:
 * `npx tsx test/leaks/random-traffic.ts [megabytes] [seconds] [message bytes]`; exit code 1 if there was a sighting.
 */
import { createMatcher } from '../../crawler/leaks/matcher.js';
import { RandomBytes, traffics } from './traffic.js';
import { typedValues } from './typed-values.js';

const [megabytes = 64, seconds = 120, size = 32_768] = process.argv.slice(2).map(Number);
const matcher = createMatcher(typedValues);
const begun = performance.now();
matcher.scan('0'.repeat(64));
console.log(`tables of ${typedValues.length} values: ${Math.round(performance.now() - begun)} ms`);

let sightings = 0;
for (const [index, { name, isPlain, make }] of traffics.entries()) {
  const random = new RandomBytes(index + 1);
  let [done, spent, incomplete] = [0, 0, 0];
  const until = performance.now() + (1000 * seconds) / traffics.length;
  while (done < (megabytes * 1e6) / traffics.length && performance.now() < until) {
    const message = make(random, size);
    const before = process.cpuUsage();
    const result = matcher.inspect(message);
    const used = process.cpuUsage(before);
    spent += used.user + used.system;
    done += message.length;
    sightings += result.sightings.length;
    if (!result.complete) incomplete += 1;
    for (const sighting of result.sightings) console.log(name, JSON.stringify(sighting));
  }
  const speed = (done / spent).toFixed(1);
  console.log(
    `${name}${isPlain ? ' (plain)' : ''}: ${(done / 1e6).toFixed(1)} MB, ${speed} MB per CPU second, ${incomplete} cut short`,
  );
}
console.log(`${sightings} sightings`);
process.exitCode = sightings > 0 ? 1 : 0;

/** Numbers drawn one after another, each 0 <= x < 1. The only source of chance in the lab. */
export type Random = () => number;

/**
 * A stream of draws that depends on the seed and the stream's number alone: visitor 7 draws the same whoever came before,
 * so that a run can later be shared between processes. The generator is sfc32 (Chris Doty-Humphrey, PractRand).
 */
export function createRandom(seed: number, stream: number): Random {
  let a = scramble(seed);
  let b = scramble(seed ^ 0x9e3779b9);
  let c = scramble(stream ^ 0x85ebca6b);
  let counter = scramble(stream + 1);
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // Neighbouring seeds begin alike; twelve rounds are what its author asks for before the first draw.
  for (let round = 0; round < 12; round++) next();
  return next;
}

/** Waiting time until the next of events that come once per unit of time on average, at random. */
export function drawExponential(random: Random): number {
  return -Math.log(1 - random());
}

/**
 * Log-normal: half the draws lie below the median, a long tail above makes the mean.
 * mean = median · e^(sigma² / 2), so sigma = √(2 · ln(mean / median)).
 */
export function drawLogNormal(
  random: Random,
  { median, mean }: { median: number; mean: number },
): number {
  const sigma = Math.sqrt(2 * Math.log(mean / median));
  // Box and Muller: two uniform draws make one normal draw (the second it would give is not kept).
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return median * Math.exp(sigma * normal);
}

/** One of the items, each as likely as its weight. The weights need not add up to anything; some must be above 0. */
export function pickWeighted<T>(random: Random, items: readonly { item: T; weight: number }[]): T {
  let left = random() * items.reduce((sum, { weight }) => sum + weight, 0);
  let last: T | undefined;
  for (const { item, weight } of items) {
    if (weight <= 0) continue;
    last = item;
    left -= weight;
    if (left < 0) break;
  }
  if (last === undefined) throw new RangeError("pickWeighted: no item has a weight above 0");
  return last;
}

/** One of the items, all as likely. Undefined when there are none. */
export function pickEvenly<T>(random: Random, items: readonly T[]): T | undefined {
  return items[Math.floor(random() * items.length)];
}

/** Mixes the bits of a number (the finalizer of MurmurHash3), so that seeds 1 and 2 share nothing. */
function scramble(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

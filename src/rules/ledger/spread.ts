/** A choice for each dimension of a sample: the options of each, by name. */
export type Dimensions = Readonly<Record<string, readonly string[]>>;

const primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53];

/**
 * `many` picks that cover the options of all dimensions evenly (a Kronecker sequence: multiples of square roots of primes,
 * without chance, so every machine and every version gives the same picks).
 */
export function spread<const D extends Dimensions>(
  dimensions: D,
  many: number,
): { [Name in keyof D]: D[Name][number] }[] {
  const entries = Object.entries(dimensions);
  if (entries.length > primes.length)
    throw new Error(`A sample has at most ${primes.length} dimensions: put two together.`);
  return Array.from({ length: many }, (_, index) =>
    Object.fromEntries(
      entries.map(([name, options], dimension) => {
        const position = ((index + 0.5) * Math.sqrt(primes[dimension] ?? 2)) % 1;
        return [name, options[Math.floor(position * options.length)] ?? ""];
      }),
    ),
  ) as { [Name in keyof D]: D[Name][number] }[];
}

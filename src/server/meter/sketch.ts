/**
 * How many distinct things were seen, from a few kilobytes: HyperLogLog (Flajolet, Fusy, Gandouet, Meunier, "HyperLogLog: the
 * analysis of a near-optimal cardinality estimation algorithm", 2007). The hash is long (Heule, Nunkesser, Hall, "HyperLogLog in
 * practice", 2013), so large counts need no correction. For the bias of small ones, where that paper has tables, this uses the
 * closed form of Ertl ("New cardinality estimation algorithms for HyperLogLog sketches", arXiv:1702.01284, 2017).
 *
 * A register is 32 bits:  rank (6) | tie (15) | label (11)
 * The rank is HyperLogLog's. The label is what is known of the thing that set the register. Which thing that is depends on the
 * hash alone, so the labels of all registers are an even sample of the distinct things seen. The tie bits, more of the hash,
 * choose among equal ranks without looking at the label. A sketch of a union is the maximum of each register: still.
 */
export type Sketch = Uint32Array<ArrayBuffer>;

/** 2^14 registers: standard error 1.04 / √16,384 = 0.8 %. With 2^12 it is 1.6 %, and one answer in 16 is off by more than 3 %. */
export const registerBits = 14;

/** Labels are 0 ≤ label < 2^11. */
export const labelBits = 11;
const tieBits = 15;
const rankShift = tieBits + labelBits;

export function createSketch(bits = registerBits): Sketch {
  return new Uint32Array(2 ** bits);
}

/** Adds one thing by 64 bits of its hash, in two unsigned halves. */
export function addToSketch(sketch: Sketch, high: number, low: number, label: number): void {
  const bits = 31 - Math.clz32(sketch.length);
  const place = high >>> (32 - bits);
  const rest = high << bits;
  const zeros = rest === 0 ? 32 - bits + Math.clz32(low) : Math.clz32(rest);
  const tie = low & ((1 << tieBits) - 1);
  const register = (((zeros + 1) << rankShift) | (tie << labelBits) | label) >>> 0;
  if (register > sketch[place]!) sketch[place] = register;
}

/** Makes `into` the sketch of both. A worker does this between two pages, so it goes by place. */
export function mergeSketch(into: Sketch, other: Sketch): void {
  for (let place = 0; place < into.length; place += 1)
    if (other[place]! > into[place]!) into[place] = other[place]!;
}

/**
 * The estimated number of distinct things, not rounded. With C_k registers of rank k among m (Ertl, section 4):
 * m² / (2 ln 2) / (m·σ(C_0/m) + Σ C_k·2^-k). The term for full registers is left out: it needs some 2^50 things.
 */
export function estimateDistinct(sketch: Sketch): number {
  const size = sketch.length;
  const byRank = new Uint32Array(2 ** (32 - rankShift));
  for (const register of sketch) byRank[register >>> rankShift]! += 1;
  let sum = 0;
  for (let rank = byRank.length - 1; rank >= 1; rank -= 1) sum = (sum + (byRank[rank] ?? 0)) / 2;
  return size ** 2 / (2 * Math.LN2) / (size * sigma((byRank[0] ?? 0) / size) + sum);
}

/** σ(x) = x + Σ x^(2^k) · 2^(k-1) for k from 1; infinite at 1, where nothing was seen. */
function sigma(x: number): number {
  if (x === 1) return Infinity;
  let power = x;
  let sum = x;
  let before = -1;
  for (let factor = 1; sum !== before; factor *= 2) {
    before = sum;
    power *= power;
    sum += power * factor;
  }
  return sum;
}

/** How many registers hold each label, by label. Registers that nothing has set are left out. */
export function countLabels(sketch: Sketch): Uint32Array {
  const counts = new Uint32Array(2 ** labelBits);
  for (const register of sketch) if (register !== 0) counts[register & (counts.length - 1)]! += 1;
  return counts;
}

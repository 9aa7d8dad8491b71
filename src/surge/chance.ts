/**
 * A draw 0 <= x < 1 that depends on these numbers alone: for what people do during a visit, where a stream for each of 200,000
 * visitors would be too much to keep. Mixing as in MurmurHash3.
 */
export function drawAt(seed: number, visitor: number, turn: number): number {
  let bits = seed ^ Math.imul(visitor + 1, 0x9e3779b1) ^ Math.imul(turn + 1, 0x85ebca77);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  bits = Math.imul(bits ^ (bits >>> 16), 0x27d4eb2f);
  return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32;
}

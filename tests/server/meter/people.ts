/** 64 bits that stand for the keyed hash of one person: the same for the same seed and person, in two unsigned halves. */
export function hashPerson(seed: number, person: number): [high: number, low: number] {
  return [mix(person, mix(seed, 0x9e3779b9)), mix(person, mix(seed, 0x85ebca6b))];
}

/** Two rounds of the finalizer of MurmurHash3. */
function mix(value: number, key: number): number {
  let bits = (Math.imul(value, 0x9e3779b1) ^ key) | 0;
  for (let round = 0; round < 2; round += 1) {
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    bits = (bits ^ (bits >>> 16)) + key;
  }
  return bits >>> 0;
}

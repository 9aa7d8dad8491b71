/** Whole numbers below `below`, the same for the same seed (Mulberry32, public domain, T. Ettinger). */
export type Chance = (below: number) => number;

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** What parsers have stumbled over. */
const tokens = [
  "\r\n",
  "\n",
  "\r",
  "\0",
  " ",
  "\t",
  ":",
  ";",
  ",",
  "%00",
  "%2e%2e/",
  "../",
  "//",
  "\\",
  "?",
  "#",
  "\xff",
  "\r\n\r\n",
  "0\r\n\r\n",
  "Transfer-Encoding: chunked\r\n",
  "Content-Length: 5\r\n",
  "Connection: close\r\n",
  "Expect: 100-continue\r\n",
  "Upgrade: h2c\r\n",
  "Range: bytes=10-5\r\n",
  "__proto__: x\r\n",
  "-1",
  "18446744073709551616",
  "q=0",
  "*",
].map((token) => Buffer.from(token, "latin1"));

/** One to four changes of a message: a bit turned, a part cut, repeated, or replaced by a part of `other`, a token put in. */
export function mutate(message: Buffer, other: Buffer, chance: Chance): Buffer {
  let mutated: Buffer = Buffer.from(message);
  for (let times = chance(4); times >= 0; times -= 1) mutated = change(mutated, other, chance);
  return mutated;
}

function change(message: Buffer, other: Buffer, chance: Chance): Buffer {
  const at = chance(message.length);
  const until = Math.min(message.length, at + 1 + chance(chance(8) === 0 ? message.length : 8));
  const before = message.subarray(0, at);
  switch (chance(6)) {
    case 0: {
      const turned = Buffer.from(message);
      if (at < turned.length) turned[at] = (turned[at] ?? 0) ^ (1 << chance(8));
      return turned;
    }
    case 1:
      return Buffer.concat([before, message.subarray(until)]);
    case 2:
      return before.length === 0 ? message : Buffer.from(before);
    case 3: {
      const part = message.subarray(at, until);
      return Buffer.concat([
        before,
        ...Array.from({ length: 1 + chance(20) }, () => part),
        message.subarray(at),
      ]);
    }
    case 4:
      return Buffer.concat([before, other.subarray(chance(other.length))]);
    default:
      return Buffer.concat([before, tokens[chance(tokens.length)] ?? before, message.subarray(at)]);
  }
}

import { expect, test } from "vitest";
import { createVisitorHashes } from "../../../src/server/meter/visitor-hash.ts";
import { createPseudonyms } from "../../../src/server/log/pseudonym.ts";

const key = Buffer.alloc(32, 1);

test.each([
  ["two addresses", "192.0.2.7", "192.0.2.8", false],
  ["an unknown address and one that is known", "", "192.0.2.8", false],
  ["two households of one network", "2001:db8:0:1::1", "2001:db8:0:2::1", false],
  ["two machines of one household", "2001:db8:0:1::1", "2001:db8:0:1:ff::2", true],
  ["IPv4 as a dual-stack socket writes it", "192.0.2.7", "::ffff:192.0.2.7", true],
])("%s", (_about, one, other, same) => {
  const hashes = createVisitorHashes(key);
  expect(JSON.stringify(hashes(one)) === JSON.stringify(hashes(other))).toBe(same);
});

test("two workers with one key agree, also after many other visitors; with another key nobody does", () => {
  const [one, other] = [createVisitorHashes(key), createVisitorHashes(key)];
  const first = other("192.0.2.7");
  for (let visitor = 0; visitor < 20_500; visitor += 1) other(`198.51.100.${visitor}`);
  expect(other("192.0.2.7")).toEqual(first);
  expect(one("192.0.2.7")).toEqual(first);
  expect(createVisitorHashes(Buffer.alloc(32, 2))("192.0.2.7")).not.toEqual(first);
});

test("the halves are unsigned 32-bit numbers, and not those of the name in the log", () => {
  const hashes = createVisitorHashes(key);
  const name = createPseudonyms(key);
  for (let visitor = 0; visitor < 100; visitor += 1) {
    const address = `192.0.2.${visitor}`;
    const { high, low } = hashes(address);
    for (const half of [high, low]) {
      expect(Number.isInteger(half)).toBe(true);
      expect(half).toBeGreaterThanOrEqual(0);
      expect(half).toBeLessThan(2 ** 32);
    }
    expect(name(address, 0)).not.toContain(high.toString(16).padStart(8, "0"));
  }
});

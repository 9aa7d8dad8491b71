import { describe, expect, test } from "vitest";
import { createRegistrationLimit } from "../../src/inbox/interest/registration-limit.ts";
import { toClientKey } from "../../src/server/dynamic/client-key.ts";

/** A limit with a clock that is set by hand, asked by address as the server does. */
function openLimit() {
  const clock = { nowMs: Date.UTC(2026, 10, 22, 12) };
  const limit = createRegistrationLimit(() => clock.nowMs);
  const register = (address: string) => limit(toClientKey(address));
  const taken = (addresses: string[]) => addresses.filter((each) => register(each) === null).length;
  return { clock, register, taken };
}

const many = (count: number, toAddress: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => toAddress(index));

describe("refused", () => {
  test.each([
    ["one IPv4 address", many(200, () => "192.0.2.1"), 30],
    ["one IPv4 address, written as IPv6", many(200, () => "::ffff:192.0.2.1"), 30],
    ["the addresses of one /64", many(200, (index) => `2001:db8:1:1::${index.toString(16)}`), 30],
    [
      "the /64 of one /48, one after the other",
      many(5000, (index) => `2001:db8:1:${index.toString(16)}::1`),
      150,
    ],
  ])("%s: no more than so many at once", (_about, addresses, expected) => {
    expect(openLimit().taken(addresses)).toBe(expected);
  });

  test("whoever is over the limit is told when the next one is taken, and it is", () => {
    const { clock, register, taken } = openLimit();
    taken(many(30, () => "192.0.2.1"));
    expect(register("192.0.2.1")).toBe(120);
    clock.nowMs += 119_000;
    expect(register("192.0.2.1")).toBe(1);
    clock.nowMs += 1000;
    expect([register("192.0.2.1"), register("192.0.2.1")]).toEqual([null, 120]);
  });

  test("asking again while refused does not make the wait longer", () => {
    const { clock, register, taken } = openLimit();
    taken(many(500, () => "192.0.2.1"));
    clock.nowMs += 120_000;
    expect(register("192.0.2.1")).toBeNull();
  });
});

describe("taken", () => {
  test("a class of thirty in one room, and the neighbours at the same time", () => {
    const { taken } = openLimit();
    const room = many(30, (index) => `2001:db8:1:1::${index}`);
    expect(taken([...room, "2001:db8:1:2::1", "192.0.2.1", "198.51.100.7"])).toBe(33);
  });

  test("the next class an hour later", () => {
    const { clock, taken } = openLimit();
    taken(many(30, () => "192.0.2.1"));
    clock.nowMs += 3_600_000;
    expect(taken(many(40, () => "192.0.2.1"))).toBe(30);
  });

  test("a quiet day does not add up", () => {
    const { clock, taken } = openLimit();
    clock.nowMs += 86_400_000;
    expect(taken(many(200, () => "192.0.2.1"))).toBe(30);
  });

  test("however many places a flood invents, only so many are remembered, and strangers are still taken", () => {
    const { taken } = openLimit();
    const invented = many(
      120_000,
      (index) => `198.${index >> 16}.${(index >> 8) & 255}.${index & 255}`,
    );
    expect(taken(invented)).toBe(120_000);
    expect(taken(many(40, () => "203.0.113.9"))).toBe(30);
  });
});

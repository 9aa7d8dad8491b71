import { describe, expect, test } from "vitest";
import { findExcess, isPrivate, parsePermission, toExample } from "../../src/surge/permission.ts";

const NOW = Date.parse("2026-11-23T04:00:00Z");
const full = { until: "2026-11-24T06:00:00Z", requestsPerSecond: 500, contact: "ops@example.org" };

describe("a file that permits nothing says why", () => {
  test.each<[string, string, string]>([
    ["not JSON", "<html>", "is not JSON"],
    ["no object", "null", "has a wrong shape: Invalid input: expected object, received null"],
    [
      "no end",
      JSON.stringify({ ...full, until: undefined }),
      'has a wrong until: must be a moment with its zone, such as "2026-11-24T06:00:00Z"',
    ],
    [
      "an end without its zone",
      JSON.stringify({ ...full, until: "2026-11-24T06:00:00" }),
      'has a wrong until: must be a moment with its zone, such as "2026-11-24T06:00:00Z"',
    ],
    [
      "no rate",
      JSON.stringify({ ...full, requestsPerSecond: 0 }),
      "has a wrong requestsPerSecond: Too small: expected number to be >0",
    ],
    [
      "nobody to call",
      JSON.stringify({ ...full, contact: " " }),
      "has a wrong contact: Too small: expected string to have >=3 characters",
    ],
    [
      "an end that has passed",
      JSON.stringify({ ...full, until: "2026-11-23T05:00:00+02:00" }),
      "ended at 2026-11-23T05:00:00+02:00",
    ],
  ])("%s", (_, text, error) => {
    expect(parsePermission(text, NOW)).toEqual({ error });
  });
});

test("the example that a Refusal shows is one that works, for a day", () => {
  expect(parsePermission(toExample(NOW), NOW)).toEqual({
    untilMs: NOW + 86_400_000,
    requestsPerSecond: 500,
    contact: "ops@example.org",
  });
});

test.each<[string, { requestsPerSecond: number; endMs: number }, number]>([
  ["within", { requestsPerSecond: 500, endMs: NOW + 1000 }, 0],
  ["too fast", { requestsPerSecond: 501, endMs: NOW + 1000 }, 1],
  ["too long", { requestsPerSecond: 5, endMs: NOW + 90_000_000 }, 0],
  ["longer than it holds", { requestsPerSecond: 5, endMs: NOW + 94_000_000 }, 1],
  ["both", { requestsPerSecond: 501, endMs: NOW + 94_000_000 }, 2],
])("a plan that is %s", (_, plan, count) => {
  const permission = parsePermission(JSON.stringify(full), NOW);
  if ("error" in permission) throw new Error(permission.error);
  expect(findExcess(permission, plan).length).toBe(count);
});

test.each([
  ["127.0.0.1", true],
  ["127.255.0.9", true],
  ["::1", true],
  ["::ffff:127.0.0.1", true],
  ["10.255.255.255", true],
  ["172.16.0.1", true],
  ["172.31.255.255", true],
  ["192.168.1.1", true],
  ["fd12:3456:789a::1", true],
  ["::ffff:10.0.0.1", true],
  ["172.15.0.1", false],
  ["172.32.0.1", false],
  ["192.169.0.1", false],
  ["11.0.0.1", false],
  ["0.0.0.0", false],
  ["::", false],
  ["169.254.1.1", false],
  ["fe80::1", false],
  ["2001:db8::1", false],
  ["::ffff:192.0.2.1", false],
  ["127.evil.example", false],
])("isPrivate(%j) is %j", (address, expected) => {
  expect(isPrivate(address)).toBe(expected);
});

import { describe, expect, test } from "vitest";
import { Refusal } from "../../src/cli/refusal.ts";
import { isLoopback, parseTarget } from "../../src/surge/target.ts";

describe("what is not a target", () => {
  test.each([
    ["no scheme", "localhost:4321", "must be an http or https address with its scheme"],
    ["another scheme", "ftp://localhost", "must be an http or https address with its scheme"],
    ["no host", "http://", "must be an http or https address with its scheme"],
    ["a page", "http://localhost:4321/en/", 'must be the start of a site, without "/en/"'],
    ["a query", "http://localhost:4321/?a=1", 'must be the start of a site, without "/?a=1"'],
    ["a password", "http://a:b@localhost", "must not hold a user name or a password"],
  ])("%s", (_, text, message) => {
    expect(() => parseTarget(text)).toThrow(new Refusal(message));
  });
});

test.each([
  ["127.0.0.1", true],
  ["127.255.0.9", true],
  ["::1", true],
  ["128.0.0.1", false],
  ["10.0.0.1", false],
  ["0.0.0.0", false],
  ["::", false],
  ["fe80::1", false],
  ["1270.0.0.1", false],
  ["127.evil.example", false],
])("isLoopback(%j) is %j", (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});

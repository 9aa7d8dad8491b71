import { describe, expect, test } from "vitest";
import { Refusal } from "../../src/cli/refusal.ts";
import { assertPermitted, isLoopback, parseTarget } from "../../src/surge/target.ts";

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

describe("who may be sent a crowd", () => {
  const url = new URL("http://guide.example:8080");
  test("a host elsewhere is refused with the reason and the way out", () => {
    expect(() => assertPermitted(url, ["192.0.2.7"], [])).toThrow(
      new Refusal(
        "http://guide.example:8080 (192.0.2.7) is not on this machine, and a crowd sent to someone else's site is an attack. " +
          "Use a loopback target such as http://localhost:4321, or, with the owner's agreement, copy the profile to a file of " +
          "your own and name the host in it: permittedHosts: ['guide.example'].",
      ),
    );
  });

  test("without a profile there is no way out", () => {
    expect(() => assertPermitted(url, ["192.0.2.7"], null)).toThrow(
      /Use a loopback target such as http:\/\/localhost:4321\.$/,
    );
  });

  test.each<[string, string[], string[], boolean]>([
    ["a name that leads to this machine", ["127.0.0.1", "::1"], [], true],
    ["a name of which one address is elsewhere", ["127.0.0.1", "192.0.2.7"], [], false],
    ["a host that the profile names", ["192.0.2.7"], ["guide.example"], true],
    ["a host that ends like one it names", ["192.0.2.7"], ["example"], false],
  ])("%s", (_, addresses, permitted, allowed) => {
    const attempt = (): void => assertPermitted(url, addresses, permitted);
    if (allowed) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(Refusal);
  });
});

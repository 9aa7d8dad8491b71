import { expect, test } from "vitest";
import { parseAllowance, writeAllowance } from "../../src/formats/client-allowance.ts";

test.each([
  ["nothing", null],
  ["an empty text", ""],
  ["no client", "feedback 6 "],
  ["no figure", "feedback 192.0.2.1"],
  ["a figure of nought", "feedback 0 192.0.2.1"],
  ["a negative figure", "feedback -6 192.0.2.1"],
  ["a figure that is none", "feedback six 192.0.2.1"],
  ["a kind that is no word", "feed-back 6 192.0.2.1"],
])("%s is no allowance", (_about, text) => expect(parseAllowance(text)).toBeNull());

test.each([
  ["an IPv4 address", "192.0.2.1"],
  ["a household", "2001:db8:1:2::/64"],
  ["what an edge wrote by mistake", "unknown host"],
])("%s arrives as it was written", (_about, client) => {
  const allowance = { of: "tool", perMinute: 60, client };
  expect(parseAllowance(writeAllowance(allowance))).toEqual(allowance);
});

import { expect, test } from "vitest";
import { createSigner, toClientAddress } from "../../../src/surge/http/client-address.ts";
import { toWireRequest } from "../../../src/surge/http/wire-request.ts";

test.each([
  [0, "198.18.0.1"],
  [254, "198.18.0.255"],
  [65_535, "198.19.0.0"],
  [131_069, "198.19.255.254"],
  [131_070, "198.18.0.1"],
])("visitor %i has the address %s", (visitor, address) => {
  expect(toClientAddress(visitor)).toBe(address);
});

test("so many visitors have as many addresses", () => {
  const addresses = Array.from({ length: 131_070 }, (_, visitor) => toClientAddress(visitor));
  expect(new Set(addresses).size).toBe(131_070);
});

test("a form keeps its body and the request it was made from", () => {
  const form = toWireRequest("localhost", {
    method: "POST",
    path: "/f",
    headers: { accept: "*/*" },
    body: "a=é",
  });
  const before = form.bytes.toString();
  const signed = createSigner("x-client")(form, 6);
  expect(signed.bytes.toString()).toBe(
    "POST /f HTTP/1.1\r\nx-client: 198.18.0.7\r\nhost: localhost\r\naccept: */*\r\ncontent-length: 4\r\n\r\na=é",
  );
  expect([signed.headers["x-client"], signed.body]).toEqual(["198.18.0.7", "a=é"]);
  expect([form.bytes.toString(), form.headers["x-client"]]).toEqual([before, undefined]);
});

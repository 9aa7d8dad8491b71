import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import {
  clientAddress,
  edgeHeader,
  parsePeers,
} from "../../../src/server/connections/client-address.ts";

/** A request from a TCP peer, with one header. */
const from = (remoteAddress: string, said?: string) =>
  ({
    socket: { remoteAddress },
    headers: said === undefined ? {} : { "x-real-ip": said },
  }) as unknown as IncomingMessage;

const peers = parsePeers("10.0.0.0/8, ::1");

test.each([
  ["without an edge, the peer", from("192.0.2.1", "6.6.6.6"), null, "192.0.2.1"],
  ["a trusted edge is believed", from("10.1.2.3", "192.0.2.9"), "x-real-ip", "192.0.2.9"],
  ["so is one on IPv6", from("::1", "192.0.2.9"), "x-real-ip", "192.0.2.9"],
  ["and one on IPv4 in IPv6", from("::ffff:10.1.2.3", "192.0.2.9"), "x-real-ip", "192.0.2.9"],
  ["anybody else is not", from("192.0.2.1", "6.6.6.6"), "x-real-ip", "192.0.2.1"],
  [
    "of a list, the entry that the edge itself added",
    from("10.1.2.3", "6.6.6.6, 192.0.2.9"),
    "x-real-ip",
    "192.0.2.9",
  ],
  ["an edge that says nothing is the client", from("10.1.2.3"), "x-real-ip", "10.1.2.3"],
  ["nor does an empty header hide it", from("10.1.2.3", ""), "x-real-ip", "10.1.2.3"],
])("%s", (_about, request, header, address) => {
  expect(clientAddress(request, { header, peers })).toBe(address);
});

test("a country is believed from a trusted edge only", () => {
  expect(edgeHeader(from("10.1.2.3", "US"), "x-real-ip", peers)).toBe("US");
  expect(edgeHeader(from("192.0.2.1", "US"), "x-real-ip", peers)).toBeUndefined();
});

test("a list of peers that holds something else is refused", () => {
  expect(() => parsePeers("10.0.0.0/8, edge.example")).toThrow();
});

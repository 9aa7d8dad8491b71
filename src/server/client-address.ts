import type { IncomingMessage } from "node:http";
import { BlockList, isIPv4 } from "node:net";

/** Which peers may say, in which header, whom they speak for. */
export interface TrustedEdge {
  /** Header that the edge overwrites, in lower case; null when there is no edge. */
  header: string | null;
  peers: BlockList;
}

/**
 * The client's address: the TCP peer, or what one configured header says when a configured peer sends it. Of a list the last
 * entry counts, since that is what the trusted peer itself wrote; whatever a client puts before it has no effect.
 */
export function clientAddress(request: IncomingMessage, { header, peers }: TrustedEdge): string {
  const peer = request.socket.remoteAddress ?? "";
  if (header === null) return peer;
  const said = request.headers[header];
  const plain = peer.replace(/^::ffff:/i, "");
  if (typeof said !== "string" || !peers.check(plain, isIPv4(plain) ? "ipv4" : "ipv6")) return peer;
  return said.split(",").at(-1)?.trim() || peer;
}

/** `10.0.0.0/8, ::1` → a list to check peers against. Throws on text that is no address or network. */
export function parsePeers(text: string): BlockList {
  const peers = new BlockList();
  for (const entry of text.split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const [address = "", prefix] = entry.split("/");
    const family = isIPv4(address) ? "ipv4" : "ipv6";
    if (prefix === undefined) peers.addAddress(address, family);
    else peers.addSubnet(address, Number(prefix), family);
  }
  return peers;
}

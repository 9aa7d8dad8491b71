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
  return edgeHeader(request, header, peers)?.split(",").at(-1)?.trim() || peer;
}

/** What a trusted peer says in a header of its own, or undefined: anybody can send any header. */
export function edgeHeader(
  request: IncomingMessage,
  header: string | null,
  peers: BlockList,
): string | undefined {
  if (header === null) return undefined;
  const said = request.headers[header];
  return typeof said === "string" && isTrusted(request, peers) ? said : undefined;
}

function isTrusted({ socket }: IncomingMessage, peers: BlockList): boolean {
  const peer = (socket.remoteAddress ?? "").replace(/^::ffff:/i, "");
  return peers.check(peer, isIPv4(peer) ? "ipv4" : "ipv6");
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

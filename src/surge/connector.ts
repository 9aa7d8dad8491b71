import { isIP } from "node:net";
import { buildConnector } from "undici";
import type { Target } from "./target.ts";

/** How sockets to the target are made: to the address that was looked up once, under the name that was typed. */
export function createConnector(
  { origin, address }: Target,
  timeoutMs: number,
): buildConnector.connector {
  const { hostname } = new URL(origin);
  const connect = buildConnector({ timeout: timeoutMs, keepAlive: false, allowH2: false });
  // A server name in TLS is never an IP address (RFC 6066, 3).
  const name = isIP(hostname.replace(/[[\]]/g, "")) === 0 ? { servername: hostname } : {};
  return (options, callback) => connect({ ...options, ...name, hostname: address }, callback);
}

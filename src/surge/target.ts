import { isIPv4 } from "node:net";
import { Refusal } from "../cli/refusal.ts";

/** A site that answered, and that the lab may send a crowd to. */
export interface Target {
  /** Scheme, host and port as typed, such as `http://localhost:4321`. */
  origin: string;
  /** The address it is reached at: names are looked up once, not for every visitor. */
  address: string;
  /** What was agreed on with it: HTTP/2 only over TLS, as browsers do (RFC 9113, 3.2). */
  protocol: "h1" | "h2";
}

/** The origin of a target as typed. Throws a Refusal when it is not one. */
export function parseTarget(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === "") {
    throw new Refusal("must be an http or https address with its scheme");
  }
  if (url.username || url.password) throw new Refusal("must not hold a user name or a password");
  if (url.pathname !== "/" || url.search || url.hash) {
    throw new Refusal(
      `must be the start of a site, without "${url.pathname}${url.search}${url.hash}"`,
    );
  }
  return url;
}

/** Whether packets to the address stay on this machine: 127.0.0.0/8 (RFC 1122, 3.2.1.3) and ::1 (RFC 4291, 2.5.3). */
export function isLoopback(address: string): boolean {
  return isIPv4(address) ? address.startsWith("127.") : address === "::1";
}

/** The host without the brackets an IPv6 address has in a URL. */
export function toBareHost(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, "$1");
}

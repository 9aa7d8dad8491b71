import type { IncomingMessage } from "node:http";

/** What the server looks at in a request; nothing else of it can change an answer. */
export interface Ask {
  method: string;
  /** The path exactly as it was sent, without the query. */
  address: string;
  /** What follows `?`, or empty. */
  query: string;
  acceptEncoding: string | undefined;
  ifNoneMatch: string | undefined;
  /** The dictionary the client has, as it names it (RFC 9842, 2.2). */
  availableDictionary: string | undefined;
  /** HTTP/1.1 without a Host field, or with two of them, which must be refused (RFC 9112, 3.2). */
  hostIsWrong: boolean;
}

export function toAsk(request: IncomingMessage): Ask {
  const target = toOriginForm(request.url ?? "/");
  const cut = target.indexOf("?");
  return {
    method: request.method ?? "GET",
    address: cut === -1 ? target : target.slice(0, cut),
    query: cut === -1 ? "" : target.slice(cut + 1),
    acceptEncoding: request.headers["accept-encoding"],
    ifNoneMatch: request.headers["if-none-match"],
    hostIsWrong: isWrongHost(request),
    availableDictionary: request.headers["available-dictionary"] as string | undefined,
  };
}

/** Proxies may send the whole address; every server must take it (RFC 9112, 3.2.2). Its host changes nothing, as Host does not. */
function toOriginForm(target: string): string {
  if (target.startsWith("/")) return target;
  const path = /^https?:\/\/[^/?#]*(?<path>.*)$/i.exec(target)?.groups?.["path"];
  if (path === undefined) return target;
  return path.startsWith("/") ? path : `/${path}`;
}

/** The server joins repeated fields with commas, and a host holds none. */
function isWrongHost({ headers: { host }, httpVersionMinor }: IncomingMessage): boolean {
  return host === undefined ? httpVersionMinor === 1 : host.includes(",");
}

import type { WireRequest } from "./wire-request.ts";

/** Gives a request the address of the visitor who sends it. */
export type Signer = (request: WireRequest, visitor: number) => WireRequest;

/** The network for measurements of devices, which nobody else uses: 198.18.0.0/15 (RFC 2544, appendix C.2.2; RFC 6890). */
const FIRST = 198 * 2 ** 24 + 18 * 2 ** 16;
/** All but the first and the last: what is left of 17 bits. */
const ADDRESSES = 2 ** 17 - 2;

/** The address of a visitor, `198.18.0.1` for the first; beyond 131,070 visitors some share theirs, as people behind one router do. */
export function toClientAddress(visitor: number): string {
  const bits = FIRST + 1 + (visitor % ADDRESSES);
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join(".");
}

/** Adds a field with the visitor's address to each request: sites that trust the lab then see people, not one machine. */
export function createSigner(name: string): Signer {
  return (request, visitor) => {
    const address = toClientAddress(visitor);
    // After the request line: the other fields and the body stay as they were made once for all.
    const at = request.bytes.indexOf("\r\n") + 2;
    const field = Buffer.from(`${name}: ${address}\r\n`);
    const bytes = Buffer.concat([request.bytes.subarray(0, at), field, request.bytes.subarray(at)]);
    return { ...request, headers: { ...request.headers, [name]: address }, bytes };
  };
}

import type { Encoding } from "../../delivery/table.ts";
import { encodings } from "../../delivery/table.ts";

/** The weight a client gives each coding, from 0 (refused) to 1. */
export type Weights = Record<Encoding | "dcz", number>;

const nothingAsked: Weights = { br: 0, zstd: 0, gzip: 0, dcz: 0, identity: 1 };

/** No client sends a longer field (browsers: some 25 characters); reading 8,000 would cost as much as 40 pages. */
const longestField = 512;

/**
 * An Accept-Encoding field → weights (RFC 9110, 12.5.3). `x-gzip` is gzip (8.4.1.3); a coding not named takes the weight of
 * `*`, else 0; identity not named and not refused by `*;q=0` is acceptable with the least weight above 0.
 */
export function parseAcceptEncoding(field: string | undefined): Weights {
  if (field === undefined || field === "" || field.length > longestField) return nothingAsked;
  const named = new Map<string, number>();
  for (const item of field.split(",")) {
    const [coding = "", ...parameters] = item.split(";").map((part) => part.trim().toLowerCase());
    if (coding !== "") named.set(coding === "x-gzip" ? "gzip" : coding, toWeight(parameters));
  }
  const rest = named.get("*");
  const weights = { ...nothingAsked };
  for (const encoding of encodings) {
    weights[encoding] = named.get(encoding) ?? rest ?? (encoding === "identity" ? 0.001 : 0);
  }
  // Only a client that says so by name can decode against a dictionary (RFC 9842, 6.1).
  weights.dcz = named.get("dcz") ?? 0;
  return weights;
}

/** `q=0.8` → 0.8; a weight that is not a number from 0 to 1 counts as 0, the careful reading. */
function toWeight(parameters: readonly string[]): number {
  const q = parameters.find((parameter) => /^q\s*=/.test(parameter));
  if (q === undefined) return 1;
  const text = q.slice(q.indexOf("=") + 1).trim();
  return /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(text) ? Number(text) : 0;
}

/** Most distinct field values that are remembered; browsers send a handful, attackers as many as they like. */
const remembered = 256;

/** `parseAcceptEncoding` with a bounded memory, for the hot path. */
export function createNegotiator(): (field: string | undefined) => Weights {
  const known = new Map<string, Weights>();
  return (field) => {
    if (field === undefined) return nothingAsked;
    const before = known.get(field);
    if (before !== undefined) return before;
    const weights = parseAcceptEncoding(field);
    // Begun anew when full: otherwise whoever fills it first makes everyone else be read again at each request.
    if (known.size >= remembered) known.clear();
    known.set(field, weights);
    return weights;
  };
}

import { allowanceHeader, parseAllowance } from "../../formats/client-allowance.ts";
import type { SharedCount } from "./shared-count.ts";

/**
 * Counts a request that the static workers let through, where servers share a database. Gives null, or the refusal: a status
 * and when to come back; the static worker makes the page of it, with the visitor's words.
 */
export async function countRequest(
  headers: Headers,
  shared: SharedCount | null,
): Promise<Response | null> {
  const allowance = parseAllowance(headers.get(allowanceHeader));
  if (shared === null || allowance === null) return null;
  const waitS = await shared.count(allowance);
  if (waitS === null) return null;
  const told = { "Retry-After": String(waitS), "Cache-Control": "no-store" };
  return new Response(null, { status: 429, headers: told });
}

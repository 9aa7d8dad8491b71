import type { Contestant } from "../contestants/contestant.ts";
import type { LoadAsk } from "../load/load-messages.ts";
import type { BenchSite } from "../site-files.ts";
import { probe } from "./probe.ts";
import { toRequestText } from "./request-text.ts";
import type { Row } from "./rows.ts";

const unknownAddress = "/en/immigrate/no-such-page/";

/**
 * What each row asks of this server and what must come back. Throws when an answer is not what the row is about: the page must
 * be byte for byte the one of the table, the 304 without a body, the 404 a 404.
 */
export async function readAsks(
  { name, port, encoding }: Contestant,
  { page, bytesOf }: BenchSite,
): Promise<Record<Row["id"], LoadAsk>> {
  const { address } = page;
  const expected = page.bodies[encoding];
  if (expected === undefined) throw new Error(`${address} has no ${encoding} body`);
  const wrong = (what: string): Error => new Error(`${name} answers ${address} ${what}`);
  const full = await probe(port, address);
  if (full.status !== 200) throw wrong(`with ${full.status}`);
  if (full.encoding !== encoding) throw wrong(`in ${full.encoding} instead of ${encoding}`);
  if (!full.body.equals(bytesOf(expected))) throw wrong("with other bytes than the build has");
  if (full.etag === null) throw wrong("without an ETag");
  const again = await probe(port, address, { etag: full.etag });
  if (again.status !== 304) throw wrong(`and its own ETag with ${again.status} instead of 304`);
  const missing = await probe(port, unknownAddress);
  if (missing.status !== 404)
    throw new Error(`${name} answers an unknown address with ${missing.status} instead of 404`);

  const whole = { status: 200, bodyBytes: expected.sizeBytes };
  const steady: LoadAsk = { request: toRequestText(address), ...whole };
  return {
    page: steady,
    "many-connections": steady,
    "new-connection": { request: toRequestText(address, ["Connection: close"]), ...whole },
    "not-modified": {
      request: toRequestText(address, [`If-None-Match: ${full.etag}`]),
      status: 304,
      bodyBytes: 0,
    },
    "not-found": {
      request: toRequestText(unknownAddress),
      status: 404,
      bodyBytes: missing.body.length,
    },
  };
}

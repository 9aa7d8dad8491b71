import { createHash } from "node:crypto";
import { languages } from "../guidance/language.ts";
import type { Place, StandingKind } from "../guidance/places.ts";
import type { BuiltFile } from "./built-files.ts";
import { contentTypeOf } from "./content-type.ts";
import { encode } from "./encode.ts";
import { cacheControl, securityHeaders } from "./header-policy.ts";
import { hashInlineStyles } from "./style-hashes.ts";
import type {
  CacheClass,
  DynamicAddress,
  StoredBody,
  StoredRedirect,
  StoredRow,
  StoredTable,
} from "./table.ts";

/** What only the dynamic worker answers. Everything else is in the table or does not exist. */
const dynamic: DynamicAddress[] = [{ address: "/api/feedback", methods: ["POST"] }];

/** The page for addresses that name no language. */
const bilingualNotFound = "/404.html";

/** The built files → the table and the bytes it points into. Throws when a page the server relies on was not built. */
export async function buildTable(
  files: readonly BuiltFile[],
  places: readonly Place[],
): Promise<{ table: StoredTable; bodies: Buffer }> {
  const notFound = { ...standingAddresses(places, "notFound"), none: bilingualNotFound };
  const absent = new Set<string>(Object.values(notFound));
  const rows: StoredRow[] = [];
  const chunks: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const contentType = contentTypeOf(file.file);
    const bodies: StoredRow["bodies"] = {};
    for (const [encoding, bytes] of await encode(file.body, contentType)) {
      bodies[encoding] = { offset, sizeBytes: bytes.length, etag: toEtag(bytes) };
      chunks.push(bytes);
      offset += bytes.length;
    }
    const status = absent.has(file.address) ? 404 : 200;
    rows.push({
      address: file.address,
      status,
      contentType,
      cacheClass: status === 404 ? "notFound" : cacheClassOf(file),
      bodies,
    });
  }
  const table: StoredTable = {
    build: toBuildId(rows),
    rows,
    redirects: rows.flatMap(({ address }) => redirectsTo(address)),
    dynamic,
    notFound,
    busy: standingAddresses(places, "busy"),
    cacheControl,
    everywhere: securityHeaders(hashInlineStyles(htmlOf(files))),
  };
  requireRows(table);
  return { table, bodies: Buffer.concat(chunks) };
}

function standingAddresses(places: readonly Place[], kind: StandingKind): Place["addresses"] {
  const place = places.find((candidate) => candidate.kind === kind);
  if (place === undefined) throw new Error(`There is no ${kind} page`);
  return place.addresses;
}

function cacheClassOf({ file }: BuiltFile): CacheClass {
  if (file.startsWith("_astro/")) return "asset";
  return file.endsWith(".html") ? "page" : "feed";
}

/** A strong validator of exactly these bytes, so two machines with the same build agree (RFC 9110, 8.8.1). */
function toEtag(bytes: Buffer): StoredBody["etag"] {
  return `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
}

function toBuildId(rows: readonly StoredRow[]): string {
  const hash = createHash("sha256");
  for (const { address, bodies } of rows) hash.update(`${address} ${bodies.identity?.etag}\n`);
  return hash.digest("hex").slice(0, 12);
}

/** `/en/` is also reached as `/en` and `/en/index.html`. */
function redirectsTo(address: string): StoredRedirect[] {
  if (!address.endsWith("/")) return [];
  const indexFile = { address: `${address}index.html`, location: address };
  return address === "/"
    ? [indexFile]
    : [{ address: address.slice(0, -1), location: address }, indexFile];
}

function* htmlOf(files: readonly BuiltFile[]): Generator<{ file: string; html: string }> {
  for (const { file, body } of files)
    if (file.endsWith(".html")) yield { file, html: body.toString("utf8") };
}

/** The server answers from these whatever else happens, so a build without them is refused here. */
function requireRows({ rows, notFound, busy }: StoredTable): void {
  const needed = [
    "/",
    ...languages.map((language) => `/${language}/`),
    ...Object.values(notFound),
    ...Object.values(busy),
  ];
  const missing = needed.filter((address) => !rows.some((row) => row.address === address));
  if (missing.length > 0) throw new Error(`The build lacks ${missing.join(", ")}`);
}

import { createHash } from "node:crypto";
import { createBodyStore } from "../../delivery/body-store.ts";
import { encode } from "../../delivery/encode.ts";
import { addOldAssets, readOldAssets } from "../../delivery/old-assets.ts";
import type { TableOnDisk } from "../../delivery/stored-table.ts";
import type { StoredRow } from "../../delivery/table.ts";

/** The same site with so many of its pages, evenly chosen, and what stands in for others: encoding a whole site takes a minute. */
export function toSample({ table, bodies }: TableOnDisk, mostPages: number): TableOnDisk {
  const standing = new Set([...Object.values(table.notFound), ...Object.values(table.busy)]);
  const pages = table.rows.filter(({ cacheClass }) => cacheClass === "page");
  const every = Math.max(1, Math.ceil(pages.length / mostPages));
  const chosen = new Set(pages.filter((_, index) => index % every === 0));
  const rows = table.rows.filter((row) => chosen.has(row) || standing.has(row.address));
  return { table: { ...table, rows, redirects: [] }, bodies };
}

/**
 * A build that differs from another in every page: each names one hashed file of this build, as a page with a style sheet or a
 * script would. Files of the build before stay, as they do in a real build.
 */
export async function toNextBuild(
  { table, bodies }: TableOnDisk,
  word: string,
): Promise<TableOnDisk> {
  const store = createBodyStore();
  const sheet = Buffer.from(`/* ${word} */\n${"p{margin:0}".repeat(200)}`);
  const hash = createHash("sha256").update(sheet).digest("hex").slice(0, 12);
  const address = `/_astro/look.${hash}.css`;
  const rows: StoredRow[] = [];
  for (const row of table.rows) {
    const stored = row.bodies.identity;
    if (stored === undefined) continue;
    const bytes = bodies.subarray(stored.offset, stored.offset + stored.sizeBytes);
    if (row.cacheClass === "asset" && row.age !== undefined && row.age > 0) continue;
    const next = row.contentType.startsWith("text/html")
      ? Buffer.concat([bytes, Buffer.from(`<!-- look: ${address} -->`)])
      : bytes;
    const { dcz: _old, ...kept } = row;
    rows.push({ ...kept, bodies: await storeAll(next, row.contentType) });
  }
  rows.push({
    address,
    status: 200,
    contentType: "text/css; charset=utf-8",
    cacheClass: "asset",
    bodies: await storeAll(sheet, "text/css; charset=utf-8"),
    age: 0,
  });
  const span = (language: "en" | "fr") => {
    const { offset, sizeBytes } = table.keptWords[language];
    return store.add(Buffer.from(bodies.subarray(offset, offset + sizeBytes)));
  };
  const keptWords = { en: span("en"), fr: span("fr") };
  const build = createHash("sha256").update(`${table.build} ${word}`).digest("hex").slice(0, 12);
  const all = addOldAssets(rows, readOldAssets(table, bodies), store);
  return {
    table: { ...table, build, bodiesFile: `bodies-${build}.bin`, rows: all, keptWords },
    bodies: store.bytes(),
  };

  async function storeAll(body: Buffer, contentType: string): Promise<StoredRow["bodies"]> {
    const coded: StoredRow["bodies"] = {};
    for (const [encoding, each] of await encode(body, contentType))
      coded[encoding] = store.add(each);
    return coded;
  }
}

/** The hashed file that a page of such a build names, or null. */
export function fileNamedBy(page: Buffer): string | null {
  return /<!-- look: (\S+) -->$/.exec(page.toString("utf8"))?.[1] ?? null;
}

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { createBodyStore } from "../../delivery/body-store.ts";
import { writeStoredTable } from "../../delivery/stored-table.ts";
import type { StoredRow } from "../../delivery/table.ts";
import type { LoadAsk } from "../load/load-messages.ts";
import type { BenchSite } from "../site-files.ts";
import { toFileName } from "../site-files.ts";
import { toRequestText } from "./request-text.ts";

/** Forms are not what is measured: a dynamic worker that starts and rests. */
const restingEntry = `export const handler = (request, response) => response.writeHead(503).end();`;

/** A site of copies. */
interface GeneratedSite {
  /** A request for every page. */
  asks: LoadAsk[];
  /** The same pages as files, for servers that read files. */
  filesFolder: string;
}

/**
 * Writes a build with this many guidance pages to `folder/dist`, made from the real one: its standing pages, and copies of the
 * middle page, each with bytes of its own. Quick brotli: only the cost of sending is measured.
 */
export function generateSite(site: BenchSite, folder: string, pages: number): GeneratedSite {
  const { table, page, bytesOf } = site;
  const identity = page.bodies.identity;
  if (identity === undefined) throw new Error(`${page.address} has no identity body`);
  const text = bytesOf(identity).toString("utf8");
  const store = createBodyStore();
  const rows = table.rows.map((row): StoredRow => ({ ...row, ...storeAgain(row, site, store) }));
  const asks: LoadAsk[] = [];
  const filesFolder = join(folder, "files");
  for (let number = 1; number <= pages; number += 1) {
    const address = `/en/generated-${number % 50}/page-${number}/`;
    const body = Buffer.from(text.replace("</h1>", ` ${number}</h1>`));
    const br = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
    rows.push({ ...page, address, bodies: { br: store.add(br), identity: store.add(body) } });
    writeSiblings(join(filesFolder, toFileName(address)), body, br);
    asks.push({ request: toRequestText(address), status: 200, bodyBytes: br.length });
  }
  for (const row of rows) delete row.dcz;
  const keptWords = {
    en: store.add(bytesOf(table.keptWords.en)),
    fr: store.add(bytesOf(table.keptWords.fr)),
  };
  const build = `generated-${pages}`;
  const dist = join(folder, "dist");
  mkdirSync(join(dist, "site", "server"), { recursive: true });
  writeFileSync(join(dist, "site", "server", "entry.mjs"), restingEntry);
  writeStoredTable(dist, {
    table: {
      ...table,
      build,
      bodiesFile: `bodies-${build}.bin`,
      rows,
      keptWords,
      dictionary: null,
    },
    bodies: store.bytes(),
  });
  return { asks, filesFolder };
}

function writeSiblings(file: string, identity: Buffer, br: Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, identity);
  writeFileSync(`${file}.br`, br);
}

function storeAgain(
  { bodies }: StoredRow,
  { bytesOf }: BenchSite,
  store: ReturnType<typeof createBodyStore>,
): Pick<StoredRow, "bodies"> {
  return {
    bodies: Object.fromEntries(
      Object.entries(bodies).map(([encoding, body]) => [encoding, store.add(bytesOf(body))]),
    ),
  };
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Refusal } from "../../cli/refusal.ts";
import { listFiles } from "../../corpus/list-files.ts";

/** A built site: its pages, and every resource that they can ask for. */
export interface BuiltSite {
  pages: BuiltPage[];
  /** By address, everything that has a row in the table. */
  resources: ReadonlyMap<string, BuiltResource>;
}

/** A resource of the table, weighed. */
export interface BuiltResource {
  /** In brotli; as it is, where brotli gains nothing. */
  sizeBytes: number;
  /** For a browser that has the compression dictionary. */
  nextBytes: number;
  /** Addresses of the scripts that a script loads. */
  imports: readonly string[];
}

/** A page as it is sent. */
export interface BuiltPage {
  /** Path from the project root. */
  file: string;
  address: string;
  html: string;
  /** Its weight on the way, in brotli; null for a page that is no row of the table. */
  sizeBytes: number | null;
}

const folder = "dist/site/client";
const table = "dist/table.json";

/** The part of the table of resources that is read here. */
const body = z.object({ sizeBytes: z.number() });
const tableSchema = z.object({
  rows: z.array(
    z.object({
      address: z.string(),
      bodies: z.object({ identity: body, br: body.optional() }),
      dcz: body.optional(),
    }),
  ),
});
type Row = z.output<typeof tableSchema>["rows"][number];

/** The last build. Throws a Refusal when nothing was built. */
export function readBuilt(root: string): BuiltSite {
  if (!existsSync(join(root, table)))
    throw new Refusal(`There is no built site (${table}): run npm run build first.`);
  const { rows } = tableSchema.parse(JSON.parse(readFileSync(join(root, table), "utf8")));
  const resources = new Map(rows.map((row) => [row.address, toResource(root, row)]));
  const pages = listFiles(root, folder, ".html").map((file) => {
    const address = file.slice(folder.length).replace(/index\.html$/, "");
    return {
      file,
      address,
      html: readFileSync(join(root, file), "utf8"),
      sizeBytes: resources.get(address)?.sizeBytes ?? null,
    };
  });
  return { pages, resources };
}

function toResource(root: string, { address, bodies, dcz }: Row): BuiltResource {
  const sizeBytes = (bodies.br ?? bodies.identity).sizeBytes;
  return {
    sizeBytes,
    nextBytes: dcz?.sizeBytes ?? sizeBytes,
    imports: address.endsWith(".js") ? importsOf(join(root, folder, address), address) : [],
  };
}

/** The scripts that a built script names: Vite writes their paths as texts, `./x.js` or `/_astro/x.js`. A file of an earlier build is gone. */
function importsOf(path: string, address: string): string[] {
  if (!existsSync(path)) return [];
  const named = readFileSync(path, "utf8").matchAll(/["'`]((?:\.\/|\/_astro\/)[\w.-]+\.js)["'`]/g);
  return Array.from(named, ([, name = ""]) => new URL(name, `http://site${address}`).pathname);
}

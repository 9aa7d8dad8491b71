import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Refusal } from "../../cli/refusal.ts";
import { listFiles } from "../../corpus/list-files.ts";

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
const tableSchema = z.object({
  rows: z.array(
    z.object({
      address: z.string(),
      bodies: z.object({ br: z.object({ sizeBytes: z.number() }).optional() }),
    }),
  ),
});

/** The pages of the last build. Throws a Refusal when nothing was built. */
export function readBuilt(root: string): BuiltPage[] {
  if (!existsSync(join(root, table)))
    throw new Refusal(`There is no built site (${table}): run npm run build first.`);
  const { rows } = tableSchema.parse(JSON.parse(readFileSync(join(root, table), "utf8")));
  const sizes = new Map(rows.map(({ address, bodies }) => [address, bodies.br?.sizeBytes ?? null]));
  return listFiles(root, folder, ".html").map((file) => {
    const address = file.slice(folder.length).replace(/index\.html$/, "");
    return {
      file,
      address,
      html: readFileSync(join(root, file), "utf8"),
      sizeBytes: sizes.get(address) ?? null,
    };
  });
}

import { z } from "zod";
import { listFiles } from "../../corpus/list-files.ts";
import { readYaml } from "../../corpus/read-yaml.ts";
import type { FactBook } from "../../guidance/fact.ts";
import { factSchema, toFactBook } from "../../guidance/fact.ts";

/** The facts alone, for work on the rules while another part of the content is broken. Throws on a fact that is. */
export function readFactBook(root: string): FactBook {
  const records = listFiles(root, "content/facts", ".yaml").flatMap((file) => {
    const { value, findings } = readYaml(root, file, z.array(factSchema));
    if (value === null)
      throw new Error(
        `${file}:${findings[0]?.line ?? 1} ${findings[0]?.what ?? "cannot be read"}.`,
      );
    return value;
  });
  return toFactBook(records);
}

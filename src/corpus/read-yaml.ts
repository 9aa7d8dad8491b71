import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import type { Parsed } from "./yaml-source.ts";
import { parseYaml } from "./yaml-source.ts";

/** A YAML file of the content folder, read. */
export interface YamlReading<T> extends Parsed<T> {
  /** Path from the project root. */
  file: string;
}

/** Reads one YAML file against a schema. Throws when the file cannot be read. */
export function readYaml<Schema extends z.ZodType>(
  root: string,
  file: string,
  schema: Schema,
): YamlReading<z.output<Schema>> {
  const text = readFileSync(join(root, file), "utf8");
  return { file, ...parseYaml({ file, text, firstLine: 1 }, schema) };
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ConformanceRecord } from "../guidance/conformance-record.ts";
import { conformanceSchema } from "../guidance/conformance-record.ts";
import { readYaml } from "./read-yaml.ts";

/** Where the last whole run of `npm run conformance` is recorded. */
export const conformanceFile = "content/conformance.yaml";

/** Reads the record below `root`. Throws, saying what to do, when it is missing or broken. */
export function readConformance(root: string): ConformanceRecord {
  if (!existsSync(join(root, conformanceFile)))
    throw new Error(`${conformanceFile} is missing: restore it, or run "npm run conformance".`);
  const { value, findings } = readYaml(root, conformanceFile, conformanceSchema);
  if (value !== null && findings.length === 0) return value;
  const [first] = findings;
  throw new Error(
    `${conformanceFile}, line ${first?.line}: ${first?.field} ${first?.what}. It is written by a program: run "npm run conformance".`,
  );
}

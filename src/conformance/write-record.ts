import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { conformanceFile } from "../corpus/read-conformance.ts";
import type { ConformanceRecord } from "../guidance/conformance-record.ts";

const head = `# What the last whole run of "npm run conformance" found. Written by that command, never by hand: the page on accessibility
# is made of it, and a test fails when it claims anything else than a new run finds.
`;

/** Writes the record below `root`. */
export function writeRecord(root: string, record: ConformanceRecord): void {
  writeFileSync(join(root, conformanceFile), head + stringify(record, { lineWidth: 0 }));
}

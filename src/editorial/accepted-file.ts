import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { parseYaml } from "../corpus/yaml-source.ts";
import { Refusal } from "../cli/refusal.ts";
import type { Accepted } from "./accepted.ts";
import { acceptedSchema } from "./accepted.ts";

/** Where accepted notes are counted, from the project root, unless `--baseline` names another file. */
export const acceptedFile = "content/accepted-notes.yaml";

/** Nothing is accepted where there is no file. Throws a Refusal when the file is broken. */
export function readAccepted(root: string, file: string): Accepted {
  if (!existsSync(join(root, file))) return {};
  const text = readFileSync(join(root, file), "utf8");
  if (text.trim() === "") return {};
  const { value, findings } = parseYaml({ file, text, firstLine: 1 }, acceptedSchema);
  if (value !== null) return value;
  const [first] = findings;
  throw new Refusal(
    `${file}:${first?.line ?? 1} ${first?.field ?? ""} ${first?.what ?? "is broken"}. Mend it, or write it anew with npm run check -- accept.`,
  );
}

export function writeAccepted(root: string, file: string, accepted: Accepted): void {
  const head =
    "# Notes that may stay for now, counted by check and file. It may only get better; written by: npm run check -- accept\n";
  writeFileSync(join(root, file), `${head}${stringify(accepted, { lineWidth: 0 })}`);
}

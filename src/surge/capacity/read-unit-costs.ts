import { readFileSync } from "node:fs";
import { parseDocument } from "yaml";
import { Refusal } from "../../cli/refusal.ts";
import type { UnitCosts } from "./unit-costs.ts";
import { unitCostsSchema } from "./unit-costs.ts";

const OWN = new URL("./unit-costs.yaml", import.meta.url);

/** The costs of a file; those that were measured for this project when `file` is empty. Throws a Refusal. */
export function readUnitCosts(file: string): UnitCosts {
  try {
    return parseUnitCosts(readFileSync(file === "" ? OWN : file, "utf8"), file);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      `--costs ${file} cannot be read (${(error as NodeJS.ErrnoException).code}); copy src/surge/capacity/unit-costs.yaml and change its figures.`,
    );
  }
}

/** Costs from YAML text; `file` is only named in what a Refusal says, which lists every wrong field. */
export function parseUnitCosts(text: string, file: string): UnitCosts {
  const document = parseDocument(text);
  const [broken] = document.errors;
  if (broken !== undefined)
    throw new Refusal(`${file} is not YAML: ${broken.message.split("\n", 1)[0]}`);
  const checked = unitCostsSchema.safeParse(document.toJS());
  if (checked.success) return checked.data;
  const faults = checked.error.issues.map(
    ({ path, message }) => `\n  ${path.join(".") || "the whole file"}: ${message}`,
  );
  throw new Refusal(
    `${file} cannot be used:${faults.join("")}\nsrc/surge/capacity/unit-costs.yaml shows every field.`,
  );
}

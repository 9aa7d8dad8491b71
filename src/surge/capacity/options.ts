import type { Command } from "../../cli/arguments.ts";
import { flag } from "../../cli/flag.ts";
import { wholeNumber } from "../../cli/numbers.ts";
import { Refusal } from "../../cli/refusal.ts";
import type { UnitCosts } from "./unit-costs.ts";

/** Options of `plan` that mean something only with `--capacity`. */
export interface CapacityOptions {
  costs: string;
  cores: number | null;
  explain: true | null;
  json: true | null;
}

/** The sizes that are shown unless one is asked for. */
export const sizes: readonly number[] = [200_000, 2_000_000, 20_000_000];

/** Their rows in a command's table. */
export const capacityOptions: Command<CapacityOptions>["options"] = {
  costs: {
    value: "FILE",
    about:
      "With --capacity: your own unit costs, in the form of src/surge/capacity/unit-costs.yaml.",
    example: "costs.yaml",
    read: (text) => text,
    fallback: "",
  },
  cores: {
    value: "N",
    about: "With --capacity: cores of one machine, instead of what the file of costs has.",
    example: "4",
    read: wholeNumber({ least: 1, most: 1024 }),
    fallback: null,
  },
  explain: flag("With --capacity: show every product under its sum."),
  json: flag("With --capacity: print JSON, with every product, instead of tables."),
};

/** Throws a Refusal when one of them was typed without `--capacity`. */
export function requireCapacity(options: CapacityOptions): void {
  const typed = Object.entries({
    costs: options.costs !== "",
    cores: options.cores !== null,
    explain: options.explain,
    json: options.json,
  }).find(([, isTyped]) => isTyped === true);
  if (typed !== undefined)
    throw new Refusal(`--${typed[0]} is about capacity on paper: add --capacity.`);
}

/** The costs with machines of another size. */
export function withCores(costs: UnitCosts, cores: number | null): UnitCosts {
  if (cores === null) return costs;
  const given = { ...costs.machine.cores, value: cores, by: "--cores" };
  return { ...costs, machine: { ...costs.machine, cores: given } };
}

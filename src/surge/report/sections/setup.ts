import { toElapsed } from "../charts/scale.ts";
import { toPairs, toParagraph, toTable } from "../html.ts";
import type { Section } from "../html.ts";
import { toBytes, toCount, toDuration, toNumbered, toRough } from "../../numbers-text.ts";
import { PROGRAM } from "../../program-name.ts";
import type { RunData } from "../run-data.ts";

/** What was sent by what: enough to do it again, and to know which figures are on record and which are assumed. */
export function toSetupSection(run: RunData): Section {
  const { header, machines, missingShards } = run;
  const { plan } = header;
  const shards =
    header.shard.of > 1
      ? `${machines.length} of ${header.shard.of} parts${missingShards.length > 0 ? `; missing: ${missingShards.map((index) => index + 1).join(", ")}` : ""}`
      : "one generator";
  const rows: [string, string][] = [
    [header.command === "run" ? "Profile" : "Log", `${header.subject}: ${header.title}`],
    ["Target", header.target],
    ["Begun", header.startedAt],
    ["Seed", `${header.seed}: the same seed on the same site sends the same again`],
    ["Again with", toCommandLine(run)],
    [
      "Length",
      `${toDuration(run.elapsedS)}${plan.compression > 1.05 ? `, ${toRough(plan.compression)} times as fast as the original; people read no faster` : ""}`,
    ],
    [
      "Generators",
      `${shards}, ${plan.processes === 1 ? "one process" : `${toCount(plan.processes)} processes`}; at most ${toNumbered(plan.connectionsEach, "connection")} for each visitor, spread over ${toCount(plan.destinations)} of the target's addresses`,
    ],
  ];
  const wanted =
    plan.wanted.length === 0
      ? ""
      : toTable(
          "Visitors wanted, and what each figure rests on",
          ["Time", "Visitors", "Reported or assumed"],
          plan.wanted.map(({ atMs, visitors, basis }) => [
            toElapsed(atMs / 1000),
            toCount(visitors),
            basis,
          ]),
          "words",
        );
  return {
    id: "setup",
    title: "What was sent, and from where",
    html: [
      toPairs(rows),
      wanted,
      toBasisTable(header.profile),
      toTable(
        "Machines",
        ["Part", "CPU", "Cores", "Memory", "System", "Node", "Open files", "Ports"],
        machines.map(({ shard, machine }) => [
          String(shard + 1),
          machine.cpuModel,
          toCount(machine.cores),
          toBytes(machine.memoryBytes),
          machine.kernel,
          machine.node,
          toCount(machine.openFiles),
          machine.portRange.join(" to "),
        ]),
        "words",
      ),
      toParagraph(
        "On one machine there is no network between people and site: no distance, no loss, no slow telephone. Generator and site share its cores.",
      ),
    ].join(""),
  };
}

/** Every `basis` of the profile with the place it stands at, except those of the curve, which have their own table. */
function toBasisTable(profile: Record<string, unknown> | null): string {
  const rows = findBases(profile, []).filter(([place]) => !place.startsWith("curve"));
  return rows.length === 0
    ? ""
    : `<details><summary>What the other figures of the profile rest on</summary>${toTable("Reported or assumed", ["Figure", "Basis"], rows, "words")}</details>`;
}

function findBases(value: unknown, path: string[]): [string, string][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]): [string, string][] => {
    if (typeof inner === "string" && /^(?:reported|assumed): /.test(inner))
      return [[[...path, ...(name === "basis" ? [] : [name])].join(" "), inner]];
    return findBases(inner, [...path, toName(inner, name)]);
  });
}

/** A row of a list is called by what it is about, when it says so. */
function toName(row: unknown, name: string): string {
  const country = (row as { country?: unknown } | null)?.country;
  return typeof country === "string" ? country : name;
}

function toCommandLine({ header }: RunData): string {
  const seed = "seed" in header.options ? {} : { seed: header.seed };
  const options = Object.entries({
    ...header.options,
    ...(header.command === "run" ? seed : {}),
  }).map(([name, value]) => `--${name} ${value}`);
  const target = "target" in header.options ? [] : [`--target ${header.target}`];
  return [PROGRAM, header.command, header.subject, ...target, ...options].join(" ");
}

import { toClockTime } from "../clock-time.ts";
import { toBytes, toCount, toNumbered, toRough } from "../numbers-text.ts";
import type { Capacity, RoleNeed, SizeNeed, TierNeed } from "./capacity.ts";
import { toExplanation } from "./explain-text.ts";

const names: Record<RoleNeed["onOneMachine"][number]["resource"], string> = {
  cores: "cores",
  "come-back": "new connections when all come back",
  network: "network card",
  memory: "memory",
  files: "open files",
  ports: "ports to the server",
  forms: "forms",
};

/** Capacity on paper as lines for a terminal. `explain`: with every product under its sum. */
export function toCapacityLines(
  { profile, costs, machine, sizes }: Capacity,
  { explain }: { explain: boolean },
): string[] {
  const { oldest, newest } = costs;
  return [
    `Capacity on paper: ${profile} in its own time, each rate at its own worst moment`,
    `Unit costs of ${oldest === newest ? newest : `${oldest} to ${newest}`}, measured on ${costs.measuredOn}`,
    `One machine has ${toNumbered(machine.cores, "core")} of that kind, ${toBytes(machine.memoryBytes)}, ${toRough(machine.networkBitsPerSecond / 1e9)} Gbit/s and ${toCount(machine.openFilesPerProcess)} files for each process; planned for: cores to ${toShare(machine.coresShare)}, network to ${toShare(machine.networkShare)}, memory to ${toShare(machine.memoryShare)}, files to ${toShare(machine.filesShare)}`,
    ...sizes.flatMap((size) => toSizeLines(size, { explain })),
  ];
}

function toSizeLines(size: SizeNeed, { explain }: { explain: boolean }): string[] {
  const { visitors, arrivalsPerSecond, pagesPerSecond, tiers } = size;
  const head = ["", "machines", "cores", "of TLS", "Gbit/s", "sockets", "files each", "memory"];
  const rows = tiers.flatMap(({ title, roles, keptShare }) => [
    [
      keptShare === null
        ? title
        : `${title}: at least ${(keptShare * 100).toFixed(2)} % of the requests for pages and files never reach them`,
    ],
    ...roles.map((role) => toCells(role)),
  ]);
  return [
    "",
    `${toCount(visitors)} visitors at once: ${toCount(size.requestsPerSecond)} requests a second, ${toCount(pagesPerSecond)} of them for pages, in ${toCount(arrivalsPerSecond)} new visits`,
    "",
    ...align([head, ...rows]),
    "",
    "  What breaks first, had one machine all of it:",
    ...tiers.flatMap((tier) => toBreaks(tier)),
    ...toFormsLines(size),
    ...(explain ? ["", ...toExplanation(size)] : []),
  ];
}

function toCells(role: RoleNeed): string[] {
  const { machines, cores, handshakeCores, bitsPerSecond, sockets, filesEach, memoryBytes } = role;
  return [
    `  ${role.title}`,
    machines === null ? "theirs" : `${toCount(machines.working)} + ${machines.spare}`,
    toSmall(cores),
    handshakeCores === 0 ? "none" : toSmall(handshakeCores),
    toSmall(bitsPerSecond / 1e9),
    toCount(sockets),
    filesEach === null ? "theirs" : toCount(Math.ceil(filesEach)),
    machines === null ? "theirs" : toBytes(memoryBytes),
  ];
}

const MOST_NAMED = 3;

/** The scarcest resources of each kind of machine, and what to do about the first when it breaks. Forms are told apart. */
function toBreaks({ title, roles }: TierNeed): string[] {
  return roles
    .filter(({ machines }) => machines !== null)
    .flatMap((role) => {
      const uses = role.onOneMachine.filter(({ resource }) => resource !== "forms");
      const [first] = uses;
      const named = uses
        .slice(0, MOST_NAMED)
        .map(({ resource, share }) => `${names[resource]} ${toShare(share)}`)
        .join(", ");
      const what = roles.length === 1 ? title : `${title}, ${role.title}`;
      if (first === undefined || first.share <= 1) return [`  ${what}: it holds; ${named}`];
      return [`  ${what}: ${named}`, `    ${names[first.resource]}: ${first.advice}`];
    });
}

/** The one dynamic worker of each server, whatever stands in front. */
function toFormsLines({ formsPerSecond, formsAt, tiers }: SizeNeed): string[] {
  const use = tiers[0]?.roles[0]?.onOneMachine.find(({ resource }) => resource === "forms");
  if (use === undefined) return [];
  const most = `  Forms, in every tier: up to ${toCount(formsPerSecond)} a second at ${toClockTime(formsAt)}, ${toShare(use.share)} of what one server stores`;
  return use.share <= 1 ? [most] : [`${most}:`, `    ${use.advice}`];
}

/** The first column and titles to the left, figures to the right. A row of one cell is a title across. */
function align(table: readonly string[][]): string[] {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.filter((row) => row.length > 1).map((row) => row[column]?.length ?? 0)),
  );
  return table.map((row) =>
    row.length === 1
      ? `  ${row[0]}`
      : `  ${row
          .map((cell, column) =>
            column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
          )
          .join("  ")
          .trimEnd()}`,
  );
}

/** `0.05`, `3.2`, `120` */
function toSmall(value: number): string {
  return value < 10 ? value.toFixed(2) : toRough(value);
}

function toShare(share: number): string {
  return `${toCount(share * 100)} %`;
}

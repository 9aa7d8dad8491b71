import { toBytes, toCount, toRough } from "../numbers-text.ts";
import type { RoleNeed, SizeNeed } from "./capacity.ts";
import type { Line } from "./line.ts";

const titles: [keyof RoleNeed["lines"], string][] = [
  ["cores", "cores"],
  ["handshakes", "cores for handshakes"],
  ["network", "network"],
  ["sockets", "sockets"],
  ["memory", "memory"],
  ["memoryEach", "memory of each machine"],
];

/** Every product under its sum, so that the table can be checked by hand. */
export function toExplanation({ tiers }: SizeNeed): string[] {
  return tiers.flatMap((tier) =>
    tier.roles.flatMap((role) => [
      `  ${tier.title}, ${role.title}`,
      ...titles.flatMap(([part, title]) => toBill(title, role.lines[part])),
    ]),
  );
}

function toBill(title: string, lines: readonly Line[]): string[] {
  const [first] = lines;
  if (first === undefined) return [];
  const total = lines.reduce((whole, line) => whole + line.total, 0);
  return [
    `    ${title}: ${toTotal(total, first.totalUnit)}`,
    ...lines.map(
      ({ what, amount, each, unit, total: part, totalUnit, by }) =>
        `      ${toAmount(amount)} ${what} x ${toAmount(each)}${unit === "of 1" ? "" : ` ${unit}`} = ${toTotal(part, totalUnit)}  (${by})`,
    ),
  ];
}

function toAmount(value: number): string {
  if (value < 1) return value.toPrecision(3);
  return value < 100 ? toRough(value) : toCount(value);
}

function toTotal(value: number, unit: Line["totalUnit"]): string {
  if (unit === "bytes") return toBytes(value);
  if (unit === "bit/s") return `${toRough(value / 1e6)} Mbit/s`;
  if (unit === "cores") return `${value.toFixed(3)} cores`;
  return `${toCount(value)} ${unit}`;
}

import type { UnitCost } from "./unit-costs.ts";

/** One product of a bill, so that it can be checked by hand: so many of something, at so much each. */
export interface Line {
  /** What is counted, such as `pages a second`. */
  what: string;
  amount: number;
  each: number;
  /** What `each` is in. */
  unit: "us" | "bytes" | "s" | "of 1";
  total: number;
  /** What the total is in. */
  totalUnit: "cores" | "bit/s" | "bytes" | "sockets" | "ports";
  /** Where `each` comes from. */
  by: string;
}

/** CPU: a rate times microseconds is cores. */
export function toCores(what: string, perSecond: number, { value, by }: UnitCost): Line {
  const total = (perSecond * value) / 1_000_000;
  return { what, amount: perSecond, each: value, unit: "us", total, totalUnit: "cores", by };
}

/** Network: a rate times bytes is bits a second. */
export function toBits(what: string, perSecond: number, { value, by }: UnitCost): Line {
  const total = perSecond * value * 8;
  return { what, amount: perSecond, each: value, unit: "bytes", total, totalUnit: "bit/s", by };
}

/** Memory: a number times bytes. */
export function toMemory(what: string, count: number, { value, by }: UnitCost): Line {
  const total = count * value;
  return { what, amount: count, each: value, unit: "bytes", total, totalUnit: "bytes", by };
}

/** Connections: visitors times the share of a visit during which one is open. */
export function toSockets(what: string, count: number, each: number, by: string): Line {
  return {
    what,
    amount: count,
    each,
    unit: "of 1",
    total: count * each,
    totalUnit: "sockets",
    by,
  };
}

/** Ports: a rate times the seconds for which each is held. */
export function toPorts(what: string, perSecond: number, { value, by }: UnitCost): Line {
  const total = perSecond * value;
  return { what, amount: perSecond, each: value, unit: "s", total, totalUnit: "ports", by };
}

export function sum(lines: readonly Line[]): number {
  return lines.reduce((total, line) => total + line.total, 0);
}

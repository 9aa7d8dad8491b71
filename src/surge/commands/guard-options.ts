import type { Command } from "../../cli/arguments.ts";
import { decimalNumber, wholeNumber } from "../../cli/numbers.ts";
import { createErrorGuard, createMemoryGuard, createRateGuard } from "../guards.ts";
import type { Guard } from "../guards.ts";
import { readFreeBytes } from "../machine.ts";
import type { Permission } from "../permission.ts";
import { createPermissionGuard } from "../permission-guard.ts";
import type { PermissionReader } from "../permit.ts";

/** When a run stops by itself: the options that `run` and `replay` share. */
export interface GuardOptions {
  "stop-errors": number;
  "stop-after": number;
  "stop-memory": number;
}

/** Their rows in a command's table. */
export const guardOptions: Command<GuardOptions>["options"] = {
  "stop-errors": {
    value: "PERCENT",
    about: "Stop when more of the requests than that fail; 100: never.",
    example: "20",
    read: decimalNumber({ least: 0, most: 100 }),
    fallback: 50,
  },
  "stop-after": {
    value: "S",
    about: "Over how many seconds those failures are counted.",
    example: "10",
    read: wholeNumber({ least: 1, most: 3600 }),
    fallback: 30,
  },
  "stop-memory": {
    value: "MB",
    about: "Stop when this machine has less memory left than that.",
    example: "500",
    read: wholeNumber({ least: 0, most: 1_000_000 }),
    fallback: 200,
  },
};

/** What the target's file says, how to read it again, and how many machines share what it permits. */
export interface Permitted {
  permission: Permission;
  reader: PermissionReader;
  shards: number;
}

/** The guards of a run; null: the target needs no permission. */
export function toGuards(options: GuardOptions, permitted: Permitted | null): Guard[] {
  const guards = [
    createErrorGuard({ percent: options["stop-errors"], seconds: options["stop-after"] }),
    createMemoryGuard({ leastBytes: options["stop-memory"] * 1e6, readFreeBytes }),
  ];
  if (permitted !== null) {
    const { permission, reader, shards } = permitted;
    guards.push(createRateGuard(permission.requestsPerSecond / shards));
    guards.push(createPermissionGuard(permission, reader));
  }
  return guards;
}

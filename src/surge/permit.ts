import { Refusal } from "../cli/refusal.ts";
import { readDate } from "./clock.ts";
import { createPageGetter } from "./page-getter.ts";
import type { Permission } from "./permission.ts";
import { findExcess, parsePermission, PERMISSION_PATH, toExample } from "./permission.ts";
import type { Target } from "./target.ts";

/** Asks for the permission file again and again, over one connection. */
export interface PermissionReader {
  /** The permission as it is now; or why there is none, and whether the site said so itself. */
  read(): Promise<Permission | { error: string; isSaid: boolean }>;
  close(): Promise<void>;
}

/** Reads the file of the target itself: no redirect is followed, since another site cannot permit it. */
export function createPermissionReader(target: Target): PermissionReader {
  const getter = createPageGetter(target);
  return {
    async read() {
      const { status, body, error } = await getter.get(PERMISSION_PATH);
      if (error !== null) return { error: `gives no answer (${error})`, isSaid: false };
      // A site in trouble has not taken its permission back.
      if (status !== 200) return { error: `gives ${status}`, isSaid: status < 500 };
      const read = parsePermission(body, nowMs());
      return "error" in read ? { ...read, isSaid: true } : read;
    },
    close: getter.close,
  };
}

/** The permission of a site on another network. Throws a Refusal that says how its owner gives it. */
export async function demandPermission(target: Target): Promise<Permission> {
  const reader = createPermissionReader(target);
  try {
    const read = await reader.read();
    if (!("error" in read)) return read;
    throw new Refusal(
      `${target.origin} (${target.address}) is neither on this machine nor on a private network, and a crowd sent to someone else's site is an attack. ` +
        `Its owner permits it with a file at ${target.origin}${PERMISSION_PATH}, such as ${toExample(nowMs())}; ` +
        `now that address ${read.error}. Or use a target of your own, such as http://localhost:4321.`,
    );
  } finally {
    await reader.close();
  }
}

/** Throws a Refusal when the plan is more than what is permitted. A rate is of all machines of the run together. */
export function assertWithin(
  permission: Permission | null,
  plan: { requestsPerSecond: number; durationMs: number },
): void {
  if (permission === null) return;
  const { requestsPerSecond, durationMs } = plan;
  const excess = findExcess(permission, { requestsPerSecond, endMs: nowMs() + durationMs });
  if (excess.length > 0)
    throw new Refusal(`The permission of the target is not enough:\n  ${excess.join("\n  ")}`);
}

function nowMs(): number {
  return Date.parse(readDate());
}

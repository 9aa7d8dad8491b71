import type { Guard } from "./guards.ts";
import { PERMISSION_PATH } from "./permission.ts";
import type { Permission } from "./permission.ts";
import type { PermissionReader } from "./permit.ts";

/** So often the file is read again during a run. */
const EVERY_SECONDS = 30;
/** A site that is too busy to give the file has not said no; after so many times in a row nobody can say stop any more. */
const MOST_UNREAD = 3;

/** Stops when the target takes its permission back, lets it end, permits less than before, or cannot be asked any more. */
export function createPermissionGuard(
  { requestsPerSecond }: Permission,
  reader: Pick<PermissionReader, "read">,
): Guard {
  let problem: string | null = null;
  let unread = 0;
  let isReading = false;
  const look = async (): Promise<void> => {
    isReading = true;
    const read = await reader.read();
    isReading = false;
    if ("error" in read) {
      unread = read.isSaid ? MOST_UNREAD : unread + 1;
      if (unread >= MOST_UNREAD) problem = `${PERMISSION_PATH} ${read.error}`;
      return;
    }
    unread = 0;
    if (read.requestsPerSecond < requestsPerSecond)
      problem = `it permits ${read.requestsPerSecond} requests a second now, ${requestsPerSecond} before`;
  };
  return ({ second }) => {
    if (second % EVERY_SECONDS === EVERY_SECONDS - 1 && !isReading) void look();
    return problem === null
      ? null
      : `Stopped by its guard: the target permits it no more: ${problem}.`;
  };
}

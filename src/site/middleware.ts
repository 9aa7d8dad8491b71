import { defineMiddleware } from "astro:middleware";
import { countRequest } from "../inbox/limits/count-request.ts";
import type { SharedCount } from "../inbox/limits/shared-count.ts";
import { createSharedCount } from "../inbox/limits/shared-count.ts";

let shared: SharedCount | null | undefined;

/** The count that all servers on one database have together; null without one, where each server's own is enough. */
function sharedCount(): SharedCount | null {
  if (shared === undefined) {
    // The inbox says what is wrong with an address that is none; a count that cannot be had refuses nobody.
    const url = process.env["DATABASE_URL"] ?? "";
    shared = url === "" ? null : createSharedCount({ url, now: () => new Date() });
  }
  return shared;
}

/** Before any dynamic endpoint; pages are built without it. */
export const onRequest = defineMiddleware(async ({ request, isPrerendered }, next) => {
  if (isPrerendered) return next();
  return (await countRequest(request.headers, sharedCount())) ?? next();
});

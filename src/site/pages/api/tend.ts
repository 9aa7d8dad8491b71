import type { APIRoute } from "astro";
import { runningInbox } from "./_inbox.ts";

export const prerender = false;

/** For the dynamic worker itself: wakes mail and retention after a start, and tells what became of mail. Not reachable from outside. */
export const GET: APIRoute = () =>
  Response.json(runningInbox().counts, { headers: { "Cache-Control": "no-store" } });

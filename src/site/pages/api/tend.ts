import type { APIRoute } from "astro";
import { today } from "../../../guidance/day.ts";
import { warmTools } from "../../tools/built-tools.ts";
import { runningInbox } from "./_inbox.ts";

export const prerender = false;

/**
 * For the dynamic worker itself: wakes mail, retention and the tools after a start, and tells what became of mail. Answers when
 * the tools are warm. Not reachable from outside.
 */
export const GET: APIRoute = async () => {
  // Mail does not wait for the tools. Where they cannot be read, whoever asks one hears of it.
  const warm = warmTools(today(new Date())).catch((error: unknown) => console.error(error));
  const { counts } = runningInbox();
  await warm;
  return Response.json(counts, { headers: { "Cache-Control": "no-store" } });
};

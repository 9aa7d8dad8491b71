import type { APIRoute } from "astro";
import { receiveFeedback } from "../../../inbox/receive-feedback.ts";
import { asOfTheSite, runningInbox } from "./_inbox.ts";

export const prerender = false;

export const POST: APIRoute = async ({ request }) =>
  asOfTheSite(
    await receiveFeedback(request, {
      ...FEEDBACK_ANSWERS,
      now: () => new Date(),
      add: async (feedback) => runningInbox().inbox.addFeedback(feedback),
    }),
  );

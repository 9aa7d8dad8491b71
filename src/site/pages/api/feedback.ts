import type { APIRoute } from "astro";
import { receiveFeedback } from "../../../inbox/receive-feedback.ts";
import { runningInbox } from "./_inbox.ts";

export const prerender = false;

export const POST: APIRoute = ({ request }) =>
  receiveFeedback(request, {
    ...FEEDBACK_ANSWERS,
    now: () => new Date(),
    add: async (feedback) => runningInbox().inbox.addFeedback(feedback),
  });

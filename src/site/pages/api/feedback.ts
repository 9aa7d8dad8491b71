import type { APIRoute } from "astro";
import type { FeedbackStore } from "../../../inbox/feedback-store.ts";
import { openFeedbackStore } from "../../../inbox/feedback-store.ts";
import { receiveFeedback } from "../../../inbox/receive-feedback.ts";

export const prerender = false;

let opened: FeedbackStore | undefined;

/** Opened with the first message, so that pages can be rendered where the folder cannot be written. */
function store(): FeedbackStore {
  opened ??= openFeedbackStore(process.env["FRESHET_DATA"] ?? "var");
  return opened;
}

export const POST: APIRoute = ({ request }) =>
  receiveFeedback(request, { store, now: () => new Date(), ...FEEDBACK_ANSWERS });

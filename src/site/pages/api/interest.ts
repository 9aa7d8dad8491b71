import type { APIRoute } from "astro";
import { receiveInterest } from "../../../inbox/interest/receive-interest.ts";
import { runningInbox } from "./_inbox.ts";

export const prerender = false;

export const POST: APIRoute = ({ request }) =>
  receiveInterest(request, {
    ...FEEDBACK_ANSWERS.interest,
    add: async (interest) => runningInbox().inbox.addInterest(interest),
  });

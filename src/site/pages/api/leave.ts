import type { APIRoute } from "astro";
import { leave, showLeave } from "../../../inbox/interest/follow-link.ts";
import { asOfTheSite, runningInbox } from "./_inbox.ts";

export const prerender = false;

const { words } = FEEDBACK_ANSWERS.interest;

export const GET: APIRoute = ({ request }) => asOfTheSite(showLeave(request, words));

export const POST: APIRoute = async ({ request }) =>
  asOfTheSite(
    await leave(request, { words, use: async (token) => runningInbox().inbox.leave(token) }),
  );

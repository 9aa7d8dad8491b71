import type { APIRoute } from "astro";
import { confirm, showConfirm } from "../../../inbox/interest/follow-link.ts";
import { asOfTheSite, runningInbox } from "./_inbox.ts";

export const prerender = false;

const { words } = FEEDBACK_ANSWERS.interest;

export const GET: APIRoute = ({ request }) => asOfTheSite(showConfirm(request, words));

export const POST: APIRoute = async ({ request }) =>
  asOfTheSite(
    await confirm(request, { words, use: async (token) => runningInbox().inbox.confirm(token) }),
  );

import type { APIRoute } from "astro";
import { receiveInterest } from "../../../inbox/interest/receive-interest.ts";
import { createRegistrationWait } from "../../../inbox/interest/registration-limit.ts";
import { PageResponse } from "../../../inbox/plain-page.ts";
import { readBody } from "../../../inbox/read-body.ts";
import { fillInterestForm } from "./_filled-form.ts";
import { asOfTheSite, readBuiltPage, runningInbox } from "./_inbox.ts";

export const prerender = false;

const { interest, interestPage } = FEEDBACK_ANSWERS;
const wait = createRegistrationWait(Date.now);

export const POST: APIRoute = async ({ request }) => {
  // Read a second time only where the form goes back to its sender.
  const copy = request.clone();
  const answer = await receiveInterest(request, {
    ...interest,
    add: async (wish) => runningInbox().inbox.addInterest(wish),
    wait,
  });
  return answer instanceof PageResponse ? formAgain(answer, copy) : answer;
};

/** A form that was not taken, as it was filled in: the page that it came from, or a plain one where that cannot be read. */
async function formAgain(answer: PageResponse, request: Request): Promise<Response> {
  const { status, headers, page } = answer;
  const body = await readBody(request);
  const words = interest.words[page.language];
  const told = status === 503 ? words.notStored : words.notSent;
  const fields = "fields" in body ? body.fields : {};
  try {
    const html = fillInterestForm(readBuiltPage(interestPage[page.language]), { ...told, fields });
    return new Response(html, { status, headers });
  } catch {
    return asOfTheSite(answer);
  }
}

import type { z } from "zod";
import type { Day } from "../guidance/calendar.ts";
import { today } from "../guidance/calendar.ts";
import type { InBoth, Language } from "../guidance/language.ts";
import type { FeedbackWords } from "./feedback-form.ts";
import { refusedForm } from "./feedback-form.ts";
import type { Feedback } from "./feedback-schema.ts";
import { feedbackSchema } from "./feedback-schema.ts";
import { badBody, languageAsked, notKept, problem, toDetail } from "./problem.ts";
import type { Body } from "./read-body.ts";
import { readBody } from "./read-body.ts";
import { redact } from "./redaction/redact.ts";
import { isSameSite } from "./same-site.ts";

/** What receiving needs from its surroundings. */
export interface Reception extends FeedbackAnswers {
  /** Puts a redacted opinion on disk; rejects when it could not. */
  add: (feedback: Feedback) => Promise<void>;
  now: () => Date;
}

/** What the endpoint says and knows of the content, fixed when the site is built. */
export interface FeedbackAnswers {
  /** Address of the thank-you page, by language. */
  thanks: InBoth<string>;
  /** What a visitor reads when the form was not filled in, could not be stored, or is no longer open. */
  notSent: InBoth<Told>;
  notStored: InBoth<Told>;
  closed: InBoth<Told>;
  form: InBoth<FeedbackWords>;
  /** The pages that take opinions, and the last day on which each does, or null where there is no last day. */
  pages: Readonly<Record<string, Day | null>>;
}

interface Told {
  title: string;
  text: string;
}

/**
 * A feedback post → its answer. Forms end on the thank-you page of their language by 303 (RFC 9110, 15.4.4), at the sentence
 * on removed words where there were any; JSON gets 201 with what was removed, or problem details. Words are redacted before
 * anything else is done with them, and nothing is acknowledged before it is stored.
 */
export async function receiveFeedback(request: Request, reception: Reception): Promise<Response> {
  if (!isSameSite(request.headers))
    return problem(403, "Forbidden", "Send feedback from a page of this site.");
  const body = await readBody(request);
  if (body.kind === "unsupported" || body.kind === "malformed") return badBody(body.kind);
  const result = feedbackSchema.safeParse(body.fields);
  const language = languageAsked(request);
  if (!result.success) return notTaken(body, language, reception, toRefusal(result.error));
  const { website: _trap, filledInMs: _speed, ...feedback } = result.data;
  const lastDay = reception.pages[feedback.page];
  if (lastDay === undefined) return notTaken(body, language, reception, noSuchPage);
  if (lastDay !== null && today(reception.now()) > lastDay)
    return notTaken(body, language, reception, noLongerOpen);
  const { text: words, removed } = redact(feedback.words);
  try {
    await reception.add({ ...feedback, words });
  } catch {
    return notTaken(body, language, reception, cannotBeStored);
  }
  if (body.kind === "json") return Response.json({ removed }, { status: 201, headers: notKept });
  const mark = removed.length === 0 ? "" : "#removed";
  return new Response(null, {
    status: 303,
    headers: { Location: `${reception.thanks[feedback.language]}${mark}`, ...notKept },
  });
}

/** Why a message was not taken: for programs as problem details, for people as one of the texts. */
interface NotTaken {
  status: number;
  title: string;
  detail: string;
  told: "notSent" | "notStored" | "closed";
}

const noSuchPage: NotTaken = {
  status: 400,
  title: "Bad Request",
  detail: "page: is no page of this site",
  told: "notSent",
};
const noLongerOpen: NotTaken = {
  status: 410,
  title: "Gone",
  detail: "This page no longer takes opinions.",
  told: "closed",
};
const cannotBeStored: NotTaken = {
  status: 503,
  title: "Service Unavailable",
  detail: "The message could not be stored. Try again in a few minutes.",
  told: "notStored",
};

function toRefusal(error: z.ZodError): NotTaken {
  return { status: 400, title: "Bad Request", detail: toDetail(error), told: "notSent" };
}

function notTaken(
  body: Body & { fields: unknown },
  language: Language,
  reception: Reception,
  { status, title, detail, told }: NotTaken,
): Response {
  if (body.kind === "json") return problem(status, title, detail);
  const form = reception.form[language];
  return refusedForm({ status, language, ...reception[told][language], fields: body.fields, form });
}

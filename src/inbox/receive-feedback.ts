import { z } from "zod";
import type { InBoth, Language } from "../guidance/language.ts";
import { feedbackSchema } from "./feedback-schema.ts";
import type { FeedbackStore } from "./feedback-store.ts";
import { problem } from "./problem.ts";
import type { Body } from "./read-body.ts";
import { readBody } from "./read-body.ts";
import { refusedForm } from "./refused-form.ts";
import { isSameSite } from "./same-site.ts";

/** What receiving needs from its surroundings. */
export interface Reception {
  store: () => FeedbackStore;
  now: () => Date;
  /** Address of the thank-you page, by language. */
  thanks: InBoth<string>;
  /** What a visitor reads when the form was not filled in. */
  notSent: InBoth<{ title: string; text: string }>;
}

/**
 * A feedback post → its answer. Forms end on the thank-you page of their language by 303 (RFC 9110, 15.4.4);
 * JSON gets 201, or problem details. Nothing is acknowledged before it is stored.
 */
export async function receiveFeedback(request: Request, reception: Reception): Promise<Response> {
  if (!isSameSite(request.headers))
    return problem(403, "Forbidden", "Send feedback from a page of this site.");
  const body = await readBody(request);
  if (body.kind === "unsupported")
    return problem(
      415,
      "Unsupported Media Type",
      "Send application/x-www-form-urlencoded or application/json.",
    );
  if (body.kind === "malformed") return problem(400, "Bad Request", "The body is not valid JSON.");
  const result = feedbackSchema.safeParse(body.fields);
  if (!result.success) return refuse(body, result.error, languageAsked(request), reception);
  const { website: _trap, ...feedback } = result.data;
  try {
    reception.store().add(feedback, reception.now());
  } catch {
    return problem(
      503,
      "Service Unavailable",
      "The message could not be stored. Try again in a few minutes.",
    );
  }
  if (body.kind === "json")
    return new Response(null, { status: 201, headers: { "Cache-Control": "no-store" } });
  return new Response(null, {
    status: 303,
    headers: { Location: reception.thanks[feedback.language], "Cache-Control": "no-store" },
  });
}

function refuse(
  body: Body & { fields: unknown },
  error: z.ZodError,
  language: Language,
  { notSent }: Reception,
): Response {
  const detail = error.issues
    .map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`)
    .join("; ");
  if (body.kind === "json") return problem(400, "Bad Request", detail);
  return refusedForm({ fields: body.fields, language, ...notSent[language] });
}

/** The form's address names its language. */
function languageAsked(request: Request): Language {
  return new URL(request.url).searchParams.get("language") === "fr" ? "fr" : "en";
}

import type { z } from "zod";
import type { Language } from "../guidance/language.ts";

/** Every answer of the inbox is for one visitor. */
export const notKept = { "Cache-Control": "no-store" } as const;

/** Problem details for programs (RFC 9457). `detail` says what to do. Never cached. */
export function problem(status: number, title: string, detail: string): Response {
  const retry = status === 503 ? { "Retry-After": "30" } : {};
  return new Response(JSON.stringify({ type: "about:blank", title, status, detail }), {
    status,
    headers: { "Content-Type": "application/problem+json", ...notKept, ...retry },
  });
}

/** The answer to a body that is no form and no JSON. */
export function badBody(kind: "unsupported" | "malformed"): Response {
  if (kind === "malformed") return problem(400, "Bad Request", "The body is not valid JSON.");
  return problem(
    415,
    "Unsupported Media Type",
    "Send application/x-www-form-urlencoded or application/json.",
  );
}

/** What is wrong with which field, in one line; no value is repeated. */
export function toDetail(error: z.ZodError): string {
  return error.issues
    .map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`)
    .join("; ");
}

/** The form's address names its language, so that an answer can be chosen whatever the body holds. */
export function languageAsked(request: Request): Language {
  return new URL(request.url).searchParams.get("language") === "fr" ? "fr" : "en";
}

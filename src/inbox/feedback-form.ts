import type { FeedbackReason } from "../guidance/inbox-words.ts";
import { feedbackReasons } from "../guidance/inbox-words.ts";
import type { Language } from "../guidance/language.ts";
import { wordsLimit } from "./feedback-schema.ts";
import type { Markup } from "./plain-page.ts";
import { markup, plainPage } from "./plain-page.ts";

/** The words of the form in one language. */
export interface FeedbackWords {
  question: string;
  yes: string;
  no: string;
  reason: string;
  reasons: Record<FeedbackReason, string>;
  words: string;
  hint: string;
  send: string;
  home: string;
}

/** A form that was not taken, and what to say about it. */
export interface RefusedForm {
  status: number;
  language: Language;
  title: string;
  text: string;
  /** What the visitor sent, whatever it was. */
  fields: unknown;
  form: FeedbackWords;
}

/** A page that says why nothing was sent and holds the form as the visitor filled it in, ready to be mended and sent again. */
export function refusedForm({
  status,
  language,
  title,
  text,
  fields,
  form,
}: RefusedForm): Response {
  const sent = (name: string): string => readField(fields, name);
  const choice = (value: string, label: string): Markup =>
    markup`<p><label><input type="radio" name="found" value="${value}" required${sent("found") === value ? markup` checked` : ""}> ${label}</label></p>`;
  const options = feedbackReasons.map(
    (reason) =>
      markup`<option value="${reason}"${sent("reason") === reason ? markup` selected` : ""}>${form.reasons[reason]}</option>`,
  );
  const body = markup`<p role="alert">${text}</p><form method="post" action="/api/feedback?language=${language}"><input type="hidden" name="page" value="${sent("page")}"><input type="hidden" name="language" value="${language}"><fieldset><legend>${form.question}</legend>${choice("yes", form.yes)}${choice("no", form.no)}</fieldset><p><label for="reason">${form.reason}</label> <select id="reason" name="reason"><option value=""></option>${options}</select></p><p><label for="words">${form.words}</label></p><p><textarea id="words" name="words" rows="8" cols="50" maxlength="${String(wordsLimit)}" aria-describedby="hint">\n${sent("words")}</textarea></p><p id="hint">${form.hint}</p><p><button>${form.send}</button></p></form>`;
  return plainPage({ status, language, title, home: form.home, body: [body] });
}

/** One field of a body that may be anything. */
function readField(fields: unknown, name: string): string {
  if (typeof fields !== "object" || fields === null) return "";
  const value: unknown = Object.entries(fields).find(([key]) => key === name)?.[1];
  return typeof value === "string" ? value : "";
}

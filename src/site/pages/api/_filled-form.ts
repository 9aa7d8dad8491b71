import { markup } from "../../../inbox/plain-page.ts";

/** What someone filled in, and why it was not taken. */
export interface RefusedInterest {
  title: string;
  text: string;
  /** What was sent, whatever it was. */
  fields: unknown;
}

const title = /<title>[^<|]*/;
const form = /<form [^>]*action="\/api\/interest[^>]*>/;
const address = /<input [^>]*name="address"/;
const box = /<input type="checkbox" name="topics" value="([^"]*)"/g;
const closedPart = /<details>(.*?)<\/details>/gs;

/**
 * The built page with the form for addresses as the visitor filled it in, and above it why it was not taken. Parts of the form
 * that hold a choice are open. Throws when the built page is not made as this expects.
 */
export function fillInterestForm(
  page: string,
  { title: heading, text, fields }: RefusedInterest,
): string {
  for (const needed of [title, form, address])
    if (!needed.test(page)) throw new Error(`The page with the form for addresses lacks ${needed}`);
  const sent = new Map<string, unknown>(Object.entries(fields ?? {}));
  const typed = sent.get("address");
  const chosen = new Set<unknown>([sent.get("topics")].flat());
  const alert = markup`<div class="said overdue" role="alert"><p>${heading}</p><p>${text}</p></div>`;
  const value = markup` value="${typeof typed === "string" ? typed : ""}"`;
  return page
    .replace(title, () => markup`<title>${heading} `.html)
    .replace(form, (tag) => tag + alert.html)
    .replace(address, (input) => input + value.html)
    .replace(box, (input, id: string) => (chosen.has(id) ? `${input} checked` : input))
    .replace(closedPart, (part, inside: string) =>
      inside.includes(" checked") ? part.replace("<details>", "<details open>") : part,
    );
}

import { keptWordsMarks } from "../../delivery/kept-words.ts";

/**
 * The busy page with a visitor's form in it, so that nothing they wrote is lost: the words in a text area, the rest in hidden
 * fields, ready to be sent again. Everything is escaped; a field that the form does not have stays empty.
 */
export function fillKeptWords(template: string, body: Buffer): Buffer {
  const fields = new URLSearchParams(body.toString("utf8"));
  const { page, found, words } = keptWordsMarks;
  return Buffer.from(
    template
      .replace(page, () => escapeHtml(fields.get("page") ?? ""))
      .replace(found, () => escapeHtml(fields.get("found") ?? ""))
      // A line feed right after the tag is dropped by browsers, so one is added (HTML, 13.2.6.4.7, "textarea").
      .replace(words, () => `\n${escapeHtml(fields.get("words") ?? "")}`),
  );
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

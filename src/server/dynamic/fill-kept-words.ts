import { keptWordsMarks } from "../../delivery/kept-words.ts";

/**
 * The busy page with a visitor's form in it, so that nothing they wrote is lost: the words in a text area, the rest in hidden
 * fields, ready to be sent again. Everything is escaped; a field that the form does not have stays empty.
 */
export function fillKeptWords(template: string, body: Buffer): Buffer {
  const fields = new URLSearchParams(body.toString("utf8"));
  return Buffer.from(
    template.replace(places, (mark) => {
      const text = escapeHtml(fields.get(mark.slice(1, -1)) ?? "");
      return mark === keptWordsMarks.words ? `\n${text}` : text;
    }),
  );
}

const places = new RegExp(Object.values(keptWordsMarks).join("|"), "g");

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

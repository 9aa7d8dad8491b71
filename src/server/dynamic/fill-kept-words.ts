import { keptWordsMarks } from "../../delivery/kept-words.ts";
import type { ShedReason } from "./admission.ts";

/** Why a form was not taken, as far as a visitor can do something about it. */
export type KeptBecause = "busy" | "often" | "away";

const because: Partial<Record<ShedReason, KeptBecause>> = {
  rate: "often",
  breaker: "away",
  deadline: "away",
  unreachable: "away",
};

/** What a visitor is told of a reason: too many forms from them, nobody answers, or else the crowd. */
export function keptBecause(reason: ShedReason): KeptBecause {
  return because[reason] ?? "busy";
}

/**
 * The busy page with a visitor's form in it, so that nothing they wrote is lost: in the fields they know, ready to be sent again.
 * A form that the site does not have leaves nothing to give back, and its page has none. Everything is escaped; a field that the
 * form does not have stays empty, and a subject that the site does not have is left out.
 */
export function fillKeptWords(template: string, body: Buffer, why: KeptBecause): Buffer {
  const fields = new URLSearchParams(body.toString("utf8"));
  const kind = kindOf(fields);
  const chosen = new Set(fields.getAll("topics"));
  const page = tellWhy(template, why)
    .replace(kind === null ? keptSection : reasons, "")
    .replace(forms, (form, ofKind: string) => (ofKind === kind ? form : ""))
    .replace(topics, (topic, id: string) => (chosen.has(id) ? topic : ""))
    .replace(marks, (mark) => {
      const text = escapeHtml(fields.get(mark.slice(1, -1)) ?? "");
      return mark === keptWordsMarks.words ? `\n${text}` : text;
    });
  return Buffer.from(page);
}

function kindOf(fields: URLSearchParams): "feedback" | "interest" | null {
  if (fields.has("address")) return "interest";
  return fields.has("found") || fields.has("words") ? "feedback" : null;
}

const keptSection = /<section id="kept"[\s\S]*?<\/section>/;
const reasons = /<p data-why="[\s\S]*?<\/p>/g;
const forms = /<form data-kept="([a-z]+)"[\s\S]*?<\/form>/g;
const topics = /<li data-topic="([^"]*)"[\s\S]*?<\/li>/g;
const marks = new RegExp(Object.values(keptWordsMarks).join("|"), "g");

/** The page speaks of the crowd; where that is not the reason, its heading and its first words are those of the reason. */
function tellWhy(template: string, why: KeptBecause): string {
  const [, title, text] =
    new RegExp(`<p data-why="${why}" title="([^"]*)">([\\s\\S]*?)</p>`).exec(template) ?? [];
  if (title === undefined || text === undefined) return template;
  return template
    .replace(/<title>[^|<]*/, () => `<title>${title} `)
    .replace(/(<h1>)[^<]*/, (_all, tag: string) => tag + title)
    .replace(/(<p class="answer">)[^<]*/, (_all, tag: string) => tag + text);
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

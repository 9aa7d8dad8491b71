import { escapeHtml } from "../../formats/escape-html.ts";
import { keptWordsMarks } from "../../delivery/kept-words.ts";
import type { ShedReason } from "./admission.ts";

/** Why a form was not taken, as far as a visitor can do something about it. */
export type KeptBecause = "busy" | "often" | "away" | "long";

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

/** The busy page of a language, ready to give people their words back. */
export interface KeptWords {
  /**
   * The page with a visitor's form in it, so that nothing they wrote is lost: in the fields they know, ready to be sent again.
   * A form that the site does not have leaves nothing to give back, and its page has none. Everything is escaped; a field that
   * the form does not have stays empty, and a subject that the site does not have is left out.
   */
  fill(body: Buffer, why: KeptBecause): Buffer;
}

type FormKind = "feedback" | "interest" | null;

/** A piece of the page: the same for everybody, there when a topic was chosen, or a field of the form. */
type Piece =
  | { kind: "always"; bytes: Buffer }
  | { kind: "topic"; id: string; bytes: Buffer }
  | { kind: "field"; name: string; begin: string };

/** Cuts the template once for each reason and form: in a crowd, filling the pieces in must not cost more than a few pages. */
export function createKeptWords(template: string): KeptWords {
  const cut = new Map<string, Piece[]>();
  const piecesOf = (kind: FormKind, why: KeptBecause): Piece[] => {
    const key = `${kind} ${why}`;
    let pieces = cut.get(key);
    if (pieces === undefined) cut.set(key, (pieces = cutPage(toPage(template, kind, why))));
    return pieces;
  };
  return {
    fill(body, why) {
      const fields = new URLSearchParams(body.toString("utf8"));
      const chosen = new Set(fields.getAll("topics"));
      const filled: Buffer[] = [];
      for (const piece of piecesOf(kindOf(fields), why)) {
        if (piece.kind === "field")
          filled.push(Buffer.from(piece.begin + escapeHtml(fields.get(piece.name) ?? "")));
        else if (piece.kind === "always" || chosen.has(piece.id)) filled.push(piece.bytes);
      }
      return Buffer.concat(filled);
    },
  };
}

function kindOf(fields: URLSearchParams): FormKind {
  if (fields.has("address")) return "interest";
  return fields.has("found") || fields.has("words") ? "feedback" : null;
}

const keptSection = /<section id="kept"[\s\S]*?<\/section>/;
const reasons = /<p data-why="[\s\S]*?<\/p>/g;
const forms = /<form data-kept="([a-z]+)"[\s\S]*?<\/form>/g;
const places = new RegExp(
  `<li data-topic="([^"]*)"[\\s\\S]*?</li>|${Object.values(keptWordsMarks).join("|")}`,
  "g",
);

/** The page for one reason with one form, the places in it still empty. */
function toPage(template: string, kind: FormKind, why: KeptBecause): string {
  return tellWhy(template, why)
    .replace(kind === null ? keptSection : reasons, "")
    .replace(forms, (form, ofKind: string) => (ofKind === kind ? form : ""));
}

function cutPage(page: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: place, 1: id, index } of page.matchAll(places)) {
    pieces.push({ kind: "always", bytes: Buffer.from(page.slice(from, index)) });
    if (id !== undefined) pieces.push({ kind: "topic", id, bytes: Buffer.from(place) });
    else {
      // HTML takes away the first line break of a textarea, which may be the visitor's own.
      const begin = place === keptWordsMarks.words ? "\n" : "";
      pieces.push({ kind: "field", name: place.slice(1, -1), begin });
    }
    from = index + place.length;
  }
  pieces.push({ kind: "always", bytes: Buffer.from(page.slice(from)) });
  return pieces;
}

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

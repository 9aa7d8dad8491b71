/** A text that is markup already. */
export interface Html {
  readonly html: string;
}

/** What may stand in a template: texts are escaped, markup is not, `null` and `false` leave nothing. */
export type Piece = Html | string | number | false | null | readonly Piece[];

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Markup with every value escaped, for text and for attributes between double quotes. */
export function markup(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  return { html: strings.map((text, index) => text + toMarkup(pieces[index] ?? null)).join("") };
}

function toMarkup(piece: Piece): string {
  if (piece === null || piece === false) return "";
  if (typeof piece === "string" || typeof piece === "number")
    return String(piece).replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
  return "html" in piece ? piece.html : piece.map((each) => toMarkup(each)).join("");
}

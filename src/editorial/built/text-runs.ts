import { decodeEntities } from "./entities.ts";

/** A stretch of text that a reader sees or hears as one, and the language it is declared in. */
export interface TextRun {
  /** `en` or `fr`, from the nearest `lang`; null where none is declared. */
  language: string | null;
  text: string;
  /** Where it begins in the HTML. */
  at: number;
}

const mark =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<(?<close>\/?)(?<name>[a-z][a-z0-9-]*)(?<attributes>(?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const inline = new Set(
  "a abbr b bdi cite code em i kbd mark q s small span strong sub sup time u".split(" "),
);
const empty = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
const unread = new Set(["script", "style", "template"]);

/** The text of a page in reading order: what stands between blocks, and the attributes that are read aloud or shown. */
export function toTextRuns(html: string): TextRun[] {
  const runs: TextRun[] = [];
  const open: { name: string; language: string | null }[] = [];
  let text = "";
  let at = 0;
  let from = 0;
  const language = (): string | null => open.at(-1)?.language ?? null;
  const add = (part: string, where: number, of: string | null): void => {
    const words = decodeEntities(part).replaceAll(/\s+/g, " ").trim();
    if (words !== "") runs.push({ language: of, text: words, at: where });
  };
  const settle = (): void => {
    add(text, at, language());
    text = "";
  };
  const take = (to: number): void => {
    const part = html.slice(from, to);
    if (text.trim() === "") at = from + (part.length - part.trimStart().length);
    if (!open.some(({ name }) => unread.has(name))) text += part;
  };
  mark.lastIndex = 0;
  for (const match of html.matchAll(mark)) {
    take(match.index);
    from = match.index + match[0].length;
    const { close, attributes = "" } = match.groups ?? {};
    const name = match.groups?.["name"]?.toLowerCase();
    if (name === undefined) continue;
    const own = attribute(attributes, "lang")?.slice(0, 2).toLowerCase() ?? null;
    const leaves = close === "/" ? open.findLastIndex((each) => each.name === name) : -1;
    const changesLanguage =
      close === "/" ? open[leaves]?.language !== open[leaves - 1]?.language : own !== null;
    if (!inline.has(name) || changesLanguage) settle();
    if (close === "/") {
      if (leaves !== -1) open.length = leaves;
      continue;
    }
    for (const shown of shownAttributes(name, attributes))
      add(shown, match.index, own ?? language());
    if (!empty.has(name)) open.push({ name, language: own ?? language() });
  }
  take(html.length);
  settle();
  return runs;
}

const spoken = ["alt", "title", "aria-label", "placeholder"];
const describing = /^(?:description|og:title|og:description|og:site_name)$/;

function shownAttributes(name: string, attributes: string): string[] {
  const values = spoken.map((each) => attribute(attributes, each));
  if (name === "meta") {
    const about = attribute(attributes, "name") ?? attribute(attributes, "property") ?? "";
    if (describing.test(about)) values.push(attribute(attributes, "content"));
  }
  return values.filter((value) => value !== undefined);
}

function attribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(
    `(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`,
    "i",
  ).exec(attributes);
  return match?.[1] ?? match?.[2] ?? match?.[3];
}

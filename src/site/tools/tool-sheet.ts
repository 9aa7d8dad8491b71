import type { InBoth, Language } from "../../guidance/language.ts";
import type { ToolWordsOfSite } from "../../guidance/tool-words.ts";
import type { EditionStamp } from "../../rules/edition.ts";
import type { Wording } from "../../rules/words/print.ts";

/** The tools with a form, by the id of their rules; also the last part of the address that answers. */
export const toolIds = [
  "citizenship-days",
  "residency-days",
  "points-ranking",
  "sixty-seven-points",
  "cost",
] as const;
export type ToolId = (typeof toolIds)[number];

/** Inputs under one title. A list of rows is a group of its own and is not named here. */
export interface InputGroup {
  /** Null for inputs that need no title. */
  title: string | null;
  hint: string | null;
  fields: readonly string[];
}

/** A page that a result sends to. */
export interface NextPage {
  address: string;
  title: string;
}

/**
 * Everything that the form and the results of one tool need in one language, as plain data: the page is built with it, and the
 * dynamic worker and the browser read the same file, so that they cannot disagree.
 */
export interface ToolSheet {
  language: Language;
  /** Where the page of the tool stands. */
  addresses: InBoth<string>;
  editions: EditionStamp[];
  /** Only the texts of `language` are in it. */
  wording: Wording;
  words: Omit<ToolWordsOfSite, "groups">;
  /** How the form is laid out, in the order of the page. */
  groups: readonly InputGroup[];
  /** By id, every page that a result can name. */
  pages: Record<string, NextPage>;
}

/** The address that answers a tool's form. The language stands first and apart, so that an address can be shared across languages. */
export function addressOfAnswer(id: string, language: Language, query = ""): string {
  return `${endpointOf(id)}?language=${language}${query === "" ? "" : `&${query}`}`;
}

/** The path of that address. */
export const endpointOf = (id: string): string => `/api/tools/${id}`;

/** Where the build puts sheets: beside everything whose name changes with its bytes. */
export const sheetFolder = "_astro";

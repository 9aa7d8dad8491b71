import type { APIRoute, GetStaticPaths } from "astro";
import type { Language } from "../../../guidance/language.ts";
import { languages } from "../../../guidance/language.ts";
import { searchIndex } from "../../search-words.ts";

/** What a browser fetches when somebody begins to search. */
export const getStaticPaths = (() =>
  languages.map((language) => ({
    params: { language },
    props: { language },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ language: Language }> = ({ props: { language } }) =>
  Response.json(searchIndex(language));

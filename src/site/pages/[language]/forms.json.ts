import type { APIRoute, GetStaticPaths } from "astro";
import type { Language } from "../../../guidance/language.ts";
import { languages } from "../../../guidance/language.ts";
import { formWords } from "../../components/inbox/form-words.ts";

/** What a browser fetches when somebody begins to fill in a form. */
export const getStaticPaths = (() =>
  languages.map((language) => ({
    params: { language },
    props: { language },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ language: Language }> = ({ props: { language } }) =>
  Response.json(formWords(language));

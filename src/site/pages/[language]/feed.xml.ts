import type { APIRoute, GetStaticPaths } from "astro";
import type { Language } from "../../../guidance/language.ts";
import { languages } from "../../../guidance/language.ts";
import { toFeed } from "../../feed.ts";

/** What changed in all of the guide. */
export const getStaticPaths = (() =>
  languages.map((language) => ({
    params: { language },
    props: { language },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ language: Language }> = ({ props: { language }, url, site }) =>
  new Response(toFeed(language, null, site ?? url));

import type { APIRoute, GetStaticPaths } from "astro";
import type { Language } from "../../../../guidance/language.ts";
import { languages } from "../../../../guidance/language.ts";
import { toFeed } from "../../../feed.ts";
import { siteCorpus } from "../../../site-corpus.ts";

/** What changed in a section. */
export const getStaticPaths = (() =>
  siteCorpus()
    .places.filter(({ kind }) => kind === "section")
    .flatMap(({ id, addresses }) =>
      languages.map((language) => ({
        params: { language, section: addresses[language].split("/")[2] },
        props: { language, id },
      })),
    )) satisfies GetStaticPaths;

export const GET: APIRoute<{ language: Language; id: string }> = ({ props, url, site }) =>
  new Response(toFeed(props.language, props.id, site ?? url));

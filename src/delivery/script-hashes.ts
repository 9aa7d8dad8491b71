import { toHashSource } from "./style-hashes.ts";

const moduleScript = /<script\b[^>]*\btype="module"[^>]*>([\s\S]*?)<\/script>/g;
const source = /\ssrc="([^"]*)"/;

/**
 * CSP hash sources of all inline modules of the pages, each once. Pages share one that loads what a reader asks for; module files
 * are taken from this site's hashed assets only. Throws for any other file.
 */
export function hashInlineScripts(pages: Iterable<{ file: string; html: string }>): string[] {
  const hashes = new Set<string>();
  for (const { file, html } of pages) {
    for (const [element, text = ""] of html.matchAll(moduleScript)) {
      const address = source.exec(element.slice(0, element.indexOf(">")))?.[1];
      if (address === undefined) hashes.add(toHashSource(text));
      else if (!address.startsWith("/_astro/"))
        throw new Error(
          `${file} has the script ${address}; only files of /_astro/ hold their hash`,
        );
    }
  }
  return [...hashes].toSorted();
}

import { createHash } from "node:crypto";

const styleElement = /<style\b[^>]*>([\s\S]*?)<\/style>/g;
const styleAttribute = /<[a-z][^>]*\sstyle=/;
const executableScript = /<script\b(?![^>]*\btype="(?:application\/ld\+json|module)")/;

/**
 * CSP hash sources of all inline style sheets of the pages, each once (CSP Level 3, 2.3.1).
 * Throws when a page holds a style attribute, or a script that is no module (see script-hashes.ts): the policy would block them.
 */
export function hashInlineStyles(pages: Iterable<{ file: string; html: string }>): string[] {
  const hashes = new Set<string>();
  for (const { file, html } of pages) {
    if (styleAttribute.test(html))
      throw new Error(`${file} has a style attribute; move it to src/site/styles/site.css`);
    if (executableScript.test(html))
      throw new Error(`${file} has a script; pages are read without script`);
    for (const match of html.matchAll(styleElement)) hashes.add(toHashSource(match[1] ?? ""));
  }
  return [...hashes].toSorted();
}

/** The CSP source of an inline text (CSP Level 3, 2.3.1). */
export function toHashSource(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

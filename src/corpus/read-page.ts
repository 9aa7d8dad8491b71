import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Found } from "../guidance/finding.ts";
import type { Page } from "../guidance/pairing.ts";
import { idOfFile, languageOfFile } from "../guidance/pairing.ts";
import { pageSchema } from "../guidance/page-schema.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { parseYaml } from "./yaml-source.ts";

/** One Markdown file → a page, or findings that say why it is none. */
export function readPage(root: string, file: string): { page: Page | null; findings: Found[] } {
  const language = languageOfFile(file);
  const id = idOfFile(file);
  if (language === null || id === null)
    return refuse(
      file,
      "the file is not named section/page.en.md or section/page.fr.md",
      "rename it, lower-case letters, digits and hyphens only",
    );
  const parts = splitFrontMatter(readFileSync(join(root, file), "utf8"));
  if (parts === null)
    return refuse(
      file,
      "the file does not begin with front matter",
      "begin with a line of ---, the fields, and a line of ---",
    );
  const { value, findings } = parseYaml({ file, text: parts.yaml, firstLine: 2 }, pageSchema);
  if (value === null) return { page: null, findings };
  const section = id.split("/")[0] ?? "";
  return {
    page: {
      id,
      section,
      language,
      file,
      frontMatter: value,
      body: parts.body,
      bodyLine: parts.bodyLine,
      fieldLines: linesOfFields(parts.yaml),
    },
    findings: [],
  };
}

/** The line of the file on which each field of the front matter begins; the first is the one after the fence. */
function linesOfFields(yaml: string): Record<string, number> {
  return Object.fromEntries(
    yaml.split("\n").flatMap((text, index) => {
      const name = /^([A-Za-z]+):/.exec(text)?.[1];
      return name === undefined ? [] : [[name, index + 2]];
    }),
  );
}

function refuse(file: string, what: string, instead: string): { page: null; findings: Found[] } {
  return { page: null, findings: [{ file, line: 1, what, instead }] };
}

import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { z } from "zod";

const languages = ["en", "fr"];

const sectionSchema = z.looseObject({
  groups: z.array(z.looseObject({ pages: z.array(z.string()) })),
});

/**
 * A copy of the content folder with about `pages` pages: every pair again and again under a new name and address, its
 * text as it is. Gives the folder above the copy; the caller removes it.
 */
export function multiplyGuide(root: string, pages: number): { folder: string; pages: number } {
  const folder = mkdtempSync(join(tmpdir(), "freshet-editorial-"));
  cpSync(join(root, "content"), join(folder, "content"), { recursive: true });
  const guide = join(folder, "content", "guide");
  const sections = readdirSync(guide, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const pairs = sections.flatMap(({ name: section }) =>
    readdirSync(join(guide, section))
      .filter((file) => file.endsWith(".en.md"))
      .map((file) => ({ section, name: file.slice(0, -".en.md".length) })),
  );
  const added = new Map<string, string[]>();
  let count = pairs.length;
  for (let copy = 2; count * 2 < pages; copy += 1) {
    for (const { section, name } of pairs) {
      if (count * 2 >= pages) break;
      for (const language of languages) copyPage(join(guide, section), { name, copy, language });
      added.set(section, [...(added.get(section) ?? []), `${name}-${copy}`]);
      count += 1;
    }
  }
  for (const [section, names] of added) listPages(join(guide, section, "section.yaml"), names);
  return { folder, pages: count * 2 };
}

function copyPage(
  folder: string,
  { name, copy, language }: { name: string; copy: number; language: string },
): void {
  const text = readFileSync(join(folder, `${name}.${language}.md`), "utf8")
    .replace(/^slug: (\S+)$/m, `slug: $1-${copy}`)
    .replace(/^formerSlugs: .*\n(?: {2,}- .*\n)*/m, "");
  writeFileSync(join(folder, `${name}-${copy}.${language}.md`), text);
}

function listPages(file: string, names: readonly string[]): void {
  const section = sectionSchema.parse(parse(readFileSync(file, "utf8")));
  section.groups.at(-1)?.pages.push(...names);
  writeFileSync(file, stringify(section, { lineWidth: 0 }));
}

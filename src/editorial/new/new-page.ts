import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "../../cli/arguments.ts";
import { parseArguments, toHelp } from "../../cli/arguments.ts";
import { wholeNumber } from "../../cli/numbers.ts";
import { Refusal } from "../../cli/refusal.ts";
import { readCorpus } from "../../corpus/read-corpus.ts";
import type { Day } from "../../guidance/calendar.ts";
import { today } from "../../guidance/calendar.ts";
import { languages } from "../../guidance/language.ts";
import type { Section } from "../../guidance/places.ts";
import { pagesOfSection } from "../../guidance/section-schema.ts";
import { withListedPage } from "./listed-page.ts";
import { toPageText } from "./page-text.ts";

interface Options {
  en: string | null;
  fr: string | null;
  group: number | null;
}

const title = (language: string, example: string) => ({
  value: "TITLE",
  about: `Title in ${language}.`,
  example,
  read: (text: string) => text,
  fallback: null,
});

const command: Command<Options> = {
  usage: "npm run new --",
  about: "Begins a page: both files with matching headings, and a line in the list of the section.",
  subject: { value: "SECTION/PAGE", about: "Where the page stands.", example: "settle-in/winter" },
  options: {
    en: title("English", "Dress for winter"),
    fr: title("French", "S'habiller pour l'hiver"),
    group: {
      value: "NUMBER",
      about: "Group of the section that lists it, from 1; the last one unless given.",
      example: "2",
      read: wholeNumber({ least: 1, most: 99 }),
      fallback: null,
    },
  },
  examples: [
    "npm run new -- settle-in/winter",
    `npm run new -- settle-in/winter --en "Dress for winter" --fr "S'habiller pour l'hiver" --group 2`,
  ],
};

/** `npm run new`: writes both files and the line in the section's list. Gives the exit code; throws a Refusal before anything is written. */
export function newPage(argv: string[]): number {
  const typed = parseArguments(command, argv);
  if (typed.help) {
    console.log(toHelp(command));
    return 0;
  }
  const { subject, options } = typed;
  const root = process.cwd();
  const [folder = "", name = ""] = subject.split("/");
  if (!/^[a-z0-9-]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/.test(subject))
    throw new Refusal(
      `"${subject}" is not section/page in lower-case letters, digits and hyphens, such as settle-in/winter.`,
    );
  const section = findSection(root, folder);
  const group = (options.group ?? section.groups.length) - 1;
  if (section.groups[group] === undefined)
    throw new Refusal(
      `${folder} has ${section.groups.length} groups: ${section.groups.map(({ en }, index) => `${index + 1} ${en.title}`).join(", ")}.`,
    );
  const files = languages.map((language) => ({
    language,
    file: `content/guide/${subject}.${language}.md`,
  }));
  const there = files.find(({ file }) => existsSync(join(root, file)));
  if (there !== undefined)
    throw new Refusal(`${there.file} is there already; nothing was written.`);
  const reviewed = today(new Date());
  const related = pagesOfSection(section).find((page) => page !== name);
  for (const { language, file } of files) {
    const start = {
      title: options[language],
      name,
      reviewed,
      reviewBy: inThreeMonths(reviewed),
      related: `${folder}/${related ?? name}`,
    };
    writeFileSync(join(root, file), toPageText(start, language));
    console.log(`${file} is there.`);
  }
  addToSection(root, { folder, group, name });
  console.log(
    [
      `content/guide/${folder}/section.yaml lists it under “${section.groups[group]?.en.title}”.`,
      "",
      "Now replace every text in double square brackets, in both files. npm run check says what is left.",
      `When both sides say the same: npm run check -- agree ${subject}`,
    ].join("\n"),
  );
  return 0;
}

function findSection(root: string, folder: string): Section {
  const { corpus } = readCorpus(root);
  if (corpus === null) throw new Refusal("The content cannot be read: run npm run check first.");
  const section = corpus.sections.find(({ id }) => id === folder);
  if (section === undefined)
    throw new Refusal(
      `There is no section "${folder}"; the sections are ${corpus.sections.map(({ id }) => id).join(", ")}.`,
    );
  return section;
}

function addToSection(
  root: string,
  { folder, group, name }: { folder: string; group: number; name: string },
): void {
  const path = join(root, "content/guide", folder, "section.yaml");
  writeFileSync(path, withListedPage(readFileSync(path, "utf8"), group, name));
}

function inThreeMonths(day: Day): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 3, Math.min(date.getUTCDate(), 28));
  return date.toISOString().slice(0, 10);
}

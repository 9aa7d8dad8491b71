import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "../../cli/arguments.ts";
import { parseArguments, toHelp } from "../../cli/arguments.ts";
import { flag } from "../../cli/flag.ts";
import { Refusal } from "../../cli/refusal.ts";
import { agreementFile, changesSince, writeAgreement } from "../../corpus/agreements.ts";
import type { Corpus } from "../../corpus/read-corpus.ts";
import { readCorpus } from "../../corpus/read-corpus.ts";
import { fromCheck } from "../../guidance/finding.ts";
import { languages } from "../../guidance/language.ts";
import type { Pair } from "../../guidance/pairing.ts";
import { sameFacts } from "../checks/same-facts.ts";
import { sameShape } from "../checks/same-shape.ts";
import { unfinishedText } from "../checks/unfinished-text.ts";
import { formatReport } from "../report/format-report.ts";
import type { AsOf } from "./options.ts";
import { asOfOption } from "./options.ts";

const command: Command<{ "as-of": AsOf; all: true | null; reason: string }> = {
  usage: "npm run check -- agree PAGE…",
  about:
    "Declares that both sides of a pair say the same now. Read them side by side first: this is a person's word.",
  options: {
    "as-of": asOfOption,
    all: flag("Every pair that is not in step; needs --reason."),
    reason: {
      value: "TEXT",
      about: "Why, kept beside the declaration.",
      example: "Fees of December in both languages",
      read: (text) => text,
      fallback: "",
    },
  },
  examples: [
    "npm run check -- agree settle-in/winter",
    'npm run check -- agree --all --reason "First edition, read side by side"',
  ],
};

/** `npm run check -- agree`: writes the declaration of each pair. Gives 1 when a pair differs so that it cannot be equal. */
export function agree(argv: string[]): number {
  const firstOption = argv.findIndex((word) => word.startsWith("-"));
  const words = firstOption === -1 ? argv : argv.slice(0, firstOption);
  const typed = parseArguments(command, argv.slice(words.length));
  if (typed.help) {
    console.log(toHelp(command));
    return 0;
  }
  const { all, reason } = typed.options;
  const root = process.cwd();
  const { day, now } = typed.options["as-of"];
  const corpus = readOrRefuse(root);
  if (all === true && reason === "")
    throw new Refusal('agree --all needs a reason, for example --reason "First edition"');
  const pairs = all === true ? pairsOutOfStep(corpus) : words.map((word) => findPair(word, corpus));
  if (pairs.length === 0 && all !== true)
    throw new Refusal(`${command.usage} needs a page, for example ${command.examples[0]}`);
  const findings = [sameShape, sameFacts, unfinishedText].flatMap((check) =>
    fromCheck(
      check,
      check.find({
        root,
        corpus: { ...corpus, pairs, pages: pairs.flatMap(({ pages }) => [pages.en, pages.fr]) },
        day,
        now,
      }),
    ),
  );
  const unequal = new Set(findings.map(({ file }) => file));
  const isEqual = ({ pages }: Pair): boolean =>
    languages.every((language) => !unequal.has(pages[language].file));
  const agreed = pairs.filter(isEqual);
  for (const pair of agreed) {
    writeAgreement(root, pair, { day, reason: reason === "" ? null : reason });
    console.log(`${pair.id} is in step (${agreementFile(pair.id)}).`);
  }
  if (all === true) removeForgotten(root, corpus);
  if (findings.length === 0) {
    if (agreed.length === 0) console.log("Every pair is in step already.");
    return 0;
  }
  console.log(formatReport({ findings, pairs: pairs.length, facts: corpus.facts.size }, "people"));
  console.log(
    `${pairs.length - agreed.length} of ${pairs.length} pairs differ and stay as they were.`,
  );
  return 1;
}

function readOrRefuse(root: string): Corpus {
  const { corpus, findings } = readCorpus(root);
  const [first] = findings;
  if (corpus === null)
    throw new Refusal(
      `The content cannot be read: ${first?.file}:${first?.line} ${first?.what}. Run npm run check.`,
    );
  return corpus;
}

function pairsOutOfStep({ pairs, agreements }: Corpus): Pair[] {
  return pairs.filter(({ id, pages }) => {
    const agreement = agreements.get(id);
    return (
      agreement === undefined ||
      agreement.texts() === null ||
      languages.some((language) => changesSince(pages[language], agreement).length > 0)
    );
  });
}

/** A page may be named by its id or by one of its files. */
function findPair(word: string, { pairs, ids }: Corpus): Pair {
  const id = word.replace(/^(?:\.\/)?content\/guide\//, "").replace(/(?:\.(?:en|fr)\.md)?$/, "");
  const pair = pairs.find((each) => each.id === id);
  if (pair !== undefined) return pair;
  if (ids.has(id))
    throw new Refusal(`A side of ${id} is missing or cannot be read: run npm run check first.`);
  const last = id.split("/").at(-1) ?? id;
  const near = pairs.map((each) => each.id).filter((each) => each.includes(last));
  throw new Refusal(
    `"${word}" is not a page that has both languages; write section/page${
      near.length === 0 ? "" : `, such as ${near.slice(0, 5).join(", ")}`
    }.`,
  );
}

function removeForgotten(root: string, { agreements, ids }: Corpus): void {
  for (const [id, { file }] of agreements) if (!ids.has(id)) rmSync(join(root, file));
}

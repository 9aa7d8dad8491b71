import type { Command } from "../../cli/arguments.ts";
import { parseArguments, toHelp } from "../../cli/arguments.ts";
import { wholeNumber } from "../../cli/numbers.ts";
import { Refusal } from "../../cli/refusal.ts";
import { createTerminal } from "../../cli/terminal.ts";
import { readCorpus } from "../../corpus/read-corpus.ts";
import { askLinks } from "./ask-links.ts";
import { gatherLinks } from "./gather-links.ts";
import { hasDeadLinks, reportLinks } from "./report-links.ts";

const command: Command<{ "at-once": number; site: string }> = {
  usage: "npm run links --",
  about:
    "Asks every address of other sites that pages and facts name. It needs the internet, so no build waits for it.",
  options: {
    "at-once": {
      value: "N",
      about: "Sites asked at the same time; each of them gets one request a second.",
      example: "8",
      read: wholeNumber({ least: 1, most: 64 }),
      fallback: 8,
    },
    site: {
      value: "HOST",
      about: "Ask only this site.",
      example: "www.canada.ca",
      read: (text) => text,
      fallback: "",
    },
  },
  examples: ["npm run links", "npm run links -- --site www.canada.ca"],
};

try {
  const typed = parseArguments(command, process.argv.slice(2));
  if (typed.help) console.log(toHelp(command));
  else {
    const { corpus } = readCorpus(process.cwd());
    if (corpus === null) throw new Refusal('The content is broken: run "npm run check"');
    const { site } = typed.options;
    const links = gatherLinks(corpus).filter(
      ({ url }) => site === "" || new URL(url).host === site,
    );
    const terminal = createTerminal(process.stdout, { plainEvery: 50 });
    let count = 0;
    const asked = await askLinks(links, {
      atOnce: typed.options["at-once"],
      pauseMs: 1000,
      deadlineMs: 20_000,
      onAsked: ({ url }) => terminal.status(`${++count} of ${links.length}: ${url}`),
    });
    terminal.line(reportLinks(asked));
    if (hasDeadLinks(asked)) process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof Refusal ? 2 : 1;
}

import { availableParallelism } from "node:os";
import type { Command } from "../cli/arguments.ts";
import { parseArguments, toHelp } from "../cli/arguments.ts";
import { flag } from "../cli/flag.ts";
import { wholeNumber } from "../cli/numbers.ts";
import { Refusal } from "../cli/refusal.ts";
import type { Screen } from "../cli/terminal.ts";
import { createTerminal } from "../cli/terminal.ts";
import { conformanceFile, readConformance } from "../corpus/read-conformance.ts";
import { today } from "../guidance/calendar.ts";
import { openBrowser } from "../chromium/open-browser.ts";
import { compare } from "./compare.ts";
import { toReport } from "./report-text.ts";
import { runSurvey } from "./run-survey.ts";
import { readSitePages } from "./site-pages.ts";
import { serveSite } from "./served-site.ts";
import { states } from "./states.ts";
import { summarize } from "./summarize.ts";
import { writeRecord } from "./write-record.ts";

interface Options {
  only: string | null;
  check: true | null;
  readers: number;
}

const command: Command<Options> = {
  usage: "npm run conformance --",
  about:
    "Opens every page of the build in Chromium as people set it up, with script and without, and looks for what WCAG 2.2 A and AA forbids;\n" +
    `walks through every tool with the keyboard alone. A whole run is recorded in ${conformanceFile}, which the page on accessibility shows.`,
  options: {
    only: {
      value: "TEXT",
      about: "Look only at pages whose address holds this text; nothing is recorded.",
      example: "/en/immigrate/",
      read: (text) => text,
      fallback: null,
    },
    check: flag("Compare the run with the record instead of writing it."),
    readers: {
      value: "COUNT",
      about: "Pages that are looked at side by side.",
      example: "2",
      read: wholeNumber({ least: 1, most: 64 }),
      fallback: availableParallelism(),
    },
  },
  examples: [
    "npm run conformance",
    "npm run conformance -- --only /fr/calcul-des-frais/",
    "npm run conformance -- --check",
  ],
};

/** Looks at the built site. Gives the exit code: 0 nothing found, 1 a violation or a record that does not hold. Throws a Refusal. */
export async function conformance(argv: string[], screen: Screen): Promise<number> {
  const typed = parseArguments(command, argv);
  if (typed.help) {
    screen.write(
      `${toHelp(command)}\n\nExit codes: 0 no violation · 1 violations, or a record that does not hold · 2 wrong usage or no run.\n`,
    );
    return 0;
  }
  const { only, check, readers } = typed.options;
  const pages = readSitePages("dist/site/client");
  const record = check === null ? null : readConformance(process.cwd());
  const isAsked = (address: string) => only === null || address.includes(only);
  const addresses = [...pages.built, ...pages.answered].filter(isAsked);
  if (addresses.length === 0) throw new Refusal(`No page has “${only}” in its address.`);
  const tools = pages.tools.filter(({ address }) => isAsked(address));
  const terminal = createTerminal(screen, { plainEvery: 25 });
  const started = performance.now();
  const [site, browser] = await Promise.all([serveSite(), openBrowser()]);
  try {
    const survey = { origin: site.origin, addresses, tools, states, readers };
    const found = await runSurvey(browser, survey, (line) =>
      terminal.status(`${line}, ${toMinutes(performance.now() - started)}`),
    );
    terminal.settle();
    const counts = { built: pages.built.length, answered: pages.answered.length };
    const run = summarize({ day: today(new Date()), pages: counts, states, ...found });
    terminal.line(toReport(run));
    terminal.line(`It took ${toMinutes(performance.now() - started)} with ${readers} readers.`);
    if (record !== null) {
      const differences = compare(record, { pages: counts, ...found });
      for (const each of differences) terminal.line(each);
      if (differences.length === 0) terminal.line(`${conformanceFile} holds.`);
      return differences.length === 0 ? 0 : 1;
    }
    if (only === null) {
      writeRecord(process.cwd(), run);
      terminal.line(`Recorded in ${conformanceFile}: build again, so that the page shows it.`);
    }
    return run.violations.length + run.keyboard.failed.length === 0 ? 0 : 1;
  } finally {
    await Promise.all([browser.close(), site.stop()]);
  }
}

function toMinutes(elapsedMs: number): string {
  const seconds = Math.round(elapsedMs / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

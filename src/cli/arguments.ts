import { parseArgs } from "node:util";
import { Refusal } from "./refusal.ts";

/** One row of a command's table of options. */
export interface Option<T> {
  /** What stands for the value in the help, such as `URL`; empty for a flag, which takes none. */
  value: string;
  /** One sentence for the help. */
  about: string;
  /** A value that works, shown when one is missing or wrong. */
  example: string;
  /** The value of the text, or a Refusal with what was expected, such as "a whole number". */
  read(text: string): T;
  /** Used when the option is not given; without it the option is required. */
  fallback?: T;
}

/** A command as its table: the arguments are read by it and the help is written from it. */
export interface Command<Options> {
  /** As typed, with the program: `npm run surge -- run`. */
  usage: string;
  about: string;
  /** The one word that stands without `--`, such as PROFILE. */
  subject?: { value: string; about: string; example: string };
  options: { [Name in keyof Options]: Option<Options[Name]> };
  /** Whole command lines that work. */
  examples: string[];
}

/** What was typed: the subject (empty when the command has none) and a value for every option; or a wish for help. */
export type Typed<Options> = { help: true } | { help: false; subject: string; options: Options };

/** Reads the arguments that follow the command's name. Throws a Refusal that names the option and gives an example. */
export function parseArguments<Options>(command: Command<Options>, argv: string[]): Typed<Options> {
  const rows = Object.entries(command.options) as [string, Option<unknown>][];
  const known = Object.fromEntries(
    rows.map(([name, { value }]) => [
      name,
      { type: value === "" ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  const options = { ...known, help: { type: "boolean" as const, short: "h" } };
  const { tokens } = parseArgs({ args: argv, options, strict: false, tokens: true });
  const given = new Map<string, string>();
  const subjects: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") subjects.push(token.value);
    if (token.kind !== "option") continue;
    if (token.name === "help" || token.rawName === "-h") return { help: true };
    if (!Object.hasOwn(known, token.name)) {
      throw new Refusal(
        `${command.usage} has no option ${token.rawName}; it has ${listOptions(rows)}.`,
      );
    }
    const row = command.options[token.name as keyof Options];
    if (given.has(token.name)) throw new Refusal(`${token.rawName} is given twice; give it once.`);
    if (row.value === "") {
      given.set(token.name, token.value ?? "yes");
      continue;
    }
    // Not strict, parseArgs takes the next option for the value that was forgotten.
    if (token.value === undefined || (!token.inlineValue && token.value.startsWith("--"))) {
      throw new Refusal(
        `${token.rawName} needs a value, for example ${token.rawName} ${toWord(row.example)}.`,
      );
    }
    given.set(token.name, token.value);
  }
  return {
    help: false,
    subject: readSubject(command, subjects),
    options: readOptions(command, given),
  };
}

/** The help of a command, written from its table. */
export function toHelp<Options>(command: Command<Options>): string {
  const rows = Object.entries(command.options) as [string, Option<unknown>][];
  const subject = command.subject;
  const table: [string, string][] = subject ? [[subject.value, subject.about]] : [];
  for (const [name, row] of rows)
    table.push([`--${name} ${row.value}`.trimEnd(), `${row.about}${toFallback(row)}`]);
  table.push(["--help", "Show this."]);
  const width = Math.max(...table.map(([left]) => left.length)) + 2;
  const lines = table.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
  const words = [
    command.usage,
    ...(subject ? [subject.value] : []),
    ...(rows.length > 0 ? ["[options]"] : []),
  ];
  const examples = ["Examples:", ...command.examples.map((example) => `  ${example}`)];
  return [command.about, "", `Usage: ${words.join(" ")}`, "", ...lines, "", ...examples].join("\n");
}

function readSubject<Options>({ usage, subject }: Command<Options>, words: string[]): string {
  const expected = subject ? 1 : 0;
  if (words.length > expected)
    throw new Refusal(`${usage} does not understand "${words[expected]}"; see ${usage} --help.`);
  const [word = ""] = words;
  if (subject && word === "")
    throw new Refusal(`${usage} needs ${subject.value}, for example ${usage} ${subject.example}.`);
  return word;
}

function readOptions<Options>(command: Command<Options>, given: Map<string, string>): Options {
  const options: Record<string, unknown> = {};
  for (const [name, row] of Object.entries(command.options) as [string, Option<unknown>][]) {
    const text = given.get(name);
    if (text === undefined && !("fallback" in row)) {
      throw new Refusal(`--${name} is required, for example --${name} ${toWord(row.example)}.`);
    }
    options[name] = text === undefined ? row.fallback : readValue(name, row, text);
  }
  return options as Options;
}

function readValue(name: string, row: Option<unknown>, text: string): unknown {
  try {
    return row.read(text);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(
      `--${name} "${text}": ${error.message}, for example --${name} ${toWord(row.example)}.`,
    );
  }
}

function toFallback(row: Option<unknown>): string {
  if (!("fallback" in row)) return " Required.";
  return row.fallback === null || row.fallback === ""
    ? ""
    : ` Without it: ${String(row.fallback)}.`;
}

function listOptions(rows: [string, unknown][]): string {
  return [...rows.map(([name]) => `--${name}`), "--help"].join(", ");
}

function toWord(example: string): string {
  return /\s/.test(example) ? `"${example}"` : example;
}

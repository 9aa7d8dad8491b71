import type { Option } from "../../cli/arguments.ts";
import { wholeNumber } from "../../cli/numbers.ts";
import { Refusal } from "../../cli/refusal.ts";
import type { Share } from "../crowd.ts";
import { parseTarget } from "../target.ts";

/** Where to send it. */
export const targetOption: Option<URL> = {
  value: "URL",
  about:
    "The site: scheme, host and port. On this machine or a private network; elsewhere only where a file on the site permits it.",
  example: "http://localhost:4321",
  read: parseTarget,
};

/** Where the figures go. */
export const resultsOption: Option<string> = {
  value: "FILE",
  about: "Write the results to this file while the run goes on, as JSON lines.",
  example: "results.jsonl",
  read: (text) => text,
  fallback: "",
};

/** The same times for other tools. */
export const hlogOption: Option<string> = {
  value: "FILE",
  about: "Write the response times as an HdrHistogram log too, for its plotting tools.",
  example: "times.hlog",
  read: (text) => text,
  fallback: "",
};

export const seedOption: Option<number> = {
  value: "N",
  about: "Where chance begins; the same seed gives the same visits.",
  example: "7",
  read: wholeNumber({ least: 0, most: 2 ** 32 - 1 }),
  fallback: 1,
};

/** Null: as many as the plan needs. */
export const processesOption: Option<number | null> = {
  value: "N",
  about: "Processes that send. Without it: as many as files, ports and cores ask for.",
  example: "4",
  read: wholeNumber({ least: 1, most: 256 }),
  fallback: null,
};

/** Null: no such field. */
export const clientHeaderOption: Option<string | null> = {
  value: "NAME",
  about:
    "Send each visitor's own address (of 198.18.0.0/15) in this field, for a site that is told to trust the lab's.",
  example: "x-client",
  read: parseFieldName,
  fallback: null,
};

/** As `1/4`: from 1 for people, from 0 inside. */
export const shardOption: Option<Share> = {
  value: "I/N",
  about:
    "Send only every N-th visitor, beginning with the I-th: one of N machines with the same seed.",
  example: "1/4",
  read: parseShard,
  fallback: { index: 0, of: 1, toString: () => "1/1" } as Share,
};

/** A token (RFC 9110, 5.6.2) that does not change what the request is. */
function parseFieldName(text: string): string {
  const name = text.toLowerCase();
  if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name)) throw new Refusal("must be the name of a field");
  if (["host", "connection", "content-length", "transfer-encoding", "te"].includes(name))
    throw new Refusal("must not be a field that HTTP itself needs");
  return name;
}

function parseShard(text: string): Share {
  const [, index = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (index < 1 || index > of) throw new Refusal("must be which of how many");
  return { index: index - 1, of };
}

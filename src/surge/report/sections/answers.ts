import { toPairs, toParagraph } from "../html.ts";
import type { Section } from "../html.ts";
import { toBytes, toCount, toNumbered } from "../../numbers-text.ts";
import type { RunData } from "../run-data.ts";
import { sumScopes } from "../../results/counts.ts";
import { toLargest, toShareFigure } from "./shares.ts";

/** What statuses mean, for those who do not know them by heart. */
const MEANINGS: Record<string, string> = {
  200: "200 OK",
  206: "206 part",
  301: "301 moved",
  302: "302 elsewhere",
  303: "303 see other",
  304: "304 not modified",
  308: "308 moved",
  400: "400 bad request",
  403: "403 forbidden",
  404: "404 not found",
  413: "413 too large",
  429: "429 too many",
  500: "500 server error",
  502: "502 bad gateway",
  503: "503 not now",
  504: "504 gateway time-out",
  none: "no whole answer",
};

const ENCODINGS: Record<string, string> = {
  dcz: "dcz (zstd with dictionary)",
  dcb: "dcb (br with dictionary)",
  br: "br (Brotli)",
  zstd: "zstd",
  gzip: "gzip",
  identity: "not compressed",
};

/** What the site answered: statuses, failures, encodings. */
export function toAnswersSection({ counts, examples, log }: RunData): Section {
  const { errors, shed, requests } = sumScopes(counts);
  const statuses = toLargest(counts.statuses, 8).map(({ name, count }) => ({
    name: MEANINGS[name] ?? name,
    count,
    colour: toColour(name),
  }));
  const encodings = toLargest(counts.encodings, 6).map(({ name, count }) => ({
    name: ENCODINGS[name] ?? name,
    count,
    colour: 3,
  }));
  const failures = toLargest(counts.failures, 10).map(
    ({ name, count }) => [name, toCount(count)] as const,
  );
  const html = [
    toShareFigure({
      id: "statuses",
      title: "Answers by status",
      caption: `${toNumbered(errors, "error")} and ${toCount(shed)} refused early on purpose, of ${toNumbered(requests, "request")}. An error is a failed connection, a 5xx or a 4xx that the plan did not expect; a refusal carries advice on when to come back.`,
      heads: ["Status", "Answers"],
      parts: statuses,
    }),
    failures.length === 0 ? "" : `<h3>Why there was no whole answer</h3>${toPairs(failures)}`,
    examples.length === 0
      ? ""
      : `<h3>Where to begin looking</h3>${toPairs(examples.map((example, index) => [`Example ${index + 1}`, example] as const))}`,
    toShareFigure({
      id: "encodings",
      title: "Answers by encoding",
      caption: `${toBytes(counts.bytes)} came over the wire, heads included: ${toBytes(counts.bytes / Math.max(1, requests))} a request.`,
      heads: ["Encoding", "Answers with a body"],
      parts: encodings,
    }),
    log === null ? "" : toLogParagraph(log, counts.unlikeLog),
  ];
  return { id: "answers", title: "What the site answered", html: html.join("") };
}

function toColour(status: string): number | "bad" | "muted" {
  if (status === "304") return 3;
  if (status === "503" || status === "429") return 2;
  return status === "none" || status.startsWith("5") || status.startsWith("4") ? "bad" : 1;
}

function toLogParagraph(log: Record<string, number>, unlikeLog: number): string {
  const texts = Object.entries(log).map(([name, count]) => [name, toCount(count)] as const);
  return `<h3>The log</h3>${toPairs([...texts, ["answered in another status class than the log has", toCount(unlikeLog)]])}${toParagraph("A replay sends only GET and HEAD; the rest of the log is counted here.")}`;
}

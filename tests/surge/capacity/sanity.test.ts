import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { toSizeNeed } from "../../../src/surge/capacity/capacity.ts";
import { toDemand } from "../../../src/surge/capacity/demand.ts";
import { night, withValues } from "./some-costs.ts";

/** Predictions lie within this factor of what the published run measured, either way. */
const factor = 2;

const report = readFileSync("docs/surge/election-night-2016.html", "utf8").replaceAll(
  /<[^>]+>/g,
  " ",
);

function readReport(pattern: RegExp): number {
  const text = pattern.exec(report)?.[1];
  if (text === undefined) throw new Error(`The published report has nothing like ${pattern}`);
  return Number(text.replaceAll(",", ""));
}

const measured = {
  "cores of the site": readReport(/The server\s+([\d.]+) % of one core/) / 100,
  "gigabytes of the site": readReport(/The server\s[^.]*\.[^.]*\.[^.]*up to ([\d.]+) GB/),
  "requests a second": readReport(/Requests a second, mean\s+([\d,]+)/),
  "connections a second":
    readReport(/Connections\s+([\d,]+) opened/) / readReport(/In ([\d,]+) s they/),
};

// The run: two static workers on two cores, connections closed after 2 s.
const likeThen = withValues("machine", { cores: 2 }, withValues("server", { keepAliveS: 2 }));
const demand = toDemand(night(200_000, ["hold"]), likeThen, null);
const need = toSizeNeed(demand, likeThen).tiers.find(({ id }) => id === "server")?.roles[0];
if (need === undefined) throw new Error("There is no tier of the server alone");

const predicted: Record<keyof typeof measured, number> = {
  "cores of the site": need.cores,
  "gigabytes of the site": need.memoryBytes / 1e9,
  "requests a second":
    need.lines.cores.find(({ what }) => what.includes("one by one"))?.amount ?? 0,
  "connections a second":
    need.lines.cores.find(({ what }) => what.includes("new connections"))?.amount ?? 0,
};

const told = (value: number): string =>
  value < 100 ? value.toFixed(2) : Math.round(value).toLocaleString("en");

const doc = readFileSync("docs/capacity.md", "utf8").replaceAll(/ +/g, " ");

for (const [what, is] of Object.entries(measured)) {
  const paper = predicted[what as keyof typeof measured];
  const ratio = paper / is;
  test(`200,000 visitors on one machine, ${what}: on paper ${told(paper)}, measured ${told(is)}, ratio ${ratio.toFixed(2)}, within a factor of ${factor}`, () => {
    expect(ratio).toBeGreaterThan(1 / factor);
    expect(ratio).toBeLessThan(factor);
    expect(doc).toContain(`\n| ${what} | ${told(paper)} | ${told(is)} | ${ratio.toFixed(2)} |\n`);
  });
}

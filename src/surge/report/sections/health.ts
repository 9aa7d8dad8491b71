import { toLineChart } from "../charts/line-chart.ts";
import { toElapsed } from "../charts/scale.ts";
import { toFigure, toPairs, toParagraph, toTable } from "../html.ts";
import type { Section } from "../html.ts";
import { toBytes, toCount, toMs, toNumbered, toRough } from "../../numbers-text.ts";
import { sumScopes } from "../../results/counts.ts";
import type { Load } from "../../results/measures.ts";
import { toBandsOfPhases } from "../plan-points.ts";
import { toStepLength, toSteps } from "../resample.ts";
import type { RunData } from "../run-data.ts";

/** Whether the lab itself kept up, and what both sides used of their machine. */
export function toHealthSection(run: RunData): Section {
  const { histograms, generator, server, header } = run;
  const { lateness } = histograms;
  const requests = sumScopes(run.counts).requests;
  const late = lateness.percentileMs(99);
  const rows: [string, string][] = [
    [
      "Late by",
      `half ${toMs(lateness.percentileMs(50))}, p99 ${toMs(late)}, longest ${toMs(lateness.maxMs())}`,
    ],
    [
      "Bound",
      `p99 of ${toRough(header.latenessBoundMs)} ms; above it the run would say nothing about the site`,
    ],
    ["The lab", toLoadText(generator, requests, run.elapsedS)],
    [
      "The server",
      server === null
        ? "not on this machine, or not found: its use is not known"
        : toLoadText(server, requests, run.elapsedS),
    ],
    [
      "Connections",
      `${toCount(run.counts.opened)} opened; ${toNumbered(run.counts.sentAgain, "request")} sent again since the site had closed a kept one`,
    ],
  ];
  const verdict =
    late <= header.latenessBoundMs ? "The generator kept up" : "The generator did not keep up";
  return {
    id: "health",
    title: "Can these figures be trusted?",
    html: [
      toParagraph(
        `${verdict}: 99 of 100 requests left within ${toMs(late)} of when they were due. Lateness is the lab's own fault, so it is shown apart and never hidden in the site's figures.`,
      ),
      toPairs(rows),
      toCpuFigure(run),
    ].join(""),
  };
}

function toLoadText(
  { cpuMs, rssBytes, processes }: Load,
  requests: number,
  seconds: number,
): string {
  return `${toRough(cpuMs / 10 / Math.max(1, seconds))} % of one core on average, ${toRough((1000 * cpuMs) / Math.max(1, requests))} ms of CPU for 1,000 requests, up to ${toBytes(rssBytes)} of memory in ${processes === 1 ? "one process" : `${toCount(processes)} processes`}`;
}

function toCpuFigure(run: RunData): string {
  const seconds = run.seconds.length;
  const steps = toSteps(run.seconds, toStepLength(seconds, 240));
  const hasServer = steps.some(({ serverCpu }) => serverCpu !== null);
  const series = [
    { name: "The lab", values: steps.map(({ generatorCpu }) => generatorCpu), colour: 4 },
    ...(hasServer
      ? [{ name: "The server", values: steps.map(({ serverCpu }) => serverCpu), colour: 3 }]
      : []),
  ];
  const caption = `CPU in percent of one core; this machine has ${toCount(run.header.machine.cores)} cores.`;
  return toFigure({
    title: "Processor use",
    svg: toLineChart({
      id: "cpu",
      title: "CPU of the lab and of the server over time",
      description: caption,
      seconds,
      bands: toBandsOfPhases(run),
      series,
      toLabel: (value) => `${value} %`,
    }),
    caption,
    legend: series.map(({ name, colour }) => ({ name, style: `c${colour}` })),
    table: toTable(
      "CPU in percent of one core, and memory",
      ["Time", "Lab CPU", "Lab memory", ...(hasServer ? ["Server CPU", "Server memory"] : [])],
      toSteps(run.seconds, toStepLength(seconds, 40)).map((step) => [
        toElapsed(step.second),
        `${toRough(step.generatorCpu)} %`,
        toBytes(step.generatorRss),
        ...(hasServer
          ? [
              step.serverCpu === null ? "not known" : `${toRough(step.serverCpu)} %`,
              step.serverRss === null ? "not known" : toBytes(step.serverRss),
            ]
          : []),
      ]),
    ),
  });
}

import { escapeText, element } from "../report/charts/svg.ts";
import type { HandOff, HandOffVisit, Stage } from "./hand-off.ts";
import { splitLimits, toNotes } from "./notes.ts";

/**
 * With more connections than this at once the system's own choice of ports runs out (28,232 by default). Ports that Tsung
 * chooses itself rest a minute after use, so with fewer they would only slow it down.
 */
const MOST_UNBOUND = 25_000;

/** A Tsung file (http://tsung.erlang-projects.org/user_manual/). */
export function toTsung(plan: HandOff): string {
  const { hostname, port, protocol } = new URL(plan.origin);
  const { lost } = splitLimits(plan, () => null);
  const notes = toNotes(plan, {
    name: "Tsung",
    start: [
      "tsung -f this-file.xml start",
      "On several machines: one <client> for each, reached over ssh with keys; see its manual, 'clients and server'.",
    ],
    cannot: [
      "A browser cache: within a visit nothing is fetched twice (that is in the list), but no copy is kept, and nothing is asked for with If-None-Match.",
      "A mix that changes: sessions have one probability for the whole run, so countries are those of the whole night.",
      "Time from the moment a person wanted something, and its own lateness.",
      "A verdict: it has no limits and no exit code; hold the limits below against its report.",
      "An exact clock: it waits in whole milliseconds and can lose the first second. So each phase has its exact number of visits, which come a little denser until they are all there.",
      ...(plan.arrivals === "even"
        ? ["Even arrivals: Tsung's come at random, whatever was asked for."]
        : []),
    ],
    lost,
  });
  const phases = toPhases(plan.stages);
  return `<?xml version="1.0"?>
<!DOCTYPE tsung SYSTEM "/usr/share/tsung/tsung-1.0.dtd">
<!--
${notes.map((line) => `  ${line.replaceAll("--", "- -")}`.trimEnd()).join("\n")}
-->
<tsung loglevel="warning" version="1.0">
  <clients>
    <client host="localhost" use_controller_vm="true" maxusers="${Math.ceil(plan.peakVisitors * 1.5) + 1000}"/>
  </clients>
  <servers>
    <server host="${escapeText(hostname.replace(/[[\]]/g, ""))}" port="${port || (protocol === "https:" ? 443 : 80)}" type="${protocol === "https:" ? "ssl" : "tcp"}"/>
  </servers>
  <load>
${phases.join("\n")}
  </load>
  <options>
    <option name="seed" value="${plan.seed}"/>
    <option name="hibernate" value="1"/>
${plan.peakVisitors > MOST_UNBOUND ? '    <option name="ports_range" min="1025" max="65535"/>\n' : ""}    <option name="global_ack_timeout" value="${Math.round(plan.patienceS * 1000)}"/>
  </options>
  <sessions>
${plan.visits.map((visit, index) => toSession(visit, index, plan)).join("\n")}
  </sessions>
</tsung>
`;
}

/**
 * One phase for each stage. Tsung ends a phase when its time is over or its number of users has come, whichever is first, and
 * then waits for the other: so the number is exact as long as users come a little faster than they should. Three standard
 * deviations of a Poisson count faster is enough for chance, a fiftieth for the clock.
 */
function toPhases(stages: readonly Stage[]): string[] {
  let owed = 0;
  return stages.map(({ seconds, perSecond }, index) => {
    const wanted = seconds * perSecond + owed;
    const users = Math.round(wanted);
    owed = wanted - users;
    const denser = 1 + Math.min(0.3, Math.max(0.02, 3 / Math.sqrt(Math.max(1, users))));
    // The start is rounded down to a whole second, which shortens the first phase.
    const duration = index === 0 ? seconds + 1 : seconds;
    return [
      `    <arrivalphase phase="${index + 1}" duration="${Math.round(duration * 1000)}" unit="millisecond">`,
      users === 0
        ? `      <users interarrival="${toNumber(duration * 1000)}" unit="second"/>`
        : `      <users maxnumber="${users}" interarrival="${toNumber(seconds / users / denser, 7)}" unit="second"/>`,
      "    </arrivalphase>",
    ].join("\n");
  });
}

function toSession({ headers, steps }: HandOffVisit, index: number, { visits }: HandOff): string {
  // Tsung writes its own User-Agent unless one is given in this way.
  const fields = Object.entries(headers).map(([name, value]) =>
    element("http_header", { name: toHeaderName(name), value }),
  );
  const request = (attributes: Record<string, string>): string =>
    `      <request>${element("http", { ...attributes, version: "1.1" }, ...fields)}</request>`;
  const lines = steps.flatMap(({ page, assets, forms, readS }) => [
    ...[page, ...assets].map((url) => request({ url, method: "GET" })),
    ...forms.map(({ path, body }) =>
      request({
        url: path,
        method: "POST",
        contents: body,
        content_type: "application/x-www-form-urlencoded",
      }),
    ),
    // Less than a millisecond is no time to Tsung, and 0 is refused.
    `      <thinktime value="${toNumber(Math.max(0.001, readS))}"/>`,
  ]);
  return `    <session name="visit-${index + 1}" probability="${toNumber(100 / visits.length, 6)}" type="ts_http">\n${lines.join("\n")}\n    </session>`;
}

/** `accept-language` → `Accept-Language`: Tsung knows its own headers by this spelling only. */
function toHeaderName(name: string): string {
  return name.replace(/(?:^|-)[a-z]/g, (letters) => letters.toUpperCase());
}

function toNumber(value: number, digits = 3): string {
  return String(Number(value.toFixed(digits)));
}

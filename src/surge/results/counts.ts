import type { Counts, Histograms, ScopeCounts, Sparse } from "./measures.ts";
import { SCOPES } from "./measures.ts";
import { createHistogram } from "../histogram.ts";
import type { Histogram } from "../histogram.ts";

/** Counts at nought. */
export function createCounts(): Counts {
  return {
    scopes: { pages: noRequests(), assets: noRequests(), forms: noRequests() },
    statuses: {},
    failures: {},
    encodings: {},
    countries: {},
    languages: {},
    visits: { came: 0, left: 0, cut: 0, returning: 0 },
    cache: { fresh: 0, stale: 0, conditional: 0, notModified: 0, savedBytes: 0 },
    bytes: 0,
    opened: 0,
    sentAgain: 0,
    reloads: 0,
    unlikeLog: 0,
  };
}

function noRequests(): ScopeCounts {
  return { requests: 0, errors: 0, shed: 0, judged: 0, cacheable: 0 };
}

/** A tree whose leaves are numbers. */
interface Numbers {
  [name: string]: number | Numbers;
}

/** Adds counts of another second, process or shard; names that were not there yet are taken over. */
export function addCounts(into: Counts, from: Counts): void {
  addNumbers(into as unknown as Numbers, from as unknown as Numbers);
}

function addNumbers(into: Numbers, from: Numbers): void {
  for (const [name, value] of Object.entries(from)) {
    if (typeof value === "number") into[name] = ((into[name] as number | undefined) ?? 0) + value;
    else addNumbers((into[name] ??= {}) as Numbers, value);
  }
}

/** The counts of all scopes together. */
export function sumScopes({ scopes }: Counts): ScopeCounts {
  const all = noRequests();
  for (const scope of SCOPES)
    addNumbers(all as unknown as Numbers, scopes[scope] as unknown as Numbers);
  return all;
}

/** Histograms that still grow, by the names they have in a results file. */
export type LiveHistograms = {
  [Name in keyof Histograms]: Histograms[Name] extends Sparse
    ? Histogram
    : { response: Histogram; service: Histogram };
};

export function createHistograms(): LiveHistograms {
  const times = (): { response: Histogram; service: Histogram } => ({
    response: createHistogram(),
    service: createHistogram(),
  });
  return {
    pages: times(),
    assets: times(),
    forms: times(),
    loads: createHistogram(),
    lateness: createHistogram(),
  };
}

export function addHistograms(into: LiveHistograms, from: Histograms): void {
  for (const scope of SCOPES) {
    into[scope].response.add(from[scope].response);
    into[scope].service.add(from[scope].service);
  }
  into.loads.add(from.loads);
  into.lateness.add(from.lateness);
}

export function toSparseHistograms(live: LiveHistograms): Histograms {
  const times = (scope: (typeof SCOPES)[number]): Histograms["pages"] => ({
    response: live[scope].response.toSparse(),
    service: live[scope].service.toSparse(),
  });
  return {
    pages: times("pages"),
    assets: times("assets"),
    forms: times("forms"),
    loads: live.loads.toSparse(),
    lateness: live.lateness.toSparse(),
  };
}

export function clearHistograms(live: LiveHistograms): void {
  for (const scope of SCOPES) {
    live[scope].response.clear();
    live[scope].service.clear();
  }
  live.loads.clear();
  live.lateness.clear();
}

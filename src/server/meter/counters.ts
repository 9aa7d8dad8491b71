import { cacheClasses } from "../../delivery/table.ts";
import { shedReasons } from "../dynamic/admission.ts";

/** What kind of answer it was: the classes of the table, and health checks. */
export const requestClasses = [...cacheClasses, "health"] as const;

/** The content coding of an answer; `none` where it had no body (304, redirects, HEAD). */
export const bodyEncodings = ["none", "identity", "gzip", "br", "zstd", "dcz"] as const;

/** Statuses that are told apart; 0 stands for every other one. */
const statuses = [
  0, 200, 204, 206, 301, 303, 304, 400, 403, 404, 405, 406, 408, 411, 413, 414, 415, 416, 417, 421,
  422, 429, 431, 500, 501, 502, 503, 504,
] as const;

/** Names → their places, so that a request is counted with numbers: `classNumber.page`. */
function numbersOf<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, number) => [name, number])) as Record<Name, number>;
}
export const classNumber = numbersOf(requestClasses);
export const encodingNumber = numbersOf(bodyEncodings);
export const shedNumber = numbersOf(shedReasons);

const statusNumbers = new Uint8Array(600);
for (const [number, status] of statuses.entries()) statusNumbers[status] = number;

/** Counts since the worker started, and three gauges, as plain data. Lists are in the order of the names above. */
export interface CounterSnapshot {
  /** By class, then status, then encoding, flat: read it with `requestTotals` and `encodingTotals`. */
  requests: number[];
  /** Body bytes by class. */
  bytes: number[];
  sheds: number[];
  connectionsDropped: number;
  logLinesDropped: number;
  /** Gauges: true only at the moment of the snapshot. */
  dynamicInFlight: number;
  connections: number;
}

/** What a static worker counts. Nothing here allocates; counts are doubles, exact to 2^53. */
export interface Counters {
  /** One finished answer: places from `classNumber` and `encodingNumber`, body bytes. */
  request(ofClass: number, status: number, encoding: number, bytes: number): void;
  /** One refusal, with a place from `shedNumber`. The answer that told it is a request of its own. */
  shed(reason: number): void;
  dynamicStarted(): void;
  dynamicEnded(): void;
  /** A connection refused at the limit (the `drop` event of the server). */
  connectionDropped(): void;
  /** `outside` are figures that somebody else keeps already: open connections, log lines given up. */
  snapshot(outside: { connections: number; logLinesDropped: number }): CounterSnapshot;
}

export function createCounters(): Counters {
  const requests = new Float64Array(requestClasses.length * statuses.length * bodyEncodings.length);
  const bytesByClass = new Float64Array(requestClasses.length);
  const sheds = new Float64Array(shedReasons.length);
  let dynamicInFlight = 0;
  let connectionsDropped = 0;
  return {
    request(ofClass, status, encoding, bytes) {
      const row = ofClass * statuses.length + (statusNumbers[status] ?? 0);
      requests[row * bodyEncodings.length + encoding]! += 1;
      bytesByClass[ofClass]! += bytes;
    },
    shed(reason) {
      sheds[reason]! += 1;
    },
    dynamicStarted() {
      dynamicInFlight += 1;
    },
    dynamicEnded() {
      dynamicInFlight -= 1;
    },
    connectionDropped() {
      connectionsDropped += 1;
    },
    snapshot: (outside) => ({
      requests: [...requests],
      bytes: [...bytesByClass],
      sheds: [...sheds],
      connectionsDropped,
      dynamicInFlight,
      ...outside,
    }),
  };
}

/** The sum of all; of none, zeros. The given ones stay as they are. */
export function addSnapshots(snapshots: readonly CounterSnapshot[]): CounterSnapshot {
  const sum = createCounters().snapshot({ connections: 0, logLinesDropped: 0 });
  for (const one of snapshots) {
    for (const list of ["requests", "bytes", "sheds"] as const)
      for (const [place, count] of one[list].entries())
        sum[list][place] = (sum[list][place] ?? 0) + count;
    sum.connectionsDropped += one.connectionsDropped;
    sum.logLinesDropped += one.logLinesDropped;
    sum.dynamicInFlight += one.dynamicInFlight;
    sum.connections += one.connections;
  }
  return sum;
}

/** What stays of a worker that has ended: its counts, so that totals never go down, but not its gauges. */
export function withoutGauges(snapshot: CounterSnapshot): CounterSnapshot {
  return { ...snapshot, dynamicInFlight: 0, connections: 0 };
}

/** Requests by class and status, only those that happened; status `other` is one that is not told apart. */
export function requestTotals({
  requests,
}: CounterSnapshot): { requestClass: string; status: string; count: number }[] {
  return requestClasses.flatMap((requestClass, classPlace) =>
    statuses.flatMap((status, statusPlace) => {
      const start = (classPlace * statuses.length + statusPlace) * bodyEncodings.length;
      const count = requests
        .slice(start, start + bodyEncodings.length)
        .reduce((sum, one) => sum + one, 0);
      return count === 0
        ? []
        : [{ requestClass, status: status === 0 ? "other" : String(status), count }];
    }),
  );
}

/** Answers by content coding, in the order of `bodyEncodings`. */
export function encodingTotals({ requests }: CounterSnapshot): number[] {
  const totals = bodyEncodings.map(() => 0);
  for (const [cell, count] of requests.entries())
    totals[cell % totals.length] = (totals[cell % totals.length] ?? 0) + count;
  return totals;
}

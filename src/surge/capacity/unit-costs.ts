import { z } from "zod";

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, "must be a day such as 2026-11-23");

/** A figure of the file: what it is, when and how it was found. */
const figure = z.strictObject({
  value: z.number().min(0),
  /** The day it was measured, or read. */
  day,
  /** The command that measured it, or `assumed: why`. */
  by: z.string().min(1),
});

/** One server process of ours, in CPU microseconds and bytes. */
const server = z.strictObject({
  /** A page or file, on a connection that is kept. */
  pageUs: figure,
  notModifiedUs: figure,
  /** What a new connection costs beside its first answer. */
  connectionUs: figure,
  /** A form that is refused early. */
  refusedFormUs: figure,
  /** What each request of a crowd costs beside all these: people come one by one, and every request is logged. */
  oneByOneUs: figure,
  idleConnectionBytes: figure,
  /** One process, without the table. */
  processBytes: figure,
  /** Every page in every coding, as a static worker holds it. */
  tableBytes: figure,
  /** Forms that the one dynamic worker stores in a second; the others are refused. */
  storedFormsPerSecond: figure,
  keepAliveS: figure,
});

/** nginx with TLS and HTTP/2. */
const nginx = z.strictObject({
  pageUs: figure,
  notModifiedUs: figure,
  /** A new connection with a handshake made in full, beside its first answer. */
  fullHandshakeUs: figure,
  /** The same with a ticket. */
  resumedHandshakeUs: figure,
  /** A request passed on to the server, without the server's part. */
  passedOnUs: figure,
  oneByOneUs: figure,
  idleConnectionBytes: figure,
  processBytes: figure,
  keepAliveS: figure,
});

/** What an answer weighs on the wire, head included. */
const bytes = z.strictObject({
  page: figure,
  notModified: figure,
  asset: figure,
  refusedForm: figure,
  /** What the server sends in a full handshake; a resumed one is counted as as much. */
  handshake: figure,
  /** What the kernel holds for one open connection. */
  kernelSocket: figure,
});

/** What the site and its visitors' caches do to the mix. */
const mix = z.strictObject({
  assetsPerVisit: figure,
  /** Share of page requests that are answered 304. */
  notModifiedShare: figure,
  /** Addresses times codings: what a cache in front keeps. */
  cacheKeys: figure,
  /** How long a cache keeps a page before it asks again. */
  cacheTtlS: figure,
  /** Places of a content delivery network that ask for themselves; with an origin shield one or two. */
  cdnPlaces: figure,
});

/** One machine of those to be counted, and how much of it is planned for. */
const machine = z.strictObject({
  cores: figure,
  memoryBytes: figure,
  networkBitsPerSecond: figure,
  openFilesPerProcess: figure,
  /** Ports for connections from one address to one other. */
  ports: figure,
  coresShare: figure,
  networkShare: figure,
  memoryShare: figure,
  filesShare: figure,
});

/** A dated file of unit costs. */
export const unitCostsSchema = z.strictObject({
  /** Where the costs were measured. */
  measuredOn: z.string().min(1),
  server,
  nginx,
  bytes,
  mix,
  machine,
  /** People whose connection is lost come back within so many seconds. */
  comeBackS: figure,
  /** How long nginx waits for a form that hangs, and how long its port rests after. */
  hangingFormS: figure,
});

export type UnitCosts = z.output<typeof unitCostsSchema>;
export type UnitCost = z.output<typeof figure>;

/** The oldest and the newest day of the figures. */
export function daysOf(costs: UnitCosts): { oldest: string; newest: string } {
  const days = findDays(costs).toSorted();
  return { oldest: days[0] ?? "", newest: days.at(-1) ?? "" };
}

function findDays(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "day" && typeof inner === "string" ? [inner] : findDays(inner),
  );
}

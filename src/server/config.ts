import { availableParallelism } from "node:os";
import { z } from "zod";
import { parsePeers } from "./connections/client-address.ts";

const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number({ error: "should be a whole number" })
    .int("should be a whole number")
    .min(least, `should be at least ${least}`)
    .max(most, `should be at most ${most}`);

/** Every setting of the server, from environment variables. The README's table lists the same ones. */
const environmentSchema = z.object({
  /** Port that visitors reach. */
  FRESHET_PORT: wholeNumber(1, 65_535).default(4321),
  /** Address to listen on; every address of the machine unless set. */
  FRESHET_HOST: z.string().min(1, "should be an address").default("0.0.0.0"),
  /** Static workers; one per core unless set. */
  FRESHET_WORKERS: wholeNumber(1, 64).default(availableParallelism()),
  /** Loopback port for `/metrics`; 0 is none, and the port after the site's unless set. */
  FRESHET_METRICS_PORT: wholeNumber(0, 65_535).optional(),
  /** Folder of what is kept: the inbox and the access log. */
  FRESHET_DATA: z.string().min(1, "should be a folder").default("var"),
  /** `off` writes no access log. */
  FRESHET_ACCESS_LOG: z.enum(["on", "off"], "should be on or off").default("on"),
  /** How long a form may wait for the dynamic worker before it gets the busy page. */
  FRESHET_DYNAMIC_DEADLINE_MS: wholeNumber(50, 60_000).default(2000),
  /** `on` serves pages against a compression dictionary to browsers that have it. */
  FRESHET_DICTIONARY: z.enum(["on", "off"], "should be on or off").default("off"),
  /** Header in which an edge names the client, such as `x-real-ip`; it is believed from trusted peers only. */
  FRESHET_CLIENT_HEADER: z.string().toLowerCase().min(1, "should be a header name").optional(),
  /** Header in which the edge names the visitor's country with two letters. */
  FRESHET_COUNTRY_HEADER: z.string().toLowerCase().min(1, "should be a header name").optional(),
  /** Addresses and networks of the edge, separated by commas. */
  FRESHET_TRUSTED_PEERS: z
    .string()
    .default("")
    .refine(isPeerList, "should be addresses or networks such as 10.0.0.0/8, separated by commas"),
  /** How long a connection stays open without a request; a surge shortens it to a third. */
  FRESHET_KEEP_ALIVE_S: wholeNumber(1, 600).default(15),
  /** How long a stopping server waits for answers under way. */
  FRESHET_DRAIN_MS: wholeNumber(0, 120_000).default(10_000),
  /** `1` publishes a build that has far fewer pages than the one before (at build). */
  FRESHET_ACCEPT_BUILD: z.string().optional(),
  /** Public origin of the site, used when pages are built. */
  FRESHET_SITE: z.url("should be an address such as https://example.org").optional(),
  /** Day that pages are built for. */
  FRESHET_AS_OF: z.string().optional(),
  /** Mail of the inbox, read by inbox/settings.ts in the dynamic worker. */
  FRESHET_SMTP: z.string().optional(),
  FRESHET_MAIL_FROM: z.string().optional(),
  FRESHET_MAIL_PER_MINUTE: z.string().optional(),
});

export interface Config {
  port: number;
  host: string;
  workers: number;
  /** 0 for none. */
  metricsPort: number;
  dataFolder: string;
  accessLog: boolean;
  dynamicDeadlineMs: number;
  dictionary: boolean;
  clientHeader: string | null;
  countryHeader: string | null;
  trustedPeers: string;
  keepAliveMs: number;
  drainMs: number;
}

/**
 * Settings from the environment. Throws one sentence per wrong variable: its name, its value, what is expected.
 * A `FRESHET_` variable that does not exist is refused too: a misspelt setting must not be ignored.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const ours = Object.fromEntries(
    Object.entries(env).filter(([name]) => name.startsWith("FRESHET_")),
  );
  const result = environmentSchema.strict().safeParse(ours);
  if (!result.success)
    throw new Error(result.error.issues.flatMap((issue) => explain(issue, ours)).join("\n"));
  const settings = result.data;
  return {
    port: settings.FRESHET_PORT,
    host: settings.FRESHET_HOST,
    workers: settings.FRESHET_WORKERS,
    metricsPort: settings.FRESHET_METRICS_PORT ?? settings.FRESHET_PORT + 1,
    dataFolder: settings.FRESHET_DATA,
    accessLog: settings.FRESHET_ACCESS_LOG === "on",
    dynamicDeadlineMs: settings.FRESHET_DYNAMIC_DEADLINE_MS,
    dictionary: settings.FRESHET_DICTIONARY === "on",
    clientHeader: settings.FRESHET_CLIENT_HEADER ?? null,
    countryHeader: settings.FRESHET_COUNTRY_HEADER ?? null,
    trustedPeers: settings.FRESHET_TRUSTED_PEERS,
    keepAliveMs: settings.FRESHET_KEEP_ALIVE_S * 1000,
    drainMs: settings.FRESHET_DRAIN_MS,
  };
}

function isPeerList(text: string): boolean {
  try {
    parsePeers(text);
    return true;
  } catch {
    return false;
  }
}

function explain(issue: z.core.$ZodIssue, env: Record<string, string | undefined>): string[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map(
      (name) =>
        `${name} is not a setting; known settings are ${Object.keys(environmentSchema.shape).join(", ")}`,
    );
  }
  const name = String(issue.path[0]);
  return [`${name} is "${env[name]}"; it ${issue.message}`];
}

import { createRequire } from "node:module";
import { join } from "node:path";
import type { Engine, Missing } from "./engine.ts";
import { CONNECTIONS, readNumber, REQUESTS } from "./engine.ts";
import { findProgram, readVersion } from "./find-program.ts";

const PAGE = "/en/";
const SETTING = `one address over ${CONNECTIONS} kept connections, as fast as it is answered`;

/** undici, a dependency of this project. */
export function findUndici(): Engine {
  const { version } = createRequire(import.meta.url)("undici/package.json") as { version: string };
  return {
    name: "undici",
    about: `undici ${version}, Pool.dispatch, ${SETTING}`,
    sends: "requests",
    invoke: ({ origin, length, folder }) => ({
      program: process.execPath,
      args: [
        join(import.meta.dirname, "undici-load.ts"),
        `${origin}${PAGE}`,
        String(REQUESTS[length]),
        String(CONNECTIONS),
      ],
      cwd: folder,
    }),
    readClaimed: (stdout) => readNumber(stdout, /^(\d+) requests answered/m),
  };
}

export function findAutocannon(): Engine | Missing {
  const program = findProgram("autocannon");
  if (program === null) {
    const why = "npm install autocannon in a folder of its own, then LAB_AUTOCANNON=<its program>";
    return { name: "autocannon", why };
  }
  return {
    name: "autocannon",
    about: `autocannon ${readVersion(program, "--version")}, ${SETTING}`,
    sends: "requests",
    invoke: ({ origin, length, folder }) => ({
      program,
      args: [
        "--connections",
        String(CONNECTIONS),
        "--amount",
        String(REQUESTS[length]),
        "--json",
        `${origin}${PAGE}`,
      ],
      cwd: folder,
    }),
    readClaimed: (stdout) => readNumber(stdout, /"2xx":(\d+)/),
  };
}

/** Runs for a time, not for a number of requests; what it says it has sent lacks those under way at its end. */
const WRK_SECONDS = { short: 1, long: 4 };

export function findWrk(): Engine | Missing {
  const program = findProgram("wrk");
  if (program === null) return { name: "wrk", why: "apt-get install wrk" };
  return {
    name: "wrk",
    about: `wrk ${readVersion(program, "-v")}, one thread, ${SETTING}`,
    sends: "requests",
    invoke: ({ origin, length, folder }) => ({
      program,
      args: [
        "--threads",
        "1",
        "--connections",
        String(CONNECTIONS),
        "--duration",
        `${WRK_SECONDS[length]}s`,
        `${origin}${PAGE}`,
      ],
      cwd: folder,
    }),
    readClaimed: (stdout) => readNumber(stdout, /(\d+) requests in/),
  };
}

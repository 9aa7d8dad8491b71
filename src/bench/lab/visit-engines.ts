import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine, Missing, Task } from "./engine.ts";
import { readNumber, SECONDS } from "./engine.ts";
import { findProgram, readVersion } from "./find-program.ts";
import type { Invocation } from "./run-program.ts";

/** The lab is known by its command alone. */
export const LAB = join(import.meta.dirname, "..", "..", "surge", "main.ts");
const CROWD = join(import.meta.dirname, "crowd.yaml");
/**
 * Live visitors of the bench's crowd, whose visits take a second: as many come each second. Tsung begins at most one visit in a
 * millisecond of its own clock, and artillery needs a whole core for a tenth of that.
 */
const VISITORS = { freshet: 1000, tsung: 500, artillery: 100 };

const RESULTS = "results.jsonl";

/** This lab, with one process as its own arrangement has it for such a crowd. */
export function findFreshet(): Engine {
  return {
    name: "freshet",
    about: `this lab: visits as a browser makes them, with its cache; Node ${process.versions.node}`,
    sends: "visits",
    invoke: ({ origin, length, folder }) => ({
      program: process.execPath,
      args: [
        LAB,
        "run",
        CROWD,
        "--target",
        origin,
        "--results",
        RESULTS,
        "--visitors",
        String(VISITORS.freshet),
        "--seconds",
        String(SECONDS[length]),
      ],
      cwd: folder,
    }),
    readClaimed: (stdout) => readNumber(stdout, /^Requests\s+([\d,]+) in/m),
  };
}

/** The same crowd, handed to another engine. Gives the invocation that writes its file. */
function handOver(engine: "tsung" | "artillery", { origin, length, folder }: Task): Invocation {
  return {
    program: process.execPath,
    args: [
      LAB,
      "export",
      CROWD,
      "--to",
      engine,
      "--target",
      origin,
      "--out",
      PLAN[engine],
      "--visitors",
      String(VISITORS[engine]),
      "--seconds",
      String(SECONDS[length]),
      "--warm-up",
      "0",
    ],
    cwd: folder,
  };
}

const PLAN = { tsung: "crowd.xml", artillery: "crowd.yml" };

/** Tsung tells its log, and artillery its report, what they sent. */
export function findTsung(): Engine | Missing {
  const program = findProgram("tsung");
  if (program === null) return { name: "tsung", why: "apt-get install tsung" };
  return {
    name: "tsung",
    about: `tsung ${readVersion(program, "-v")}, half of the crowd by surge export, without a cache`,
    sends: "visits",
    before: (task) => handOver("tsung", task),
    invoke: ({ folder }) => ({
      program,
      args: ["-f", join(folder, PLAN.tsung), "-l", join(folder, "log"), "start"],
      cwd: folder,
      env: { HOME: folder },
    }),
    readClaimed(_, folder) {
      const [day = ""] = readdirSync(join(folder, "log"));
      const log = readFileSync(join(folder, "log", day, "tsung.log"), "utf8");
      const last = log.match(/^stats: request .*$/gm)?.at(-1) ?? "";
      // It counts every ten seconds, and says 0 when it ended before.
      return readNumber(last, / (\d+)$/) || null;
    },
  };
}

export function findArtillery(): Engine | Missing {
  const program = findProgram("artillery");
  if (program === null) {
    const why = "npm install artillery in a folder of its own, then LAB_ARTILLERY=<its program>";
    return { name: "artillery", why };
  }
  const about = `artillery ${readVersion(program, "--version")}, a tenth of the crowd by surge export, without a cache`;
  return {
    name: "artillery",
    about,
    sends: "visits",
    before: (task) => handOver("artillery", task),
    invoke: ({ folder }) => ({
      program,
      args: [
        "run",
        "--quiet",
        "--output",
        join(folder, "report.json"),
        join(folder, PLAN.artillery),
      ],
      cwd: folder,
      env: { HOME: folder, ARTILLERY_DISABLE_TELEMETRY: "true" },
    }),
    readClaimed: (_, folder) =>
      readNumber(readFileSync(join(folder, "report.json"), "utf8"), /"http\.requests":\s*(\d+)/),
  };
}

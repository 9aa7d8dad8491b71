import { readFileSync, watch } from "node:fs";
import { join } from "node:path";
import { readStoredTable } from "../../delivery/stored-table.ts";
import { readConfig } from "../config.ts";
import type { ServingNote } from "../processes/serving-note.ts";
import { servingNoteFile, servingNoteSchema } from "../processes/serving-note.ts";
import { dist } from "../processes/worker-messages.ts";

/** How long a server may take to read a build and start its new dynamic worker. */
const patienceMs = 20_000;

/** Asks the running server to serve the build on disk, and settles when it says what came of it. */
async function deploy(dataFolder: string): Promise<ServingNote> {
  const before = readNote(dataFolder);
  if (before === null) {
    throw new Error(
      `No server is running with FRESHET_DATA=${dataFolder}: start it with "npm start"`,
    );
  }
  const answered = new Promise<ServingNote>((resolve, reject) => {
    const watcher = watch(dataFolder, () => {
      const now = readNote(dataFolder);
      if (now !== null && now.loads > before.loads) finish(() => resolve(now));
    });
    const patience = setTimeout(
      () => finish(() => reject(new Error("The server did not answer: look at its output"))),
      patienceMs,
    );
    const finish = (settle: () => void) => {
      watcher.close();
      clearTimeout(patience);
      settle();
    };
  });
  process.kill(before.pid, "SIGHUP");
  return answered;
}

function readNote(dataFolder: string): ServingNote | null {
  try {
    const text = readFileSync(join(dataFolder, servingNoteFile), "utf8");
    const note = servingNoteSchema.parse(JSON.parse(text));
    process.kill(note.pid, 0);
    return note;
  } catch {
    return null;
  }
}

/** The last moment (UTC) at which what is kept for so long may still be shown without asking: once more after its time. */
function asksAgainBy(cacheControl: string, lifetime: "max-age" | "s-maxage"): string {
  const secondsOf = (name: string) =>
    Number(new RegExp(`\\b${name}=(\\d+)`).exec(cacheControl)?.[1] ?? 0);
  const seconds = secondsOf(lifetime) + secondsOf("stale-while-revalidate");
  return new Date(Date.now() + seconds * 1000).toISOString().slice(11, 19);
}

try {
  const { dataFolder } = readConfig(process.env);
  const note = await deploy(dataFolder);
  if (note.refused !== null) throw new Error(`Refused, ${note.build} stays: ${note.refused}`);
  const { page } = readStoredTable(dist).table.cacheControl;
  console.log(
    `Build ${note.build} is served. Browsers ask again by ${asksAgainBy(page, "max-age")} UTC; caches in between that are not purged by ${asksAgainBy(page, "s-maxage")}.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

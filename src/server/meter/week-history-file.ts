import { readFileSync, renameSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import type { WeekHistory } from "./week-history.ts";
import { notePeak, parseFileText, peakSameHourLastWeek, toFileText } from "./week-history.ts";

/** The hourly peaks of the last eight days, kept over restarts. Nothing here throws: a figure is not worth a site. */
export interface KeptWeekHistory {
  note(nowMs: number, visitors: number): void;
  sameHourLastWeek(nowMs: number): number | null;
  /** Settles when what was noted before the call is in the file, or could not be written (which is said). */
  save(): Promise<void>;
}

/** Opens the history; a file that is broken is put aside under another name and said, and the history begins anew. */
export function openWeekHistory(file: string, say: (line: string) => void): KeptWeekHistory {
  let history = readHistory(file, say);
  let lastSave: Promise<void> = Promise.resolve();
  let failing = false;
  const write = async (): Promise<void> => {
    try {
      await replaceFile(file, toFileText(history));
      failing = false;
    } catch (error) {
      // Said once, not every minute of a night with a full disk.
      if (!failing)
        say(`${file} cannot be written (${codeOf(error)}): last week's visitors may get lost`);
      failing = true;
    }
  };
  return {
    note(nowMs, visitors) {
      history = notePeak(history, nowMs, visitors);
    },
    sameHourLastWeek: (nowMs) => peakSameHourLastWeek(history, nowMs),
    save() {
      lastSave = lastSave.then(write);
      return lastSave;
    },
  };
}

/** A reader sees the old text or the new one, whole: written beside, forced to the disk, then renamed. */
async function replaceFile(file: string, text: string): Promise<void> {
  const handle = await open(`${file}.new`, "w");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}

function readHistory(file: string, say: (line: string) => void): WeekHistory {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) !== "ENOENT")
      say(`${file} cannot be read (${codeOf(error)}): there is no record of last week's visitors`);
    return new Map();
  }
  const { history, wrong } = parseFileText(text);
  if (history !== null) return history;
  const aside = `${file}.broken`;
  try {
    renameSync(file, aside);
    say(
      `${file} is broken and was moved to ${aside}; visitors are recorded anew. What is wrong: ${wrong}`,
    );
  } catch (error) {
    say(`${file} is broken and cannot be moved (${codeOf(error)}); visitors are recorded anew`);
  }
  return new Map();
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}

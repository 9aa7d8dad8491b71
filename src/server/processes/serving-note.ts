import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** What a running server says about itself in a file, so that `npm run deploy` finds it and hears what came of it. */
export const servingNoteSchema = z.object({
  pid: z.int(),
  /** The build that is being served. */
  build: z.string(),
  /** Counts the builds that were asked for; `npm run deploy` waits until it moves. */
  loads: z.int(),
  /** Why the last build asked for is not served, or null. */
  refused: z.string().nullable(),
});
export type ServingNote = z.output<typeof servingNoteSchema>;

export const servingNoteFile = "serving.json";

/** Replaces the note in one step: nobody reads half of it. */
export function writeServingNote(dataFolder: string, note: ServingNote): void {
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, servingNoteFile);
  writeFileSync(`${file}.new`, JSON.stringify(note));
  renameSync(`${file}.new`, file);
}

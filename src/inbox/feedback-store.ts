import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Feedback } from "./feedback-schema.ts";

/** Where feedback is kept. `add` returns once the message would survive a power cut, and throws when it cannot be stored. */
export interface FeedbackStore {
  add(feedback: Feedback, received: Date): void;
  close(): void;
}

/**
 * Opens `inbox.sqlite` in `folder`, creating both where they are missing.
 * Full synchronisation: a message is acknowledged only after it is on disk (SQLite, PRAGMA synchronous).
 */
export function openFeedbackStore(folder: string): FeedbackStore {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, "inbox.sqlite"));
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA busy_timeout = 1000;
    CREATE TABLE IF NOT EXISTS feedback (
      id INTEGER PRIMARY KEY,
      received TEXT NOT NULL,
      page TEXT NOT NULL,
      language TEXT NOT NULL,
      found TEXT NOT NULL,
      words TEXT NOT NULL
    ) STRICT;
  `);
  const insert = database.prepare(
    "INSERT INTO feedback (received, page, language, found, words) VALUES (?, ?, ?, ?, ?)",
  );
  return {
    add({ page, language, found, words }, received) {
      insert.run(received.toISOString(), page, language, found, words);
    },
    close() {
      database.close();
    },
  };
}

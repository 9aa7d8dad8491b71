import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, onTestFinished } from "vitest";
import type { DatabasePlace, InboxDatabase } from "../../../src/inbox/store/database.ts";
import { createDatabase } from "../../../src/inbox/store/database.ts";
import type { RealPostgres } from "./real-postgres.ts";
import { findPostgres, startPostgres } from "./real-postgres.ts";

/** An empty database for a test, and its place for those who open it again. */
export interface Fresh {
  database: InboxDatabase;
  place: DatabasePlace;
}

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "freshet-inbox-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a suite on SQLite and on a real PostgreSQL. Where there is none, its suite is skipped under a name that says so. */
export function onBothDatabases(suite: (fresh: () => Promise<Fresh>) => void): void {
  describe("on SQLite", () => {
    suite(() => Promise.resolve(opened({ folder: temporaryFolder() })));
  });
  const programs = findPostgres();
  if (programs === null) {
    describe.skip("on PostgreSQL: there is none on this machine", () => suite(notHere));
    return;
  }
  describe("on PostgreSQL", () => {
    let server: RealPostgres;
    beforeAll(async () => {
      server = await startPostgres(programs);
    });
    afterAll(() => server.remove());
    suite(async () => opened({ folder: "", url: await server.createDatabase() }));
  });
}

function notHere(): Promise<Fresh> {
  return Promise.reject(new Error("There is no PostgreSQL"));
}

function opened(place: DatabasePlace): Fresh {
  const database = createDatabase(place);
  onTestFinished(() => database.close());
  return { database, place };
}

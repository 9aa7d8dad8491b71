import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import type { SQLInputValue, StatementSync } from "node:sqlite";
import type { Dialect, SqliteStatement } from "kysely";
import { SqliteDialect } from "kysely";

/** Statements kept prepared: there are fewer kinds than this, but a batch has as many forms as sizes. */
const mostStatements = 300;

/** How long another process that writes is waited for. */
const busyMs = 250;

/** An opened file, and whether it is still the one that has its name. */
export interface SqliteFile {
  dialect: Dialect;
  /** False once the file was moved, removed or replaced: what is written then would be lost with it. */
  isInPlace(): boolean;
  /** Closes it, also when the dialect was never used; once is enough. */
  close(): void;
  /** Does the work in one transaction that keeps every other process from writing. */
  exclusively(work: () => Promise<void>): Promise<void>;
}

/**
 * Opens `inbox.sqlite` in `folder`, making both where they are missing. Write-ahead log with full synchronisation: a commit
 * returns after the log is on disk (SQLite, PRAGMA synchronous). Another process that writes is waited for, but not for long:
 * the event loop stands still meanwhile.
 */
export function openSqlite(folder: string): SqliteFile {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "inbox.sqlite");
  const file = new DatabaseSync(path);
  const close = (): void => {
    if (file.isOpen) file.close();
  };
  try {
    file.exec(
      `PRAGMA busy_timeout = ${busyMs}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;`,
    );
  } catch (error) {
    close();
    throw error;
  }
  const opened = statSync(path).ino;
  const prepared = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    // Taken at once, the lock cannot be refused halfway through (SQLite, "BEGIN IMMEDIATE").
    if (sql === "begin") return prepare("begin immediate");
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const statement = toKyselyStatement(file.prepare(sql));
    if (prepared.size >= mostStatements) prepared.clear();
    prepared.set(sql, statement);
    return statement;
  };
  return {
    dialect: new SqliteDialect({ database: { prepare, close } }),
    close,
    async exclusively(work) {
      await begin(file, firstTries);
      try {
        await work();
        file.exec("COMMIT");
      } catch (error) {
        if (file.isTransaction) file.exec("ROLLBACK");
        throw error;
      }
    },
    isInPlace: () => statSync(path, { throwIfNoEntry: false })?.ino === opened,
  };
}

/** How often, and how far apart, the tables of a file that another process prepares are waited for. */
const firstTries = 40;
const pauseMs = 25;

/** Begins a transaction that writes, as soon as no other process has one; the event loop goes on meanwhile. */
async function begin(file: DatabaseSync, tries: number): Promise<void> {
  file.exec("PRAGMA busy_timeout = 0");
  try {
    file.exec("BEGIN IMMEDIATE");
  } catch (error) {
    if (tries === 0) throw error;
    await wait(pauseMs);
    return begin(file, tries - 1);
  }
  file.exec(`PRAGMA busy_timeout = ${busyMs}`);
}

function toKyselyStatement(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}

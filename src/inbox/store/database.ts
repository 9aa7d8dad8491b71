import type { Dialect } from "kysely";
import { Kysely } from "kysely";
import { migrate } from "./migrations.ts";
import { openPostgres } from "./postgres.ts";
import { openSqlite } from "./sqlite.ts";
import type { InboxTables } from "./tables.ts";

/** The tables, ready to be asked. */
export type Tables = Kysely<InboxTables>;

/** Where the inbox is kept. */
export interface DatabasePlace {
  /** Folder of the SQLite file; not used with `url`. */
  folder: string;
  /** `postgres://…`, from DATABASE_URL. */
  url?: string | undefined;
}

/** A database that is opened when it is first needed, and again when it went away. */
export interface InboxDatabase {
  /** The tables of this moment. Rejects when they cannot be reached now; the next call tries again. */
  tables(): Promise<Tables>;
  /** `sqlite` or `postgres`. */
  kind: "sqlite" | "postgres";
  close(): Promise<void>;
}

interface Opened {
  tables: Tables;
  isInPlace(): boolean;
}

export function createDatabase(place: DatabasePlace): InboxDatabase {
  let opened: Promise<Opened> | null = null;
  const close = async (): Promise<void> => {
    const closing = opened;
    opened = null;
    await (await closing?.catch(() => undefined))?.tables.destroy();
  };
  return {
    kind: place.url === undefined ? "sqlite" : "postgres",
    async tables() {
      if (opened !== null && !(await opened).isInPlace()) await close();
      opened ??= open(place);
      try {
        return (await opened).tables;
      } catch (error) {
        opened = null;
        throw error;
      }
    },
    close,
  };
}

async function open({ folder, url }: DatabasePlace): Promise<Opened> {
  if (url === undefined) {
    const file = openSqlite(folder);
    const prepare = (tables: Tables) => file.exclusively(() => migrate(tables));
    try {
      return { tables: await prepared(file.dialect, prepare), isInPlace: file.isInPlace };
    } catch (error) {
      file.close();
      throw error;
    }
  }
  return { tables: await prepared(openPostgres(url), migrate), isInPlace: () => true };
}

async function prepared(
  dialect: Dialect,
  prepare: (tables: Tables) => Promise<void>,
): Promise<Tables> {
  const tables = new Kysely<InboxTables>({ dialect });
  try {
    await prepare(tables);
    return tables;
  } catch (error) {
    await tables.destroy();
    throw error;
  }
}

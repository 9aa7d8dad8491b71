import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal } from "../../cli/refusal.ts";
import { targets } from "../commands/targets.ts";
import type { Installation } from "../places-on-machine.ts";
import type { Source } from "../read-source.ts";
import type { Settings } from "../settings.ts";
import { settingsSchema } from "../settings.ts";
import { writeFiles } from "../write-files.ts";
import type { Door } from "./ask.ts";
import {
  findFreePort,
  findProgram,
  runProgram,
  runProgramOnce,
  startEngine,
} from "./engine-process.ts";

/** The arrangements that are proved, by the word that generates them. */
export const tierNames = ["nginx", "nginx-cache", "varnish"] as const;
export type TierName = (typeof tierNames)[number];

/** A real engine with a generated configuration. */
export interface RunningEdge {
  door: Door;
  /** Port without TLS: the door itself, or the one that sends people to it. */
  plainPort: number;
  /** The generated folder. */
  files: string;
  /** Generates again from this build and has the engine load it. */
  load(source: Source): Promise<void>;
  stop(): Promise<void>;
}

const remedy: Record<"nginx" | "varnishd" | "openssl", string> = {
  nginx: "as root: apt-get install nginx",
  varnishd: "as root: apt-get install varnish",
  openssl: "as root: apt-get install openssl",
};

/** Starts a tier in front of origins, on free ports, with an empty cache. Throws a Refusal when the engine is not installed. */
export async function startEdge(
  tier: TierName,
  source: Source,
  origins: readonly string[],
): Promise<RunningEdge> {
  const engine = need(tier === "varnish" ? "varnishd" : "nginx");
  const folder = mkdtempSync(join(tmpdir(), "freshet-edge-"));
  for (const name of ["files", "cache", "run", "log"]) mkdirSync(join(folder, name));
  const [plain, tls] = [await findFreePort(), await findFreePort()];
  // The one-machine arrangement is the one that ends TLS itself.
  const certificate = tier === "nginx" ? makeCertificate(folder) : null;
  const settings: Settings = settingsSchema.parse({
    host: "localhost",
    origins,
    listen: { address: "127.0.0.1", plain, tls },
    certificate,
    cacheMegabytes: 64,
  });
  const root = process.getuid?.() === 0;
  const parts: Installation = {
    settings,
    places: {
      files: join(folder, "files"),
      cache: join(folder, "cache"),
      run: join(folder, "run"),
      log: join(folder, "log"),
      user: root ? "root" : null,
    },
  };
  const write = (from: Source) =>
    writeFiles(parts.places.files, targets[tier]?.toFiles(from, parts) ?? []);
  write(source);
  const port = certificate === null ? plain : tls;
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const started = await startEngine({ command: engine, args: toArgs(tier, parts), port }).catch(
    (error: unknown) => {
      remove();
      throw error;
    },
  );
  let loads = 0;
  return {
    door: {
      port,
      host: "localhost",
      ...(certificate === null ? {} : { ca: readFileSync(certificate.chain, "utf8") }),
    },
    plainPort: plain,
    files: parts.places.files,
    async load(next) {
      write(next);
      loads += 1;
      if (tier !== "varnish") started.signal("SIGHUP");
      else await loadVcl(parts, `build_${loads}`);
    },
    async stop() {
      await started.stop();
      remove();
    },
  };
}

function toArgs(tier: TierName, { places, settings }: Installation): string[] {
  if (tier !== "varnish") return ["-e", "stderr", "-c", join(places.files, "nginx.conf")];
  const parameters = ["http_gzip_support=off", "http_range_support=off"];
  return [
    "-F",
    ...parameters.flatMap((each) => ["-p", each]),
    ...Object.entries({
      "-j": "none",
      "-n": join(places.run, "v"),
      "-s": "malloc,64m",
      "-f": join(places.files, "freshet.vcl"),
      "-a": `127.0.0.1:${settings.listen.plain}`,
    }).flat(),
  ];
}

async function loadVcl({ places }: Installation, name: string): Promise<void> {
  const admin = ["-n", join(places.run, "v")];
  await runProgram("varnishadm", [...admin, "vcl.load", name, join(places.files, "freshet.vcl")]);
  await runProgram("varnishadm", [...admin, "vcl.use", name]);
}

/** A certificate as it should be: ECDSA on P-256. */
function makeCertificate(folder: string): NonNullable<Settings["certificate"]> {
  const certificate = { chain: join(folder, "chain.pem"), key: join(folder, "key.pem") };
  const words = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost`;
  const files = ["-keyout", certificate.key, "-out", certificate.chain];
  runProgramOnce(need("openssl"), [...words.split(" "), ...files]);
  return certificate;
}

function need(name: keyof typeof remedy): string {
  const found = findProgram(name, name === "varnishd" ? "-V" : name === "nginx" ? "-v" : "version");
  if (found === null) throw new Refusal(`${name} is not installed (${remedy[name]}).`);
  return found;
}

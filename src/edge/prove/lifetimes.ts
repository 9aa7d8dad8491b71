import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { targets } from "../commands/targets.ts";
import { usualPlaces } from "../places-on-machine.ts";
import { settingsSchema } from "../settings.ts";
import { writeFiles } from "../write-files.ts";
import type { Bench, CheckResult } from "./check.ts";
import { findFreePort } from "./engine-process.ts";

/** An answer of an origin, and what Varnish's log must say of it: `VCL`, seconds to live, of grace, of keep. */
const cases: [about: string, answer: string, logged: string][] = [
  [
    "a 404 that is said to last a year is kept for a minute",
    '-status 404 -hdr "Cache-Control: public, max-age=31536000"',
    "^VCL 60 10 ",
  ],
  [
    "pages that are fetched together expire apart, and are good for a day after",
    '-hdr "Cache-Control: public, max-age=100000"',
    "^VCL (9[5-9]...|100000) 86400 ",
  ],
  [
    "a refusal is not kept",
    '-hdr "Cache-Control: no-store" -hdr "Retry-After: 5"',
    "^VCL (0|120) ",
  ],
];

/** Cases for Varnish's own test program, whose log tells what no answer shows: how long Varnish means to keep it. */
export async function checkLifetimes({ source }: Bench): Promise<CheckResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "freshet-vtc-"));
  try {
    const port = await findFreePort();
    const settings = settingsSchema.parse({ host: "localhost", origins: [`127.0.0.1:${port}`] });
    writeFiles(
      folder,
      targets["varnish"]?.toFiles(source, { settings, places: usualPlaces(folder) }) ?? [],
    );
    return cases.map(([about, answer, logged], index): CheckResult => {
      const file = join(folder, `${index}.vtc`);
      writeFileSync(file, toCase({ about, answer, logged, folder, port }));
      const { status, stdout, error } = spawnSync("varnishtest", [file], { encoding: "utf8" });
      return {
        name: `varnishtest: ${about}`,
        saw: status === 0 ? "passed" : (error?.message ?? stdout.split("\n").slice(-4).join(" ")),
        originRequests: null,
        worstMs: null,
        expected: "passed",
        holds: status === 0,
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Case {
  about: string;
  answer: string;
  logged: string;
  folder: string;
  port: number;
}

const pages = 10;

/** The probe gets the same answer as the pages; an origin is taken for ready until it has failed three times. */
function toCase({ about, answer, logged, folder, port }: Case): string {
  const asks = Array.from(
    { length: pages },
    (_, index) => `  txreq -url "/page-${index}/" -hdr "Host: localhost"\n  rxresp`,
  );
  return `varnishtest "${about}"
server s1 -listen "127.0.0.1:${port}" -repeat ${pages * 3} {
  rxreq
  txresp ${answer} -bodylen 10
} -start
varnish v1 -arg "-j none -p http_gzip_support=off" -vcl {
  vcl 4.1;
  include "${folder}/freshet.vcl";
} -start
logexpect l1 -v v1 -g raw -d 1 -q "TTL ~ '^VCL '" {
${`  expect * * TTL "${logged}"\n`.repeat(pages)}} -start
client c1 {
${asks.join("\n")}
} -run
logexpect l1 -wait
`;
}

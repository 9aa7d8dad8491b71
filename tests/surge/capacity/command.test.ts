import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Capacity } from "../../../src/surge/capacity/capacity.ts";
import { toDemand } from "../../../src/surge/capacity/demand.ts";
import type { Line } from "../../../src/surge/capacity/line.ts";
import { surge, temporaryFolder } from "../run-surge.ts";
import { costs, costsText, night } from "./some-costs.ts";

const paper = ["plan", "election-night-2016", "--capacity"];

describe("wrong usage ends with 2 and says what to type", () => {
  test.each([
    ["a compressed night", [...paper, "--compress", "60"], /leave --seconds and --compress out/],
    [
      "an option of capacity without it",
      ["plan", "election-night-2016", "--explain"],
      /--explain is about capacity on paper: add --capacity/,
    ],
    [
      "a file of costs that is none",
      [...paper, "--costs", "package.json"],
      /package\.json cannot be used:[^]*unit-costs\.yaml shows every field/,
    ],
    ["no machine", [...paper, "--cores", "0"], /--cores "0": must be a whole number from 1/],
    ["a phase that is none", [...paper, "--phases", "dawn"], /no phase "dawn"/],
  ])("%s", async (_about, words, expected) => {
    const { code, stderr } = await surge(words);
    expect([code, stderr]).toEqual([2, expect.stringMatching(expected)]);
  });
});

describe("capacity on paper", () => {
  test("three sizes, every tier, what breaks first; and the published page is this output", async () => {
    const { code, stdout, stderr } = await surge(paper);
    expect([code, stderr]).toEqual([0, ""]);
    for (const size of ["200,000", "2,000,000", "20,000,000"])
      expect(stdout).toContain(`\n${size} visitors at once: `);
    expect(stdout.match(/What breaks first/g)).toHaveLength(3);
    // Written with: npm run --silent surge -- plan election-night-2016 --capacity > docs/capacity.txt
    expect(await readFile("docs/capacity.txt", "utf8")).toBe(stdout);
  });

  test("as JSON, with every product: each total is its amount times its price, and the sums are their sums", async () => {
    const { stdout } = await surge([...paper, "--visitors", "500000", "--cores", "4", "--json"]);
    const { sizes, machine } = JSON.parse(stdout) as Capacity;
    expect([machine.cores, sizes.map(({ visitors }) => visitors)]).toEqual([4, [500_000]]);
    const roles = sizes.flatMap(({ tiers }) => tiers.flatMap((tier) => tier.roles));
    expect(roles).toHaveLength(6);
    const scale = { cores: 1e-6, "bit/s": 8, bytes: 1, sockets: 1, ports: 1 };
    const isTrue = ({ amount, each, total, totalUnit }: Line): boolean =>
      Math.abs(amount * each * scale[totalUnit] - total) <= Math.abs(total) * 1e-9;
    for (const { lines, cores, handshakeCores, bitsPerSecond, sockets } of roles) {
      expect(
        Object.values(lines)
          .flat()
          .filter((line) => !isTrue(line)),
      ).toEqual([]);
      const sum = (of: readonly Line[]): number => of.reduce((all, { total }) => all + total, 0);
      expect(cores).toBeCloseTo(sum(lines.cores) + sum(lines.handshakes));
      expect(handshakeCores).toBeCloseTo(sum(lines.handshakes));
      expect(bitsPerSecond).toBeCloseTo(sum(lines.network), 0);
      expect(sockets).toBeCloseTo(sum(lines.sockets));
    }
  });

  test("explained, a line can be checked by hand", async () => {
    const { stdout } = await surge([...paper, "--visitors", "200000", "--explain"]);
    const { arrivalsPerSecond } = toDemand(night(200_000), costs, null);
    const { value, by } = costs.nginx.fullHandshakeUs;
    const visits = Math.round(arrivalsPerSecond).toLocaleString("en");
    const cores = ((arrivalsPerSecond * value) / 1e6).toFixed(3);
    expect(stdout).toContain(
      `${visits} visits/s, handshake in full x ${value} us = ${cores} cores  (${by})`,
    );
  });

  test("with costs of one's own", async () => {
    const file = join(await temporaryFolder(), "own.yaml");
    await writeFile(file, costsText.replace(/^measuredOn: .*$/m, "measuredOn: a toaster"));
    const { code, stdout } = await surge([...paper, "--visitors", "1000", "--costs", file]);
    expect([code, stdout.includes("measured on a toaster")]).toEqual([0, true]);
  });

  test("what breaks first changes with the machine, and what to do about it is said", async () => {
    const file = join(await temporaryFolder(), "thin.yaml");
    const thin = costsText.replace(/(networkBitsPerSecond:\n +value:) \d+/, "$1 100000000");
    expect(thin).not.toBe(costsText);
    await writeFile(file, thin);
    const { stdout } = await surge([...paper, "--visitors", "200000", "--costs", file]);
    expect(stdout).toMatch(/our server alone: network card \d{3} %/);
    expect(stdout).toContain(
      "network card: the card is full and pages arrive slowly: add machines",
    );
  });
});

test("without --capacity the plan is what it was", async () => {
  const { code, stdout } = await surge(["plan", "election-night-2016"]);
  expect(code).toBe(0);
  expect(stdout).toContain("200 at 60 s, for 200,000");
  expect(stdout).not.toContain("Capacity on paper");
});

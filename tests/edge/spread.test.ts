import { beforeAll, describe, expect, test } from "vitest";
import { toNginxFiles } from "../../src/edge/nginx/files.ts";
import { toKeptPlaces } from "../../src/edge/nginx/spread.ts";
import type { Source } from "../../src/edge/read-source.ts";
import type { ReadMap } from "./read-maps.ts";
import { look, readMaps } from "./read-maps.ts";
import { installation, smallSource } from "./small-source.ts";

let source: Source;
let main: string;
let maps: Map<string, ReadMap>;

beforeAll(async () => {
  source = await smallSource();
  const files = toNginxFiles("cache-tier", source.site, installation);
  const textOf = (path: string) => String(files.find((file) => file.path === path)?.content);
  main = textOf("nginx.conf");
  maps = readMaps(`${main.replaceAll(/^ {2}/gm, "")}${textOf("table.conf")}`);
});

/** Where the answer for an address is kept, for a page that falls into the third place. */
function placeOf(address: string, coding: string): string {
  const given = (name: string, value: string) =>
    look(maps, name, value).replace("$page_place", "kept_2");
  const ofRow = given("row_place", look(maps, "row_cache", address));
  return given("kept_place", look(maps, "body", `${coding} ${address}`)).replace(
    "$row_place",
    ofRow,
  );
}

describe("answers that are kept for as long as the origin says", () => {
  test.each([
    ["an address that is none", "/nowhere"],
    ["a page of a build that this edge does not know yet", "/en/new-page/"],
    ["a redirect", "/en/visit"],
    ["the program's own place", "/.edge/kept_2"],
  ])("%s", (_about, address) => expect(placeOf(address, "br")).toBe("kept_as_said"));

  test("every row that is no page", () => {
    const others = source.site.rows.filter(({ cacheClass }) => cacheClass !== "page");
    expect(others.length).toBeGreaterThan(0);
    for (const { address } of others) expect(placeOf(address, "br")).toBe("kept_as_said");
  });

  test.each(["no-store", "private", "public, no-cache", "max-age=60,no-store", "No-Store"])(
    "%s is not kept at all",
    (policy) => expect(look(maps, "not_kept", policy)).toBe("yes"),
  );
});

describe("pages", () => {
  test("each is kept in a place of its own lifetime, in every coding", () => {
    const pages = source.site.rows.filter(({ cacheClass }) => cacheClass === "page");
    expect(pages.length).toBeGreaterThan(0);
    for (const { address } of pages)
      for (const coding of ["br", "gzip", "identity"])
        expect(placeOf(address, coding)).toBe("kept_2");
    expect(look(maps, "not_kept", source.site.cacheControl.page)).toBe("");
  });

  test("no lifetime is longer than the table allows, and they span a quarter of it in about even steps", () => {
    const lifetimes = toKeptPlaces(source.site).map(({ lifetimeS }) => lifetimeS);
    expect(Math.max(...lifetimes)).toBe(300);
    expect(Math.min(...lifetimes)).toBe(228);
    expect(lifetimes).toEqual(lifetimes.toSorted((a, b) => a - b));
    for (const [index, each] of lifetimes.slice(1).entries())
      expect(each - (lifetimes[index] ?? 0)).toBeLessThanOrEqual(0.05 * 300);
  });

  test("a policy of a second is kept for a second, never for nothing", () => {
    const cacheControl = { ...source.site.cacheControl, page: "public, max-age=1" };
    for (const { lifetimeS } of toKeptPlaces({ ...source.site, cacheControl }))
      expect(lifetimeS).toBe(1);
  });

  test("each place exists, only nginx itself leads there, and it has its lifetime", () => {
    for (const { name, lifetimeS } of toKeptPlaces(source.site)) {
      const block = new RegExp(`location = /[.]edge/${name} [{]([^}]*)[}]`).exec(main)?.[1] ?? "";
      expect(block).toContain("internal;");
      expect(block).toContain(`proxy_cache_valid 200 ${lifetimeS}s;`);
      expect(block).toContain("proxy_no_cache $not_kept;");
    }
  });

  test("each place gets about as many keys as any other", () => {
    const [, shares = ""] =
      /split_clients "\$coding_asked \$path" \$page_place \{([^}]*)\}/.exec(main) ?? [];
    const percents = [...shares.matchAll(/([\d.]+)%/g)].map(([, percent]) => Number(percent));
    expect(percents.length).toBe(toKeptPlaces(source.site).length - 1);
    expect(new Set(percents)).toEqual(new Set([12.5]));
  });
});

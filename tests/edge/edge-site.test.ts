import { expect, test } from "vitest";
import type { StoredTable } from "../../src/delivery/table.ts";
import { edgeEncodings, toEdgeSite } from "../../src/edge/edge-site.ts";
import { toRowsFiles } from "../../src/edge/rows-files.ts";
import { smallBuild, smallSource } from "./small-source.ts";

const broken: [
  about: string,
  change: (table: StoredTable) => Partial<StoredTable>,
  message: string,
][] = [
  [
    "addresses that differ only in case, which nginx cannot tell apart",
    ({ redirects }) => ({ redirects: [...redirects, { address: "/EN/", location: "/en/" }] }),
    "/en/ and /EN/ differ only in case",
  ],
  [
    "an address that would end a string",
    ({ redirects }) => ({ redirects: [...redirects, { address: '/a"b', location: "/en/" }] }),
    "has a character",
  ],
  [
    "an address with a space",
    ({ dynamic }) => ({
      dynamic: [...dynamic, { address: "/a b", methods: ["POST"], class: "tool" }],
    }),
    "has a character",
  ],
  [
    "a header value that nginx would fill in",
    ({ everywhere }) => ({ everywhere: [...everywhere, ["X-Price", "$5"]] }),
    "$5 cannot be written",
  ],
  ["a busy page that is not there", () => ({ busy: { en: "/en/none/", fr: "/fr/" } }), "/en/none/"],
];

test.each(broken)("%s: the table is refused", async (_about, change, message) => {
  const { table } = await smallBuild();
  expect(() => toEdgeSite({ ...table, ...change(table) })).toThrow(message);
});

test("every address that the origin knows is known, and the pages that say 404 are not", async () => {
  const { table } = await smallBuild();
  const { known } = toEdgeSite(table);
  const expected = [
    ...table.rows.filter(({ status }) => status === 200),
    ...table.redirects,
    ...table.dynamic,
  ].map(({ address }) => address);
  expect(known.toSorted()).toEqual(expected.toSorted());
  for (const address of Object.values(table.notFound)) expect(known).not.toContain(address);
});

test("every body that a row names is a file with those bytes", async () => {
  const { site, bodies } = await smallSource();
  const files = new Map(toRowsFiles(site, bodies).map(({ path, content }) => [path, content]));
  for (const row of [...site.rows, ...Object.values(site.notFound), ...Object.values(site.busy)]) {
    for (const coding of edgeEncodings) {
      const { file, offset, sizeBytes } = row.bodies[coding];
      expect(files.get(`rows/${file}`)).toEqual(bodies.subarray(offset, offset + sizeBytes));
    }
  }
});

test("a row that no coding makes smaller is sent as it is to everybody", async () => {
  const { site } = await smallSource();
  const robots = site.rows.find(({ address }) => address === "/robots.txt");
  expect(robots?.varies).toBe(false);
  expect(robots?.bodies.br).toEqual(robots?.bodies.identity);
});

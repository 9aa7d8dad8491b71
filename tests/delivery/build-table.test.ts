import { expect, test } from "vitest";
import { buildTable } from "../../src/delivery/build-table.ts";
import { contentTypeOf } from "../../src/delivery/content-type.ts";
import { encode } from "../../src/delivery/encode.ts";
import { hashInlineStyles } from "../../src/delivery/style-hashes.ts";
import { smallFiles, smallPlaces } from "../support/small-table.ts";

test("the same files give the same table, another file gives another build", async () => {
  const [first, second] = await Promise.all([
    buildTable({ files: smallFiles, places: smallPlaces, oldAssets: [] }),
    buildTable({ files: smallFiles, places: smallPlaces, oldAssets: [] }),
  ]);
  expect(second.table).toEqual(first.table);
  const added = { file: "new.txt", address: "/new.txt", body: Buffer.from("new") };
  const changed = await buildTable({
    files: [...smallFiles, added],
    places: smallPlaces,
    oldAssets: [],
  });
  expect(changed.table.build).not.toBe(first.table.build);
});

test.each(["/en/", "/404.html", "/fr/introuvable/", "/en/very-busy/"])(
  "a build without %s is refused",
  async (address) => {
    const without = smallFiles.filter((file) => file.address !== address);
    await expect(
      buildTable({ files: without, places: smallPlaces, oldAssets: [] }),
    ).rejects.toThrow(`The build lacks ${address}`);
  },
);

test("a body that does not shrink is kept as it is", async () => {
  expect([...(await encode(Buffer.from("tiny"), "text/plain")).keys()]).toEqual(["identity"]);
  expect([...(await encode(Buffer.alloc(5000), "image/png")).keys()]).toEqual(["identity"]);
});

test("a file of an unknown kind is refused, not guessed", () => {
  expect(() => contentTypeOf("a/film.xyz")).toThrow("No content type is known for a/film.xyz");
});

test("pages with one style sheet have one hash", () => {
  const page = (file: string) => ({ file, html: "<style>p{margin:0}</style>" });
  expect(hashInlineStyles([page("a"), page("b")])).toEqual([
    expect.stringMatching(/^'sha256-.{43}='$/),
  ]);
});

test.each([
  ["a style attribute", '<p style="color:red">', "has a style attribute"],
  ["an inline script", "<script>alert(1)</script>", "has a script"],
  ["a script file", '<script src="/a.js"></script>', "has a script"],
])("%s is refused, since the policy would block it", (_about, html, message) => {
  expect(() => hashInlineStyles([{ file: "en/index.html", html }])).toThrow(message);
});

test("data for search engines is no script", () => {
  expect(
    hashInlineStyles([{ file: "a", html: '<script type="application/ld+json">{}</script>' }]),
  ).toEqual([]);
});

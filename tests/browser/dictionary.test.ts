import { zstdDecompressSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { readStoredTable } from "../../src/delivery/stored-table.ts";
import { openBrowser } from "../support/chromium.ts";
import { askOverSocket } from "../support/matrix.ts";
import { startSite } from "../support/running-site.ts";

const first = "/en/immigrate/visit/";
const second = "/fr/immigrer/entree-express/";

test("Chromium fetches the dictionary once, and the next page arrives as dcz with the same words", async () => {
  const site = await startSite({ FRESHET_DICTIONARY: "on" });
  onTestFinished(site.remove);
  await site.says(/is serving build/);
  const browser = await openBrowser();
  onTestFinished(() => browser.close());
  // Dictionaries need a secure context, which localhost is and 127.0.0.1 is too.
  const page = await browser.newPage({ baseURL: `http://localhost:${site.port}` });
  const dictionaryAddress = readStoredTable("dist").table.dictionary?.address ?? "";
  const fetched = page.waitForResponse((response) => response.url().endsWith(dictionaryAddress));
  await page.goto(first);
  expect((await fetched).headers()["use-as-dictionary"]).toBe(
    'match="/*", match-dest=("document")',
  );
  const encodings: (string | undefined)[] = [];
  let html = "";
  // The dictionary is stored some time after it has arrived; until then pages come as they always did.
  while (encodings.at(-1) !== "dcz" && encodings.length < 50) {
    const response = await page.goto(`${second}?try=${encodings.length}`);
    encodings.push(response?.headers()["content-encoding"]);
    html = (await response?.text()) ?? "";
  }
  expect(encodings.at(-1)).toBe("dcz");
  const plain = await askOverSocket(site.port, {
    method: "GET",
    target: second,
    headers: {},
    body: "",
  });
  expect(html).toBe(plain.body.toString("utf8"));
});

test("only a client that names the dictionary and the coding gets dcz; caches in between are told", async () => {
  const site = await startSite({ FRESHET_DICTIONARY: "on" });
  onTestFinished(site.remove);
  await site.says(/is serving build/);
  const { table, bodies } = readStoredTable("dist");
  const row = table.rows.find(({ address }) => address === table.dictionary?.address);
  const identity = row?.bodies.identity;
  const dictionary = bodies.subarray(
    identity?.offset,
    (identity?.offset ?? 0) + (identity?.sizeBytes ?? 0),
  );
  const has = table.dictionary?.availableAs ?? "";
  const ask = (headers: Record<string, string>) =>
    askOverSocket(site.port, { method: "GET", target: second, headers, body: "" });

  const dcz = await ask({ "accept-encoding": "gzip, br, dcz", "available-dictionary": has });
  expect(dcz.headers).toMatchObject({
    "content-encoding": "dcz",
    "cache-control": "private, max-age=60",
    vary: "Accept-Encoding, Available-Dictionary",
    "x-content-type-options": "nosniff",
  });
  const plain = await ask({});
  expect(zstdDecompressSync(dcz.body.subarray(40), { dictionary }).equals(plain.body)).toBe(true);
  const again = await ask({
    "accept-encoding": "dcz",
    "available-dictionary": has,
    "if-none-match": dcz.headers.etag ?? "",
  });
  expect(again.status).toBe(304);

  const others = [
    { "accept-encoding": "gzip, br, dcz" },
    { "accept-encoding": "gzip, br, dcz", "available-dictionary": ":AAAA:" },
    { "accept-encoding": "gzip, br", "available-dictionary": has },
    { "accept-encoding": "gzip, br, dcz;q=0", "available-dictionary": has },
    { "accept-encoding": "gzip, br, *", "available-dictionary": has },
  ];
  const encodings = await Promise.all(
    others.map(async (headers) => (await ask(headers)).headers["content-encoding"]),
  );
  expect(encodings).toEqual(["br", "br", "br", "br", "br"]);
});

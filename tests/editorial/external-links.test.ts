import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { readCorpus } from "../../src/corpus/read-corpus.ts";
import { askLinks } from "../../src/editorial/external-links/ask-links.ts";
import { gatherLinks } from "../../src/editorial/external-links/gather-links.ts";
import { hasDeadLinks, reportLinks } from "../../src/editorial/external-links/report-links.ts";
import { contentFolder } from "../support/content-folder.ts";

const place = { file: "content/guide/settle-in/winter.en.md", line: 12 };

async function startSite(): Promise<{ origin: string; most: () => number }> {
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    most = Math.max(most, (open += 1));
    response.on("close", () => (open -= 1));
    const status = Number(request.url?.slice(1, 4));
    if (status === 0) return void request.socket.destroy();
    response.writeHead(status, { location: "/200/new" });
    response.end("x".repeat(100_000));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.closeAllConnections());
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, most: () => most };
}

test("tells apart what is there, moved, gone, refused and silent, with the place and what to do", async () => {
  const { origin, most } = await startSite();
  const links = ["200", "404", "301", "403", "302", "000"].map((path) => ({
    url: `${origin}/${path}/page`,
    places: [place],
  }));
  const asked = await askLinks(links, {
    atOnce: 4,
    pauseMs: 0,
    deadlineMs: 10_000,
    onAsked: () => {},
  });
  expect(asked.map(({ state }) => state)).toEqual([
    { kind: "there" },
    { kind: "gone", status: 404 },
    { kind: "moved", to: `${origin}/200/new` },
    { kind: "unsure", status: 403 },
    { kind: "there" },
    { kind: "silent", why: "UND_ERR_SOCKET" },
  ]);
  expect(most()).toBe(1);
  expect(hasDeadLinks(asked)).toBe(true);
  expect(reportLinks(asked)).toContain(
    `${origin}/404/page\n  is answered 404 → find the page that took its place, or take the link out\n  ${place.file}:12`,
  );
  expect(reportLinks(asked)).toMatch(/6 addresses asked: 2 answer, 1 are gone, 3 need a look\.$/);
});

test("an address that several places name is gathered once, with each of them", () => {
  const { corpus } = readCorpus(
    contentFolder({
      "content/guide/settle-in/winter.en.md": (text) =>
        `${text}\n[boots](https://shop.example/boots)\n`,
      "content/guide/settle-in/snow.fr.md": (text) =>
        `${text}\n[bottes](https://shop.example/boots)\n`,
    }),
  );
  if (corpus === null) throw new Error("the fixture is broken");
  const boots = gatherLinks(corpus).filter(({ url }) => url === "https://shop.example/boots");
  expect(boots.map(({ places }) => places.map(({ file }) => file).toSorted())).toEqual([
    ["content/guide/settle-in/snow.fr.md", "content/guide/settle-in/winter.en.md"],
  ]);
  expect(gatherLinks(corpus).map(({ url }) => url)).toContain(
    "https://www.canada.ca/en/winter.html",
  );
});

import { get } from "node:http";
import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { openLivePage } from "../../../src/surge/report/live-page.ts";
import { lineSchema } from "../../../src/surge/results/schema.ts";
import type { Second } from "../../../src/surge/results/schema.ts";
import { toLines } from "./small-run.ts";

function ask(address: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => get(address, resolve).once("error", reject));
}

async function readAll(answer: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of answer) text += String(chunk);
  return text;
}

test("a page that is opened late is told what was, then every second, then the end", async () => {
  const seconds = toLines({ seconds: 3, pagesOf: () => [10, 20] })
    .map((line) => lineSchema.parse(JSON.parse(line)))
    .filter((line): line is Second => line.kind === "second");
  const [first, second, third] = seconds as [Second, Second, Second];
  const live = await openLivePage();
  live.push(first);
  live.push(second);
  const answer = await ask(`${live.address}seconds`);
  const text = readAll(answer);
  live.push(third);
  const page = await readAll(await ask(live.address));
  expect((await ask(`${live.address}other`)).resume().statusCode).toBe(404);
  await live.close("held");
  const events = (await text).trim().split("\n\n");
  expect(events.slice(0, 3).map((event) => JSON.parse(event.replace("data: ", "")).second)).toEqual(
    [0, 1, 2],
  );
  expect(JSON.parse(events[0]?.replace("data: ", "") ?? "")).toMatchObject({
    requests: 2,
    visitors: 10,
    generatorCpu: 10,
  });
  expect(events[3]).toBe("event: end\ndata: held");
  expect(page).toContain("Surge run, live");
  await expect(ask(live.address)).rejects.toThrow();
});

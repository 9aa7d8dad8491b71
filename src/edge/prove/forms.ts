import type { Outcome } from "./ask.ts";
import { ask } from "./ask.ts";
import type { Bench, CheckResult } from "./check.ts";
import { isRow, tellOutcomes, withEdge, worstOf } from "./check.ts";

const longestMs = 12_000;

/** Sends every form once in each language. */
export async function sendForms(
  { source }: Bench,
  door: Parameters<typeof ask>[0],
): Promise<{ language: "en" | "fr"; outcome: Outcome }[]> {
  const sent = source.site.dynamic.flatMap(({ address, methods }) =>
    (["en", "fr"] as const).map(async (language) => ({
      language,
      outcome: await ask(door, {
        path: `${address}?language=${language}`,
        method: methods[0] ?? "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "words=x",
      }),
    })),
  );
  return Promise.all(sent);
}

/** Whether a form got the busy page of its language: 503, when to come back, and not to be kept. */
export function isBusyPage({ source }: Bench, language: "en" | "fr", outcome: Outcome): boolean {
  const { offset, sizeBytes } = source.site.busy[language].bodies.identity;
  return (
    outcome.status === 503 &&
    outcome.headers["cache-control"] === source.site.cacheControl.refusal &&
    /^\d+$/.test(outcome.headers["retry-after"] ?? "") &&
    source.bodies.subarray(offset, offset + sizeBytes).equals(outcome.body)
  );
}

/** The server behind the forms hangs: forms end on the busy page, and pages are read meanwhile. */
export function checkHangingForms(bench: Bench): Promise<CheckResult[]> {
  const { origins, source } = bench;
  return withEdge(bench, async ({ door }) => {
    const page = { path: "/en/", headers: { "accept-encoding": "br" } };
    await ask(door, page);
    await origins.behave("hang");
    const forms = sendForms(bench, door);
    const pages: Outcome[] = [];
    for (let turn = 0; turn < 50; turn += 1) pages.push(await ask(door, page));
    const sent = await forms;
    const outcomes = sent.map(({ outcome }) => outcome);
    return [
      {
        name: "the server hangs while forms are sent",
        saw: `forms ${tellOutcomes(outcomes)}; pages meanwhile ${tellOutcomes(pages)}, worst ${worstOf(pages)} ms`,
        originRequests: null,
        worstMs: worstOf(outcomes),
        expected: `the busy page within ${longestMs} ms, and the page for every reader`,
        holds:
          sent.every(({ language, outcome }) => isBusyPage(bench, language, outcome)) &&
          worstOf(outcomes) <= longestMs &&
          pages.every((each) => isRow(source, page.path, each)),
      },
    ];
  });
}

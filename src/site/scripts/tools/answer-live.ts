import { today } from "../../../guidance/day.ts";
import type { EditionStamp } from "../../../rules/edition.ts";
import type { Fields } from "../../../rules/form/read-form.ts";
import type { Tool } from "../../../rules/tool.ts";
import type { AnyTool, DrawnTool } from "../../tools/draw-tool.ts";
import { drawTool } from "../../tools/draw-tool.ts";
import type { ToolSheet } from "../../tools/tool-sheet.ts";

/**
 * Answers the form on the page in the browser: every change shows the result as soon as there is one, and the button shows what
 * the dynamic worker would send. When the sheet cannot be loaded, the form is sent as it is without script.
 */
export function answerLive<F extends Fields, Edition extends EditionStamp, Decision>(
  tool: Tool<F, Edition, Decision>,
): void {
  const place = document.querySelector<HTMLElement>("[data-tool]");
  if (place === null) return;
  loadSheet(place.dataset["sheet"] ?? "").then(
    // The sheet holds the editions of this very tool.
    (sheet) => listen(place, tool as unknown as AnyTool, sheet),
    () => undefined,
  );
}

async function loadSheet(address: string): Promise<ToolSheet> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return (await response.json()) as ToolSheet;
}

function listen(place: HTMLElement, tool: AnyTool, sheet: ToolSheet): void {
  const { title } = document;
  place.addEventListener("change", () => showResult(place, ask(place, tool, sheet)));
  place.addEventListener("submit", (event) => {
    event.preventDefault();
    const drawn = ask(place, tool, sheet);
    showAll(place, drawn);
    document.title = drawn.state === "problems" ? `${sheet.words.errorTitle} ${title}` : title;
  });
}

function ask(place: HTMLElement, tool: AnyTool, sheet: ToolSheet): DrawnTool {
  const form = place.querySelector("form");
  const texts = form === null ? [] : [...new FormData(form)];
  const query = new URLSearchParams(texts.map(([name, text]) => [name, String(text)]));
  return drawTool(tool, sheet, query.toString(), today(new Date()));
}

/** The result alone: nothing that someone types in is touched. */
function showResult(place: HTMLElement, { result, verdict }: DrawnTool): void {
  const stands = place.querySelector("#result-place");
  if (stands !== null && stands.innerHTML !== result) stands.innerHTML = result;
  const status = place.querySelector(".status");
  if (status !== null && status.textContent !== verdict) status.textContent = verdict;
}

/** Problems or the result on top, with the focus on it. */
function showAll(place: HTMLElement, { body }: DrawnTool): void {
  const stands = place.querySelector("#tool");
  if (stands !== null) stands.outerHTML = body;
  place.querySelector<HTMLElement>("#problems, #result")?.focus();
}

import type { APIRoute } from "astro";
import { today } from "../../../../guidance/day.ts";
import { answerPage } from "../../../tools/built-tool.ts";
import { builtTools } from "../../../tools/built-tools.ts";
import { compressAnswer } from "../../../tools/compress-answer.ts";
import { toolIds } from "../../../tools/tool-sheet.ts";

export const prerender = false;

/** Answers a tool's form: the same page with the result, or with what to correct and everything typed kept. */
export const GET: APIRoute = ({ params, url, request }) => {
  const id = toolIds.find((each) => each === params["tool"]);
  const pages = id === undefined ? undefined : builtTools().get(id);
  if (id === undefined || pages === undefined) return new Response(null, { status: 404 });
  const language = url.searchParams.get("language") === "fr" ? "fr" : "en";
  const question = { id, query: url.search.slice(1), today: today(new Date()) };
  const { html, state } = answerPage(pages[language], question);
  const { body, headers } = compressAnswer(html, request.headers.get("accept-encoding"));
  return new Response(body, { status: state === "problems" ? 422 : 200, headers });
};

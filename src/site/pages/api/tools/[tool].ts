import { join } from "node:path";
import type { APIRoute } from "astro";
import { today } from "../../../../guidance/day.ts";
import type { InBoth } from "../../../../guidance/language.ts";
import type { BuiltTool } from "../../../tools/built-tool.ts";
import { answerPage, readBuiltTool } from "../../../tools/built-tool.ts";
import type { ToolId } from "../../../tools/tool-sheet.ts";
import { toolIds } from "../../../tools/tool-sheet.ts";

export const prerender = false;

/** Where the dynamic worker stands when it finds this entry. */
const client = join(process.cwd(), "dist", "site", "client");

let built: ReadonlyMap<ToolId, InBoth<BuiltTool>> | undefined;

/** All tools at once with the first question, so that a build under way cannot mix with the one that is served. */
function builtTools(): ReadonlyMap<ToolId, InBoth<BuiltTool>> {
  built ??= new Map(toolIds.map((id) => [id, readBuiltTool(client, id)]));
  return built;
}

/** Answers a tool's form: the same page with the result, or with what to correct and everything typed kept. */
export const GET: APIRoute = ({ params, url }) => {
  const id = toolIds.find((each) => each === params["tool"]);
  const pages = id === undefined ? undefined : builtTools().get(id);
  if (id === undefined || pages === undefined) return new Response(null, { status: 404 });
  const language = url.searchParams.get("language") === "fr" ? "fr" : "en";
  const question = { id, query: url.search.slice(1), today: today(new Date()) };
  const { html, state } = answerPage(pages[language], question);
  return new Response(html, {
    status: state === "problems" ? 422 : 200,
    headers: { "Content-Type": "text/html; charset=utf-8" },
  });
};

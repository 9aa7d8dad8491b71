import type { APIRoute } from "astro";
import { languages } from "../../../guidance/language.ts";
import { toSheetFile } from "../../tools/sheets.ts";
import { sheetFolder, toolIds } from "../../tools/tool-sheet.ts";

/** One file per tool and language, beside the other files whose names change with their bytes. */
export function getStaticPaths() {
  return toolIds.flatMap((id) =>
    languages.map((language) => {
      const { name, text } = toSheetFile(id, language);
      return { params: { assets: sheetFolder, sheet: name }, props: { text } };
    }),
  );
}

/** What the form and the results of a tool need, for the browser and for the dynamic worker. */
export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { "Content-Type": "application/json" } });

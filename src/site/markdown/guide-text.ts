import { fileURLToPath } from "node:url";
import { relative } from "node:path";
import type { MdastPluginEntry } from "satteri";
import { defineMdastPlugin } from "satteri";
import { fillFacts } from "../../guidance/fact-references.ts";
import { addressOf, resolveGuideLink } from "../../guidance/guide-link.ts";
import { languageOfFile } from "../../guidance/pairing.ts";
import { typeset } from "../../guidance/typography.ts";
import { buildDay, siteCorpus } from "../site-corpus.ts";

/** Markdown of the guide → text with facts filled in, the language's typography, and links to addresses. */
export const guideText: MdastPluginEntry = ({ fileURL }) => {
  const file =
    fileURL === undefined
      ? ""
      : relative(process.cwd(), fileURLToPath(fileURL)).replaceAll("\\", "/");
  const language = languageOfFile(file);
  if (language === null) return null;
  const { facts, places, ids } = siteCorpus();
  const section = file.split("/").at(-2) ?? "";
  return defineMdastPlugin({
    name: "guide-text",
    text(node, context) {
      const { pieces, bad } = fillFacts(node.value, { facts, day: buildDay(), language });
      if (bad[0] !== undefined) throw new Error(`${file}: ${bad[0].what}; ${bad[0].instead}`);
      const nodes = pieces.map(({ text, href }) => {
        const words = { type: "text" as const, value: typeset(text, language) };
        return href === undefined ? words : { type: "link" as const, url: href, children: [words] };
      });
      context.replaceNode(node, nodes);
    },
    link(node, context) {
      const link = resolveGuideLink(node.url, { section, language }, ids);
      if (link.kind === "broken") throw new Error(`${file}: ${link.what}; ${link.instead}`);
      if (link.kind === "page")
        context.setProperty(node, "url", `${addressOf(link.id, language, places)}${link.fragment}`);
    },
  });
};

import type { HastPluginEntry } from "satteri";
import { defineHastPlugin } from "satteri";
import { toAnchor } from "../../guidance/anchor.ts";

/** Headings get ids that survive being typed, mailed and read aloud: no accents, no percent signs. */
export const anchors: HastPluginEntry = () => {
  const taken = new Map<string, number>();
  return defineHastPlugin({
    name: "anchors",
    element: {
      filter: ["h2", "h3"],
      visit(node, context) {
        const anchor = toAnchor(context.textContent(node));
        const before = taken.get(anchor) ?? 0;
        taken.set(anchor, before + 1);
        context.setProperty(node, "id", before === 0 ? anchor : `${anchor}-${before + 1}`);
      },
    },
  });
};

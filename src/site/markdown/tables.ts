import type { HastPluginEntry } from "satteri";
import { defineHastPlugin } from "satteri";

const captionMark = /^(Table:|Tableau\s:)\s*/u;

/**
 * Tables as assistive technology needs them: the paragraph `Table: …` / `Tableau : …` above becomes the caption, the first
 * cell of each row is its heading (WCAG 1.3.1), and a wide table scrolls in its own box, reachable by keyboard (WCAG 2.1.1).
 */
export const tables: HastPluginEntry = defineHastPlugin({
  name: "tables",
  element: [
    {
      filter: ["th"],
      visit(node, context) {
        context.setProperty(node, "scope", "col");
      },
    },
    {
      filter: ["tr"],
      visit(node, context) {
        const first = node.children.find((child) => child.type === "element");
        if (first?.type !== "element" || first.tagName !== "td") return;
        context.replaceNode(first, {
          ...first,
          tagName: "th",
          properties: { ...first.properties, scope: "row" },
        });
      },
    },
    {
      filter: ["table"],
      visit(node, context) {
        const siblings = context.parent(node).children;
        const before = siblings
          .slice(0, context.indexOf(node))
          .findLast((sibling) => sibling.type === "element");
        if (before?.type !== "element" || before.tagName !== "p") return;
        const text = context.textContent(before);
        if (!captionMark.test(text)) return;
        const caption = text.replace(captionMark, "");
        context.removeNode(before);
        context.prependChild(node, {
          type: "element",
          tagName: "caption",
          properties: {},
          children: [{ type: "text", value: capitalize(caption) }],
        });
        context.wrapNode(node, {
          type: "element",
          tagName: "div",
          properties: {
            className: ["table"],
            role: "region",
            tabIndex: 0,
            ariaLabel: capitalize(caption),
          },
          children: [],
        });
      },
    },
  ],
});

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import node from "@astrojs/node";
import { satteri } from "@astrojs/markdown-satteri";
import { defineConfig } from "astro/config";
import { devFindings } from "./src/editorial/dev-findings.ts";
import { feedbackAnswers } from "./src/site/feedback-answers.ts";
import { gallery } from "./src/site/gallery/integration.ts";
import { anchors } from "./src/site/markdown/anchors.ts";
import { guideText } from "./src/site/markdown/guide-text.ts";
import { tables } from "./src/site/markdown/tables.ts";

export default defineConfig({
  site: process.env["FRESHET_SITE"] ?? "https://freshet.example",
  srcDir: "./src/site",
  // Astro empties this folder when it builds; the table beside it must outlive a build that fails.
  outDir: "./dist/site",
  output: "static",
  trailingSlash: "ignore",
  build: { format: "directory", inlineStylesheets: "always" },
  // The default of Astro 7 drops spaces between inline elements, which French typography needs.
  compressHTML: true,
  adapter: node({ mode: "middleware", bodySizeLimit: 16_384 }),
  session: false,
  // Cross-site posts are refused by the endpoint itself: Astro's check breaks behind a proxy that ends TLS.
  security: { checkOrigin: false },
  prefetch: false,
  integrations: [devFindings(), gallery()],
  devToolbar: { enabled: false },
  vite: { define: { FEEDBACK_ANSWERS: JSON.stringify(feedbackAnswers()) } },
  markdown: {
    syntaxHighlight: false,
    processor: satteri({ mdastPlugins: [guideText], hastPlugins: [tables, anchors] }),
  },
});

import type { AstroIntegration } from "astro";

/**
 * Every component with its states under `/en/_components/` and `/fr/_components/`, while the site is developed. A build has no
 * such page: the route is added to the development server alone.
 */
export function gallery(): AstroIntegration {
  return {
    name: "component-gallery",
    hooks: {
      "astro:config:setup"({ command, injectRoute }) {
        if (command !== "dev") return;
        injectRoute({
          pattern: "/[language]/_components/[...specimen]",
          entrypoint: "./src/site/gallery/Gallery.astro",
        });
      },
    },
  };
}

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

/**
 * Runs `npm run check -- --changed` while pages are written: when the development server starts and after each change
 * below `content/`. In a process of its own, so that the page that is being looked at is not held up.
 */
export function devFindings(): AstroIntegration {
  return {
    name: "editorial-findings",
    hooks: {
      "astro:server:setup"({ server, logger }) {
        let running = false;
        let again = false;
        const check = (): void => {
          again = running;
          if (running) return;
          running = true;
          const child = spawn(process.execPath, [main, "--changed"], { stdio: "pipe" });
          let text = "";
          const collect = (part: Buffer): void => void (text += part.toString("utf8"));
          child.stdout.on("data", collect);
          child.stderr.on("data", collect);
          child.on("error", (error) => logger.error(error.message));
          child.on("close", (code) => {
            if (code === 0) logger.info(text.trim());
            else logger.warn(`\n${text.trim()}`);
            running = false;
            if (again) check();
          });
        };
        server.watcher.add("content");
        server.watcher.on("all", (_event, path) => {
          if (/(?:^|[\\/])content[\\/].+\.(?:md|yaml)$/.test(path)) check();
        });
        server.httpServer?.once("listening", check);
      },
    },
  };
}

const main = fileURLToPath(new URL("main.ts", import.meta.url));

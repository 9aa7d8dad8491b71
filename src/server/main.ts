import { readConfig } from "./config.ts";
import { supervise } from "./supervisor.ts";

/** A terminal and npm both pass on one Ctrl-C: signals this close together are one request to stop. */
const sameRequestMs = 500;

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

try {
  const config = readConfig(process.env);
  const site = await supervise(config, say);
  let stoppingSinceMs: number | null = null;
  const stop = (): void => {
    if (stoppingSinceMs !== null) {
      if (performance.now() - stoppingSinceMs > sameRequestMs) {
        site.kill();
        process.exitCode = 1;
      }
      return;
    }
    stoppingSinceMs = performance.now();
    say("Finishing the answers under way; a second signal stops at once");
    site.stop().catch((error: Error) => {
      say(error.message);
      process.exitCode = 1;
    });
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  say(
    `Freshet is serving build ${site.build()} on http://localhost:${config.port}/ with ${config.workers} static workers (stop with Ctrl-C)`,
  );
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

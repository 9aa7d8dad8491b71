import { readConfig } from "./config.ts";
import { serveMetrics } from "./meter/metrics-server.ts";
import { writeServingNote } from "./processes/serving-note.ts";
import { supervise } from "./processes/supervisor.ts";
import { startSurgeControl } from "./surge/surge-control.ts";

/** A terminal and npm both pass on one Ctrl-C: signals this close together are one request to stop. */
const sameRequestMs = 500;

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

try {
  const config = readConfig(process.env);
  const { dataFolder, port, workers } = config;
  const site = await supervise(config, say);
  const surge = startSurgeControl({
    dataFolder,
    utilization: site.utilization,
    setSurge: site.setSurge,
    say,
    now: () => performance.now(),
  });
  const metrics =
    config.metricsPort === 0 ? null : serveMetrics(config.metricsPort, site.metrics, say);
  let loads = 0;
  const note = (refused: string | null) =>
    writeServingNote(dataFolder, { pid: process.pid, build: site.build(), loads, refused });
  note(null);

  const load = async (): Promise<void> => {
    let refused: string | null = null;
    try {
      say(`Now serving build ${await site.load()}`);
    } catch (error) {
      refused = error instanceof Error ? error.message : String(error);
      say(`The new build is refused, ${site.build()} stays: ${refused}`);
    }
    loads += 1;
    note(refused);
  };

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
    surge.stop();
    metrics?.close();
    say("Finishing the answers under way; a second signal stops at once");
    site.stop().catch((error: Error) => {
      say(error.message);
      process.exitCode = 1;
    });
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("SIGHUP", () => void load());
  process.on("SIGUSR2", surge.toggle);
  say(
    `Freshet is serving build ${site.build()} on http://localhost:${port}/ with ${workers} static workers (stop with Ctrl-C)`,
  );
  void site.forms.then(say);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

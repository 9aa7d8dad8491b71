import { createServer } from "node:net";

/**
 * Rejects with one sentence when nobody could listen there. Workers share the port (SO_REUSEPORT), so a second site started by
 * mistake would share it too: it is asked for alone first.
 */
export function requireFreePort({ host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === "EADDRINUSE"
          ? "is in use: stop what listens there, or choose another with FRESHET_PORT=8080"
          : `cannot be opened (${error.code})`;
      reject(new Error(`Port ${port} on ${host} ${reason}`));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

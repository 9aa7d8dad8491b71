/**
 * Rejects at the first Ctrl-C or SIGTERM, so that what was started can be stopped in order; `release` ends the listening.
 */
export function onStopSignal(): { stopped: Promise<never>; release: () => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(new Error("Stopped before the end; nothing was written"));
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return {
    stopped: promise,
    release() {
      process.off("SIGINT", stop);
      process.off("SIGTERM", stop);
    },
  };
}

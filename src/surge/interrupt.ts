/**
 * The first Ctrl-C (or SIGTERM) calls `stop`, so that what was measured is still shown; a second one ends the process at
 * once. Gives back what to call when there is nothing left to stop.
 */
export function onInterrupt(stop: () => void): () => void {
  let askedMs: number | null = null;
  const heard = (): void => {
    const nowMs = performance.now();
    // Under npm one Ctrl-C comes twice: from the terminal, and passed on by npm.
    if (askedMs !== null && nowMs - askedMs > 300) process.exit(3);
    if (askedMs === null) stop();
    askedMs ??= nowMs;
  };
  process.on("SIGINT", heard);
  process.on("SIGTERM", heard);
  return () => {
    process.off("SIGINT", heard);
    process.off("SIGTERM", heard);
  };
}

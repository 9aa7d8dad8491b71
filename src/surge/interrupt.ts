/**
 * The first Ctrl-C (or SIGTERM) calls `stop`, so that what was measured is still shown; a second one ends the process at
 * once. Gives back what to call when there is nothing left to stop.
 */
export function onInterrupt(stop: () => void): () => void {
  let asked = false;
  const heard = (): void => {
    if (asked) process.exit(3);
    asked = true;
    stop();
  };
  process.on('SIGINT', heard);
  process.on('SIGTERM', heard);
  return () => {
    process.off('SIGINT', heard);
    process.off('SIGTERM', heard);
  };
}

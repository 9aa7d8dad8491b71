/** Where a generated configuration goes instead of the places that systemd makes for it. */
export interface Move {
  folder: string;
  /** nginx started by root would serve as another user, who cannot read a temporary folder. */
  asRoot: boolean;
  workers?: number;
}

/** Where `npm run edge` puts what nginx writes (src/edge/places-on-machine.ts), and the folder here. */
const moves = [
  ["/var/cache/freshet-edge", "cache"],
  ["/run/freshet-edge", "run"],
  ["/var/log/freshet-edge", "log"],
] as const;

/**
 * A generated nginx.conf with its places moved below a folder; nothing else is touched, so that what is measured is what is
 * installed. Throws when a place is not found: then the generator has changed, and this would measure something else.
 */
export function moveToFolder(text: string, { folder, asRoot, workers }: Move): string {
  const replaced = moves.reduce(
    (moved, [from, to]) => replaceAll(moved, from, `${folder}/${to}`),
    text,
  );
  const counted =
    workers === undefined
      ? replaced
      : replaceAll(replaced, "worker_processes auto;", `worker_processes ${workers};`);
  return asRoot ? replaceAll(counted, "\ndaemon off;", "\ndaemon off;\nuser root;") : counted;
}

function replaceAll(text: string, from: string, to: string): string {
  if (!text.includes(from))
    throw new Error(`The generated nginx.conf has no "${from.trim()}": src/bench/edge expects it.`);
  return text.replaceAll(from, to);
}

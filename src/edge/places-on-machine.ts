import type { Settings } from "./settings.ts";

/** Where an edge's files stand on the machine it runs on. */
export interface MachinePlaces {
  /** The generated folder itself. */
  files: string;
  /** Cached answers and bodies under way; may be lost. */
  cache: string;
  /** Process number and sockets. */
  run: string;
  log: string;
  /** nginx started by root needs to be told who serves; null where it is not root. */
  user: string | null;
}

/** The places that the systemd units make: nothing there needs root at run time. */
export function usualPlaces(files: string): MachinePlaces {
  return {
    files,
    cache: "/var/cache/freshet-edge",
    run: "/run/freshet-edge",
    log: "/var/log/freshet-edge",
    user: null,
  };
}

/** What every generator is given. */
export interface Installation {
  settings: Settings;
  places: MachinePlaces;
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Wish } from "./surge-switch.ts";
import { nextSwitch, switchAtRest } from "./surge-switch.ts";

/** What the control looks at and what it moves. */
export interface SurgeControlParts {
  /** A file named `surge` in this folder closes the forms while it is there. */
  dataFolder: string;
  /** Event-loop utilisation of the busiest static worker, 0 to 1. */
  utilization: () => number;
  setSurge: (on: boolean) => void;
  say: (line: string) => void;
  now: () => number;
}

/** The operator's hand on the switch. */
export interface SurgeControl {
  /** Closes the forms, or leaves them to the switch again (signal SIGUSR2). */
  toggle(): void;
  stop(): void;
}

const lookEveryMs = 1000;

/** Looks at once and then every second whether the switch must move, moves it in every worker, and says so. */
export function startSurgeControl(parts: SurgeControlParts): SurgeControl {
  const { dataFolder, utilization, setSurge, say, now } = parts;
  let asked: Wish = "automatic";
  let state = switchAtRest;
  const look = () => {
    const wish = existsSync(join(dataFolder, "surge")) ? "closed" : asked;
    const before = state;
    state = nextSwitch(before, { wish, utilization: utilization(), nowMs: now() });
    if (state.on === before.on) return;
    setSurge(state.on);
    say(
      state.on
        ? `Surge switch thrown (${state.by}): forms are closed, pages go on`
        : "Surge switch released: forms are open",
    );
  };
  look();
  const timer = setInterval(look, lookEveryMs);
  return {
    toggle() {
      asked = asked === "closed" ? "automatic" : "closed";
      look();
    },
    stop: () => clearInterval(timer),
  };
}

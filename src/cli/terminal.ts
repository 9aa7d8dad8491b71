/** The part of a stream that is needed: `process.stdout` is one. */
export interface Screen {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

/** Output of a command that goes on for a while. */
export interface Terminal {
  /** A line that stays. */
  line(text?: string): void;
  /** How things stand now: rewritten in place on a terminal, a plain line elsewhere. */
  status(text: string): void;
  /** Leaves the last status as a line that stays. */
  settle(): void;
}

/** `plainEvery`: off a terminal, show only every n-th status, so that the log of a long run stays short. */
export function createTerminal(
  screen: Screen,
  { plainEvery = 1 }: { plainEvery?: number } = {},
): Terminal {
  let open = false;
  let told = 0;
  const settle = (): void => {
    if (open) screen.write("\n");
    open = false;
  };
  return {
    line(text = "") {
      settle();
      screen.write(`${text}\n`);
    },
    status(text) {
      if (!screen.isTTY) {
        if (told++ % plainEvery === 0) screen.write(`${text}\n`);
        return;
      }
      // One column short: a full last column makes some terminals wrap, and then the line cannot be rewritten.
      const fitting = text.slice(0, (screen.columns || 80) - 1);
      screen.write(`\r${fitting}\u001b[K`);
      open = true;
    },
    settle,
  };
}

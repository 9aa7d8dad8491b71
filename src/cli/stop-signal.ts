/** What ends long work early. Disposing it ends the listening. */
export interface StopSignal extends Disposable {
  /** Aborts at the first Ctrl-C or SIGTERM; its reason is an Error. */
  signal: AbortSignal;
  /** Rejects with that reason at that moment. */
  stopped: Promise<never>;
}

/** Listens for both signals from now on, so that what was started is stopped in order instead of left behind. */
export function listenForStop(): StopSignal {
  const controller = new AbortController();
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  // Nobody need wait for it.
  stopped.catch(() => {});
  const stop = (): void => {
    const reason = new Error("Stopped before the end; nothing was written");
    controller.abort(reason);
    reject(reason);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return {
    signal: controller.signal,
    stopped,
    [Symbol.dispose]() {
      process.off("SIGINT", stop);
      process.off("SIGTERM", stop);
    },
  };
}

import { Agent, request } from "node:http";

/** Visitors who send one message after another, each as soon as the one before was answered. */
export interface Writers {
  /** Words of the messages that were answered with "stored". */
  acknowledged: string[];
  /** Messages that got no answer, or another. */
  refused: () => number;
  /** Resolves when so many were acknowledged. */
  reach(total: number): Promise<void>;
  stop(): Promise<void>;
}

/** What the writers write to. */
export interface WritersTarget {
  socketPath: string;
  /** Resolves when the other side takes requests. */
  ready: () => Promise<void>;
}

export function startWriters(count: number, { socketPath, ready }: WritersTarget): Writers {
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  const acknowledged: string[] = [];
  const goals: { total: number; resolve: () => void }[] = [];
  let refused = 0;
  let running = true;
  const acknowledge = (words: string): void => {
    acknowledged.push(words);
    for (const { total, resolve } of goals) if (acknowledged.length >= total) resolve();
  };
  const write = async (writer: number): Promise<void> => {
    for (let message = 0; running; message += 1) {
      await ready();
      const words = `writer ${writer} message ${message}`;
      if ((await post(socketPath, agent, words)) === 201) acknowledge(words);
      else refused += 1;
    }
  };
  const all = Array.from({ length: count }, (_, writer) => write(writer));
  return {
    acknowledged,
    refused: () => refused,
    reach: (total) =>
      new Promise((resolve) => {
        goals.push({ total, resolve });
      }),
    async stop() {
      running = false;
      await Promise.all(all);
      agent.destroy();
    },
  };
}

/** Whether a stored message is one of the writers'. */
export function isWriters(words: string): boolean {
  return /^writer \d+ message \d+$/.test(words);
}

/** The status of the answer, or 0 when there was none. */
function post(socketPath: string, agent: Agent, words: string): Promise<number> {
  const body = JSON.stringify({ page: "immigrate/visit", language: "en", found: "no", words });
  return new Promise((resolve) => {
    const outgoing = request({
      socketPath,
      agent,
      method: "POST",
      path: "/api/feedback",
      headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) },
    });
    outgoing.on("response", (incoming) => {
      incoming.resume();
      incoming.on("end", () => resolve(incoming.statusCode ?? 0));
      incoming.on("error", () => resolve(0));
      incoming.on("close", () => resolve(0));
    });
    outgoing.on("error", () => resolve(0));
    outgoing.end(body);
  });
}

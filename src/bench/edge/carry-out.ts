import { treeCpuUs } from "../process-tree.ts";
import { treeMemoryBytes } from "./memory.ts";
import type { TlsClient } from "./tls-client.ts";
import { openTlsClient } from "./tls-client.ts";
import type { TlsOrder } from "./tls-order.ts";

/**
 * Carries out one order, and gives of each watched process tree the CPU microseconds that it used from the first counted request
 * to the last, or its memory with the connections open. Opening kept connections and taking a ticket come before and do not
 * count. Rejects on the first wrong answer.
 */
export async function carryOut(order: TlsOrder): Promise<number[]> {
  const { watched } = order;
  const prepared = await prepare(order);
  if (order.counts === "memory") {
    const bytes = watched.map(treeMemoryBytes);
    prepared.end();
    return bytes;
  }
  const beforeUs = watched.map(treeCpuUs);
  await prepared.run();
  const usedUs = watched.map((pid, index) => treeCpuUs(pid) - (beforeUs[index] ?? 0));
  prepared.end();
  return usedUs;
}

/** Most handshakes under way at a time: a server gives up on those that one busy client makes wait. */
const opening = 32;

interface Prepared {
  run(): Promise<void>;
  end(): void;
}

async function prepare(order: TlsOrder): Promise<Prepared> {
  const { how, lanes, requests, ask } = order;
  if (how === "kept") {
    const clients: TlsClient[] = [];
    await inLanes(lanes, Math.min(lanes, opening), async () => {
      const client = await openTlsClient(order, null);
      clients.push(client);
      await client.send(ask);
    });
    return {
      run: () => inLanes(requests, lanes, (lane) => clients[lane]?.send(ask) ?? Promise.resolve()),
      end: () => clients.forEach((client) => client.close()),
    };
  }
  const ticket = how === "resumed" ? await getTicket(order) : null;
  return {
    run: () =>
      inLanes(requests, lanes, async () => {
        const client = await openTlsClient(order, ticket);
        await client.send(ask).finally(client.close);
      }),
    end: () => {},
  };
}

async function getTicket(order: TlsOrder): Promise<Buffer> {
  const client = await openTlsClient(order, null);
  try {
    await client.send(order.ask);
    const ticket = await client.takeTicket();
    if (ticket === null) throw new Error("the server gives no ticket to visitors who come back");
    return ticket;
  } finally {
    client.close();
  }
}

/** Does a thing `count` times in `lanes` lanes at once, in each one after the other. */
async function inLanes(
  count: number,
  lanes: number,
  act: (lane: number) => Promise<void>,
): Promise<void> {
  let begun = 0;
  const work = async (lane: number): Promise<void> => {
    while (begun < count) {
      begun += 1;
      await act(lane);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, lane) => work(lane)));
}

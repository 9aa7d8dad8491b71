import type { Clock } from "./clock.ts";
import type { Measure } from "./measure.ts";
import { LAB_AGENT } from "./mix.ts";
import type { LoggedRequest } from "./replay-schedule.ts";
import type { Connection } from "./sender.ts";

/** The connections of one client of the log: those that wait for an answer are not in it. */
interface Client {
  idle: Connection[];
  lastMs: number;
}

const HEADERS = { "accept-encoding": "gzip, deflate, br, zstd", "user-agent": LAB_AGENT };
const IDLE_MS = 60_000;

/**
 * Sends every request at its moment, answered or not what came before it. A client of the log keeps its connection; while
 * that waits for an answer, its next request opens another, as browsers do. Resolves when the last answer is there.
 */
export async function playReplay(
  requests: AsyncIterable<LoggedRequest>,
  {
    clock,
    measure,
    openConnection,
  }: { clock: Clock; measure: Measure; openConnection: () => Connection },
): Promise<void> {
  const clients = new Map<string, Client>();
  const under = new Set<Promise<void>>();
  let sweptMs = 0;

  const send = async ({
    client: name,
    kind,
    method,
    path,
    status: loggedStatus,
    dueMs,
  }: LoggedRequest): Promise<void> => {
    const client = clients.get(name) ?? { idle: [], lastMs: 0 };
    clients.set(name, client);
    client.lastMs = dueMs;
    const connection = client.idle.pop() ?? openConnection();
    const what = { kind, path, dueMs, waitedFor: true, loggedStatus };
    const reply = await connection.send({ ...what, method, headers: HEADERS });
    measure.record({ ...what, ...reply });
    // Swept away meanwhile, or a client of that name came anew: nobody will ask for this connection.
    if (clients.get(name) === client) client.idle.push(connection);
    else connection.close();
  };

  for await (const request of requests) {
    if (!(await clock.until(request.dueMs))) break;
    const sent = send(request).finally(() => under.delete(sent));
    under.add(sent);
    if (request.dueMs - sweptMs > IDLE_MS / 4) {
      sweptMs = request.dueMs;
      closeOlder(clients, request.dueMs - IDLE_MS);
    }
  }
  await Promise.all(under);
  clock.stop();
  closeOlder(clients, Number.POSITIVE_INFINITY);
}

function closeOlder(clients: Map<string, Client>, beforeMs: number): void {
  for (const [name, { idle, lastMs }] of clients) {
    if (lastMs >= beforeMs) continue;
    for (const connection of idle) connection.close();
    clients.delete(name);
  }
}

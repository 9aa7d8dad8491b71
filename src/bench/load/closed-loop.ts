import { openConnection } from "./connection.ts";
import type { LoadConnection } from "./connection.ts";
import type { LoadAsk, LoadOrder } from "./load-messages.ts";

/** Carries out orders. Rejects on the first answer that is not exactly the expected one. */
export interface ClosedLoop {
  carryOut(order: LoadOrder): Promise<void>;
}

/** Far from every small number of rows, so that following requests ask for far-apart rows. */
const stride = 7919;

/** Most connections being opened at a time. */
const opening = 64;

/** A closed loop: each connection sends its next request when the answer before it is whole. */
export function createClosedLoop(): ClosedLoop {
  let connections: LoadConnection[] = [];
  let asks: LoadAsk[] = [];
  let turn = 0;
  let fail: (why: string) => void = () => {};

  const nextAsk = (): LoadAsk => {
    turn += 1;
    return asks[(turn * stride) % asks.length] as LoadAsk;
  };

  const orders: {
    [Kind in LoadOrder["kind"]]: (order: LoadOrder & { kind: Kind }) => Promise<void>;
  } = {
    async open(order) {
      ({ asks } = order);
      connections = [];
      await inLanes(order.connections, opening, (index, next) => {
        const connection = openConnection({ port: order.port, index }, (why) => fail(why));
        connections.push(connection);
        connection.send(nextAsk(), next);
      });
    },
    run: ({ requests }) =>
      inLanes(requests, connections.length, (_index, next, lane) =>
        connections[lane]?.send(nextAsk(), next),
      ),
    "run-new": ({ port, requests, atOnce, ask }) =>
      inLanes(requests, atOnce, (index, next) => {
        const connection = openConnection({ port, index }, (why) => fail(why));
        connection.send(ask, () => {
          connection.close();
          next();
        });
      }),
    async shut() {
      for (const connection of connections) connection.close();
      connections = [];
    },
  };

  return {
    carryOut(order) {
      const failed = new Promise<never>((_resolve, reject) => {
        fail = (why) => reject(new Error(why));
      });
      const carry = orders[order.kind] as (order: LoadOrder) => Promise<void>;
      return Promise.race([carry(order), failed]);
    },
  };
}

/** Does a thing `count` times in up to `lanes` lanes at once; in a lane, the next begins when `next` is called. */
function inLanes(
  count: number,
  lanes: number,
  start: (index: number, next: () => void, lane: number) => void,
): Promise<void> {
  return new Promise((resolve) => {
    let started = 0;
    let done = 0;
    const begin = (lane: number): void => {
      if (started === count) return;
      started += 1;
      start(
        started - 1,
        () => {
          done += 1;
          if (done === count) resolve();
          else begin(lane);
        },
        lane,
      );
    };
    for (let lane = 0; lane < Math.min(lanes, count); lane += 1) begin(lane);
  });
}

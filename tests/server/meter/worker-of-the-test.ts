import { createCounters } from "../../../src/server/meter/counters.ts";
import { createVisitors } from "../../../src/server/meter/visitors.ts";
import { answerSnapshots } from "../../../src/server/meter/worker-snapshot.ts";

/** A process that does nothing but count the questions it is asked. */
const counters = createCounters();
const visitors = createVisitors();
answerSnapshots(process, () => {
  counters.request(0, 200, 0, 0);
  return {
    counters: counters.snapshot({ connections: 1, logLinesDropped: 0 }),
    visitors: visitors.snapshot(Date.now()),
    loop: { utilisation: 0, delayP99S: 0 },
  };
});
process.send?.({ kind: "ready" });

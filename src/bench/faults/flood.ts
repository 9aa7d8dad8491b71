import { Agent, request } from "node:http";
import { setPriority } from "node:os";

/**
 * A flood of forms in a process of its own. With a rate, forms are sent at that rate whatever becomes of them; without one, as
 * many at once as asked for, each sent again as soon as it is answered.
 */
const [port = "", atOnce = "", perSecond = "0"] = process.argv.slice(2);
const isOpen = perSecond !== "0";
const body = "page=immigrate%2Fvisit&language=en&found=no&words=" + "x".repeat(500);
const agent = new Agent({ keepAlive: true, maxSockets: Number(atOnce) });
// On a machine of its own this load would take no core from the server; here it yields.
setPriority(19);
const statuses: Record<string, number> = {};
let running = true;

let sent = 0;

function post(): void {
  if (!running) return;
  sent += 1;
  const outgoing = request({
    host: "127.0.0.1",
    port: Number(port),
    path: "/api/feedback?language=en",
    method: "POST",
    agent,
    // Each form comes from another client, so that the rate limit is not what is measured.
    headers: {
      "x-client": `10.${sent >> 16}.${(sent >> 8) & 255}.${sent & 255}`,
      "content-type": "application/x-www-form-urlencoded",
      "content-length": body.length,
    },
  });
  const count = (what: string) => {
    statuses[what] = (statuses[what] ?? 0) + 1;
  };
  outgoing.on("response", (incoming) => {
    count(String(incoming.statusCode));
    incoming.resume();
    incoming.on("end", again);
    incoming.on("error", again);
  });
  outgoing.on("error", () => {
    count("no answer");
    setImmediate(again);
  });
  outgoing.end(body);
}
function again(): void {
  if (!isOpen) post();
}

if (isOpen) {
  let dueMs = performance.now();
  setInterval(() => {
    for (; dueMs <= performance.now(); dueMs += 1000 / Number(perSecond)) post();
  }, 2).unref();
} else {
  for (let count = 0; count < Number(atOnce); count += 1) post();
}

process.on("disconnect", () => {
  running = false;
  agent.destroy();
});
process.on("message", () => process.send?.(statuses));

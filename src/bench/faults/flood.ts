import { toRequestText } from "../server/request-text.ts";
import { comeFirst } from "./come-first.ts";
import { createKeptConnections } from "./kept-connections.ts";

/**
 * A flood of forms in a process of its own. With a rate, forms are sent at that rate whatever becomes of them; without one, as
 * many at once as asked for: the next follows the answer at once, or after a refusal a little later.
 */
const [port = "", atOnce = "", perSecond = "0"] = process.argv.slice(2);
const isOpen = perSecond !== "0";
const body = "page=immigrate%2Fvisit&language=en&found=no&words=" + "x".repeat(500);
const form = toRequestText("/api/feedback?language=en", [
  "Content-Type: application/x-www-form-urlencoded",
  `Content-Length: ${body.length}`,
]).replace("GET", "POST");
const connections = createKeptConnections(Number(port), Number(atOnce));
comeFirst(-10);
const afterRefusalMs = 20;
const statuses: Record<string, number> = {};
let sent = 0;
let ended = false;

function post(): void {
  if (ended) return;
  sent += 1;
  // Each form comes from another client, so that the rate limit is not what is measured.
  const client = `X-Client: 10.${sent >> 16}.${(sent >> 8) & 255}.${sent & 255}`;
  connections.send(form.replace("\r\n\r\n", `\r\n${client}\r\n\r\n${body}`), (outcome) => {
    const what = "status" in outcome ? String(outcome.status) : "no answer";
    statuses[what] = (statuses[what] ?? 0) + 1;
    if (!isOpen) setTimeout(post, what === "303" ? 0 : afterRefusalMs);
  });
}

/** A flood comes from many machines and evenly. Timers, which know whole milliseconds, would send it in lumps. */
function postAtRate(perSecond: number): void {
  const nobodyWakes = new Int32Array(new SharedArrayBuffer(4));
  let dueMs = performance.now();
  const postDue = (): void => {
    for (; dueMs <= performance.now(); dueMs += 1000 / perSecond) post();
    Atomics.wait(nobodyWakes, 0, 0, 0.25);
    if (!ended) setImmediate(postDue);
  };
  postDue();
}

if (isOpen) {
  postAtRate(Number(perSecond));
} else {
  for (let count = 0; count < Number(atOnce); count += 1) post();
}

process.on("disconnect", () => {
  ended = true;
  connections.close();
});
process.on("message", () => process.send?.(statuses));

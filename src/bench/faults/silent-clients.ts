import type { Socket } from "node:net";
import { connect } from "node:net";
import { comeFirst } from "./come-first.ts";

/**
 * Clients that hold connections and give nothing for them: a third say nothing at all, a third send a header byte now and then,
 * a third ask for pages and never read them. A connection that the server ends is opened again.
 */
const [port = "", count = ""] = process.argv.slice(2);
const drip = "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ";
comeFirst(-10);
let running = true;
let opened = 0;
const held = new Set<Socket>();

function open(kind: number): void {
  if (!running) return;
  const socket = connect(Number(port), "127.0.0.1");
  held.add(socket);
  socket.on("connect", () => {
    opened += 1;
    if (kind === 1) socket.write(drip);
    if (kind === 2) {
      socket.pause();
      socket.write("GET /en/ HTTP/1.1\r\nHost: x\r\n\r\n".repeat(8));
    }
  });
  const dripping = setInterval(() => {
    if (kind === 1 && socket.writable) socket.write("x");
  }, 2000);
  socket.on("error", () => {});
  socket.on("close", () => {
    clearInterval(dripping);
    held.delete(socket);
    setTimeout(() => open(kind), 200);
  });
}
for (let index = 0; index < Number(count); index += 1) setTimeout(() => open(index % 3), index / 3);

process.on("message", () => process.send?.(opened));
process.on("disconnect", () => {
  running = false;
  for (const socket of held) socket.resetAndDestroy();
});

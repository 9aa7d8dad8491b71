import { Pool } from "undici";

// Sends so many requests for one address over so many connections: what one writes first with undici, without its bodies.
const [address = "", total = "0", connections = "1"] = process.argv.slice(2);
const { origin, pathname } = new URL(address);
const pool = new Pool(origin, { connections: Number(connections), pipelining: 1, allowH2: false });
let begun = 0;
let ended = 0;
let failed = 0;

const { promise, resolve } = Promise.withResolvers<void>();
function next(): void {
  if (begun >= Number(total)) return;
  begun++;
  pool.dispatch(
    { path: pathname, method: "GET", headers: { "accept-encoding": "br" } },
    {
      onRequestStart() {},
      onResponseStart() {},
      onResponseData() {},
      onResponseEnd: settle,
      onResponseError() {
        failed++;
        settle();
      },
    },
  );
}
function settle(): void {
  ended++;
  if (ended === Number(total)) resolve();
  else next();
}
for (let index = 0; index < Number(connections); index++) next();
await promise;
await pool.close();
process.stdout.write(`${ended - failed} requests answered\n`);

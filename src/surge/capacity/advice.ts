import { toCount, toRough } from "../numbers-text.ts";
import { sum } from "./line.ts";
import { countMachines } from "./machines.ts";
import type { Resource, Use } from "./machines.ts";
import type { Role } from "./role.ts";
import type { UnitCosts } from "./unit-costs.ts";

/** What is known of a role when something of it runs out. */
interface Situation {
  role: Role;
  use: Use;
  visitors: number;
  costs: UnitCosts;
}

/** What it looks like when a resource runs out, and what to do then. */
const sentences: Record<Resource, (situation: Situation) => string> = {
  cores: ({ role }) => {
    const handshakes = sum(role.handshakes) / (sum(role.cores) + sum(role.handshakes));
    const tickets =
      handshakes > 0.3
        ? `, and keep handshakes cheap (${toRough(handshakes * 100)} % of it): ECDSA, tickets, one ssl_session_ticket_key on all machines`
        : "";
    return `answers wait for a core: add machines${tickets}`;
  },
  "come-back": ({ visitors, costs, use }) =>
    `after a restart ${toCount(visitors / costs.comeBackS.value)} people a second come back, each with a new connection: reload instead of restarting, one machine at a time; it passes by itself, only ${toRough(use.share)} times as slowly`,
  network: () =>
    "the card is full and pages arrive slowly: add machines or a second card, or put a CDN in front",
  memory: ({ costs }) =>
    `the kernel ends a process: shorten the keep-alive (FRESHET_KEEP_ALIVE_S, keepalive_timeout; ${costs.server.keepAliveS.value} and ${costs.nginx.keepAliveS.value} s here), or add memory`,
  files: ({ role, visitors, costs }) => {
    const { working, spare } = countMachines(role, visitors, withoutFileLimit(costs));
    return `a process may have ${toCount(costs.machine.openFilesPerProcess.value)} open files, and people beyond that are refused at the door: raise LimitNOFILE (the generated units do, to 131,072; nginx then needs worker_connections above its 32,768) and ${toCount(working)} + ${spare} machines do, or shorten the keep-alive`;
  },
  ports: ({ costs }) =>
    `forms that hang hold a port each, and ${toCount(costs.machine.ports.value)} are there for one server: lower FRESHET_DYNAMIC_DEADLINE_MS, close the forms (touch var/surge), or name a second server`,
  forms: ({ costs }) =>
    `one dynamic worker stores ${toCount(costs.server.storedFormsPerSecond.value)} forms a second; the others are refused early, with their words on the page or still in their browser, and no page notices: more servers on one PostgreSQL, or close the forms`,
};

/** As if a process might have any number of open files. */
function withoutFileLimit(costs: UnitCosts): UnitCosts {
  const { machine } = costs;
  const openFilesPerProcess = { ...machine.openFilesPerProcess, value: Number.MAX_SAFE_INTEGER };
  return { ...costs, machine: { ...machine, openFilesPerProcess } };
}

/** One sentence. */
export function toAdvice(situation: Situation): string {
  return sentences[situation.use.resource](situation);
}

import type { Demand } from "../demand.ts";
import { requestsPerSecond } from "../demand.ts";
import { sum, toBits, toCores, toMemory, toSockets } from "../line.ts";
import type { Tier } from "../role.ts";
import type { UnitCosts } from "../unit-costs.ts";
import { toFormCores, toFormsLine, toServerProcesses } from "./server-side.ts";

/** `npm start` on a public port: no TLS. */
export function toServerAlone(demand: Demand, costs: UnitCosts): Tier {
  const { server, bytes, machine } = costs;
  const { visitors, arrivalsPerSecond, pagesPerSecond, notModifiedPerSecond } = demand;
  const { assetsPerSecond, formsPerSecond } = demand;
  const { connectionsPerVisit, openShare } = demand.withKeepAlive(server.keepAliveS.value);
  const fullPerSecond = pagesPerSecond - notModifiedPerSecond;
  const by = `an idle connection is closed after ${server.keepAliveS.value} s: ${server.keepAliveS.by}`;
  const sockets = [toSockets("visitors", visitors, openShare, by)];
  return {
    id: "server",
    title: "our server alone",
    about: "npm start, HTTP/1.1 without TLS: for a test, or behind something that ends TLS",
    roles: [
      {
        title: "the machine",
        cores: [
          toCores("pages and files/s", fullPerSecond + assetsPerSecond, server.pageUs),
          toCores("304s/s", notModifiedPerSecond, server.notModifiedUs),
          toCores(
            "new connections/s",
            arrivalsPerSecond * connectionsPerVisit,
            server.connectionUs,
          ),
          toFormCores(demand, costs),
          toCores("requests/s, one by one", requestsPerSecond(demand), server.oneByOneUs),
        ],
        handshakes: [],
        network: [
          toBits("pages/s", fullPerSecond, bytes.page),
          toBits("304s/s", notModifiedPerSecond, bytes.notModified),
          toBits("files/s", assetsPerSecond, bytes.asset),
          toBits("forms/s", formsPerSecond, bytes.refusedForm),
        ],
        sockets,
        memory: [
          toMemory("connections in the server", sum(sockets), server.idleConnectionBytes),
          toMemory("connections in the kernel", sum(sockets), bytes.kernelSocket),
        ],
        memoryEach: toServerProcesses(machine.cores.value, costs),
        ports: [],
        comeBack: [toCores("visitors coming back/s", 1, server.connectionUs)],
        forms: toFormsLine(demand, costs),
      },
    ],
    passedPerSecond: null,
  };
}

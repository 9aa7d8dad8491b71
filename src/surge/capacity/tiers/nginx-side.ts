import type { Demand } from "../demand.ts";
import { requestsPerSecond } from "../demand.ts";
import type { Line } from "../line.ts";
import { sum, toBits, toCores, toMemory, toPorts, toSockets } from "../line.ts";
import type { Role } from "../role.ts";
import type { UnitCosts } from "../unit-costs.ts";

/** What nginx with TLS has to do for the crowd, whether its pages come from its disk or from its cache. */
export function toNginxPart(demand: Demand, costs: UnitCosts): Omit<Role, "title" | "forms"> {
  const { nginx, bytes, machine } = costs;
  const { visitors, arrivalsPerSecond, pagesPerSecond, notModifiedPerSecond } = demand;
  const { assetsPerSecond, formsPerSecond } = demand;
  const { connectionsPerVisit, openShare } = demand.withKeepAlive(nginx.keepAliveS.value);
  const fullPerSecond = pagesPerSecond - notModifiedPerSecond;
  const resumed = arrivalsPerSecond * (connectionsPerVisit - 1);
  const by = `an idle connection is closed after ${nginx.keepAliveS.value} s: ${nginx.keepAliveS.by}`;
  const sockets = [toSockets("visitors", visitors, openShare, by)];
  return {
    cores: [
      toCores("pages and files/s", fullPerSecond + assetsPerSecond, nginx.pageUs),
      toCores("304s/s", notModifiedPerSecond, nginx.notModifiedUs),
      toCores("forms/s, passed on", formsPerSecond, nginx.passedOnUs),
      toCores("requests/s, one by one", requestsPerSecond(demand), nginx.oneByOneUs),
    ],
    handshakes: [
      toCores("visits/s, handshake in full", arrivalsPerSecond, nginx.fullHandshakeUs),
      toCores("connections/s opened again, resumed", resumed, nginx.resumedHandshakeUs),
    ],
    network: [
      toBits("pages/s", fullPerSecond, bytes.page),
      toBits("304s/s", notModifiedPerSecond, bytes.notModified),
      toBits("files/s", assetsPerSecond, bytes.asset),
      toBits("forms/s", formsPerSecond, bytes.refusedForm),
      toBits("handshakes/s", arrivalsPerSecond * connectionsPerVisit, bytes.handshake),
    ],
    sockets,
    memory: [
      toMemory("connections in nginx", sum(sockets), nginx.idleConnectionBytes),
      toMemory("connections in the kernel", sum(sockets), bytes.kernelSocket),
    ],
    memoryEach: [toMemory("workers of nginx", machine.cores.value, nginx.processBytes)],
    ports: [toHangingForms(demand, costs)],
    comeBack: [toCores("visitors coming back/s, in full", 1, nginx.fullHandshakeUs)],
  };
}

/** When forms hang, each holds a port to its server until it is given up. */
export function toHangingForms({ formsPerSecond }: Demand, costs: UnitCosts): Line {
  return toPorts("forms/s that hang", formsPerSecond, costs.hangingFormS);
}

import type { IDeployment } from "kubernetes-models/apps/v1/Deployment";
import type { INetworkPolicy } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicy";
import type { IPodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import type { IService } from "kubernetes-models/v1/Service";
import type { EdgeSite } from "../edge-site.ts";
import type { Settings } from "../settings.ts";
import { originPort, toEdges, toOrigins } from "./deployments.ts";
import { toSizing } from "./sizing.ts";

/** One Kubernetes object. */
export type Manifest = IDeployment | IService | IPodDisruptionBudget | INetworkPolicy;

/** Origins, edges, and what keeps some of each running; in the order in which they are applied. */
export function toManifests(site: EdgeSite, settings: Settings): Manifest[] {
  const sizing = toSizing(settings.peak);
  return [
    toOrigins(site, settings, sizing.originReplicas),
    toService("freshet-origin", [{ name: "http", port: originPort, targetPort: originPort }]),
    toBudget("freshet-origin", sizing.originReplicas),
    toNetworkPolicy(),
    toEdges(site, settings, sizing.edgeReplicas),
    toDoor(settings),
    toBudget("freshet-edge", sizing.edgeReplicas),
  ];
}

function toDoor({ listen }: Settings): IService {
  const door = toService("freshet-edge", [{ name: "http", port: 80, targetPort: listen.plain }]);
  return {
    ...door,
    // Local keeps the client's address, which the rate limits of forms need.
    spec: { ...door.spec, type: "LoadBalancer", externalTrafficPolicy: "Local" },
  };
}

function toService(
  name: string,
  ports: { name: string; port: number; targetPort: number }[],
): IService {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name },
    spec: { selector: { app: name }, ports },
  };
}

/** Maintenance may take one at a time. */
function toBudget(app: string, replicas: number): IPodDisruptionBudget {
  return {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name: app },
    spec: { minAvailable: replicas - 1, selector: { matchLabels: { app } } },
  };
}

/** Origins are reached by edges, and reach only names and the database. */
function toNetworkPolicy(): INetworkPolicy {
  const to = (port: number, protocol: "TCP" | "UDP") => ({ port, protocol });
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: "freshet-origin" },
    spec: {
      podSelector: { matchLabels: { app: "freshet-origin" } },
      policyTypes: ["Ingress", "Egress"],
      ingress: [
        {
          from: [{ podSelector: { matchLabels: { app: "freshet-edge" } } }],
          ports: [to(originPort, "TCP")],
        },
      ],
      egress: [{ ports: [to(53, "UDP"), to(53, "TCP"), to(5432, "TCP")] }],
    },
  };
}

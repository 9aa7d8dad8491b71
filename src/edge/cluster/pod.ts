import type { IContainer } from "kubernetes-models/v1/Container";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";

/** What every pod here has: no rights, nothing to write to but what is named, spread over machines and zones. */
export function toPodLimits(app: string, user: number): Omit<IPodSpec, "containers"> {
  return {
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: 30,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: user,
      fsGroup: user,
      seccompProfile: { type: "RuntimeDefault" as const },
    },
    topologySpreadConstraints: ["kubernetes.io/hostname", "topology.kubernetes.io/zone"].map(
      (topologyKey) => ({
        maxSkew: 1,
        topologyKey,
        whenUnsatisfiable: "ScheduleAnyway" as const,
        labelSelector: { matchLabels: { app } },
      }),
    ),
  };
}

/** What every container here has; `port` is asked by the probes. */
export function toContainerLimits(port: number): Omit<IContainer, "name"> {
  const ask = (path: string) => ({ httpGet: { path, port } });
  return {
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    },
    // One whole core and no limit above it: a limit would throttle in the very second the crowd comes.
    resources: { requests: { cpu: "1", memory: "512Mi" }, limits: { memory: "1Gi" } },
    startupProbe: { ...ask("/healthz"), periodSeconds: 1, failureThreshold: 60 },
    // Alive and ready are different questions: a server that is full or stopping must not be killed for it.
    livenessProbe: {
      ...ask("/healthz"),
      periodSeconds: 10,
      timeoutSeconds: 5,
      failureThreshold: 6,
    },
    readinessProbe: { ...ask("/readyz"), periodSeconds: 2, timeoutSeconds: 1, failureThreshold: 2 },
    // The service takes the pod out of its list meanwhile.
    lifecycle: { preStop: { exec: { command: ["sleep", "5"] } } },
  };
}

/** Replicas are replaced one by one, and none goes before its successor is ready. */
export const oneByOne = {
  type: "RollingUpdate" as const,
  rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
};

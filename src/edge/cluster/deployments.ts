import type { IDeployment } from "kubernetes-models/apps/v1/Deployment";
import type { EdgeSite } from "../edge-site.ts";
import type { Settings } from "../settings.ts";
import { oneByOne, toContainerLimits, toPodLimits } from "./pod.ts";

/** Port of the server in its pod. */
export const originPort = 4321;

/** The servers: stateless, their messages in the database. */
export function toOrigins(site: EdgeSite, { image }: Settings, replicas: number): IDeployment {
  const name = "freshet-origin";
  const labels = { app: name };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, labels },
    spec: {
      replicas,
      strategy: oneByOne,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, annotations: { "freshet/build": site.build } },
        spec: {
          ...toPodLimits(name, 10_001),
          containers: [
            {
              name: "server",
              image: `${image}:${site.build}`,
              ports: [{ name: "http", containerPort: originPort }],
              env: [
                { name: "FRESHET_WORKERS", value: "1" },
                { name: "FRESHET_KEEP_ALIVE_S", value: "75" },
                { name: "FRESHET_CLIENT_HEADER", value: "x-real-ip" },
                // Only edges get through to this port (see the network policy).
                { name: "FRESHET_TRUSTED_PEERS", value: "10.0.0.0/8" },
                {
                  name: "DATABASE_URL",
                  valueFrom: { secretKeyRef: { name: "freshet-database", key: "url" } },
                },
              ],
              volumeMounts: [
                { name: "data", mountPath: "/var/lib/freshet" },
                { name: "tmp", mountPath: "/tmp" },
              ],
              ...toContainerLimits(originPort),
            },
          ],
          volumes: [
            { name: "data", emptyDir: {} },
            { name: "tmp", emptyDir: {} },
          ],
        },
      },
    },
  };
}

/** The caches in front of them; their configuration and a copy of every page are in the image. */
export function toEdges(site: EdgeSite, settings: Settings, replicas: number): IDeployment {
  const name = "freshet-edge";
  const labels = { app: name };
  const { listen, certificate, image } = settings;
  const folders = ["/var/cache/freshet-edge", "/run/freshet-edge"];
  const mounts = folders.map((mountPath, index) => ({ name: `scratch-${index + 1}`, mountPath }));
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, labels },
    spec: {
      replicas,
      strategy: oneByOne,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, annotations: { "freshet/build": site.build } },
        spec: {
          ...toPodLimits(name, 10_002),
          containers: [
            {
              name: "nginx",
              image: `${image}-edge:${site.build}`,
              ports: [
                { name: "http", containerPort: listen.plain },
                ...(certificate === null ? [] : [{ name: "https", containerPort: listen.tls }]),
              ],
              volumeMounts: mounts,
              ...toContainerLimits(listen.plain),
            },
          ],
          volumes: mounts.map((mount) => ({ name: mount.name, emptyDir: {} })),
        },
      },
    },
  };
}

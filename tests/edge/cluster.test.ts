import { Deployment } from "kubernetes-models/apps/v1/Deployment";
import { NetworkPolicy } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicy";
import { PodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import { Service } from "kubernetes-models/v1/Service";
import { expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { toCompose } from "../../src/edge/cluster/compose.ts";
import { toContainerFiles } from "../../src/edge/cluster/container-files.ts";
import { toManifestFile } from "../../src/edge/cluster/manifest-file.ts";
import { toSizing } from "../../src/edge/cluster/sizing.ts";
import { installation, smallSource } from "./small-source.ts";

const settings = {
  ...installation.settings,
  certificate: null,
  listen: { address: "0.0.0.0", plain: 8080, tls: 8443 },
};
const kinds = { Deployment, NetworkPolicy, PodDisruptionBudget, Service };

async function manifests(): Promise<{ kind: keyof typeof kinds; spec: Record<string, unknown> }[]> {
  const { site } = await smallSource();
  return parseAllDocuments(String(toManifestFile(site, settings).content)).map((each) =>
    each.toJS(),
  );
}

test("the schema refuses what Kubernetes would", async () => {
  const [deployment] = await manifests();
  const wrong = { ...deployment, spec: { ...deployment?.spec, replicas: "two" } };
  expect(() => new Deployment(wrong as never).validate()).toThrow("replicas");
});

test("every manifest fits the schema of its kind", async () => {
  const all = await manifests();
  expect(all.map(({ kind }) => kind).toSorted()).toEqual([
    "Deployment",
    "Deployment",
    "NetworkPolicy",
    "PodDisruptionBudget",
    "PodDisruptionBudget",
    "Service",
    "Service",
  ]);
  for (const each of all)
    expect(() => new kinds[each.kind](each as never).validate()).not.toThrow();
});

test.each([
  ["TLS in a pod", { certificate: { chain: "/a", key: "/b" } }, "the load balancer ends TLS"],
  ["a port that needs root", { listen: { ...settings.listen, plain: 80 } }, "write 8080"],
])("%s is refused", async (_about, change, message) => {
  const { site } = await smallSource();
  expect(() => toManifestFile(site, { ...settings, ...change })).toThrow(message);
});

test.each([
  ["a quiet site still has two of each", 10, 1, 2, 2],
  ["the example's peak", 20_000, 3400, 2, 5],
  ["ten times the example's peak", 200_000, 34_000, 6, 37],
])("%s", (_about, requestsPerSecond, newVisitorsPerSecond, originReplicas, edgeReplicas) => {
  const sizing = toSizing({ requestsPerSecond, newVisitorsPerSecond });
  expect(sizing).toMatchObject({ originReplicas, edgeReplicas });
  expect(sizing.arithmetic[0]).toContain(`${requestsPerSecond} requests/s`);
});

test("no container of the compose file reaches out but the edge, and none can write to itself", async () => {
  const { site } = await smallSource();
  const { services, networks } = parse(String(toCompose(site, settings).content));
  expect(networks.inside.internal).toBe(true);
  for (const [name, service] of Object.entries<{ networks: string[]; read_only: boolean }>(
    services,
  )) {
    expect(service.read_only).toBe(true);
    expect(service.networks.includes("outside")).toBe(name === "edge");
  }
});

test("what an image needs is fetched when it is built, never when it starts", async () => {
  const { site } = await smallSource();
  for (const { path, content } of toContainerFiles(site)) {
    const start = /^(ENTRYPOINT|CMD) .*$/m.exec(String(content))?.[0] ?? "";
    if (!path.endsWith("ignore")) expect(start).toMatch(/node|nginx/);
    expect(start).not.toMatch(/npm|apt|curl/);
  }
});

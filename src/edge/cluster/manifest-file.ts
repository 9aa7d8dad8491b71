import { stringify } from "yaml";
import { Refusal } from "../../cli/refusal.ts";
import type { EdgeSite } from "../edge-site.ts";
import type { GeneratedFile } from "../generated-file.ts";
import type { Settings } from "../settings.ts";
import { toManifests } from "./manifests.ts";
import { toSizing } from "./sizing.ts";

/** The manifests as one file. Throws a Refusal for settings that cannot work in pods. */
export function toManifestFile(site: EdgeSite, settings: Settings): GeneratedFile {
  if (settings.certificate !== null)
    throw new Refusal(
      "In Kubernetes the load balancer ends TLS: leave certificate out of the settings.",
    );
  if (settings.listen.plain < 1024)
    throw new Refusal(
      `listen.plain is ${settings.listen.plain}, and pods here have no right to ports below 1024: write 8080.`,
    );
  const documents = toManifests(site, settings).map((manifest) =>
    stringify(manifest, { lineWidth: 0, aliasDuplicateObjects: false }),
  );
  const { arithmetic } = toSizing(settings.peak);
  return {
    path: "freshet.yaml",
    content: `# Freshet in Kubernetes, build ${site.build}: stateless origins, nginx edges with a copy of every page, and no autoscaler, since
# the crowd of a news event is there before a new pod is. Sized for the peak in the settings, with one more of each for the one that dies:
${arithmetic.map((line) => `#   ${line}`).join("\n")}
# Messages are kept in the database named by the secret freshet-database; the pods keep nothing.
# The settings that the edge image was made with must name freshet-origin:4321 as its only origin.
# Start:   kubectl create secret generic freshet-database --from-literal=url=postgres://...; kubectl apply -f freshet.yaml
# Deploy:  build both images anew, generate this file again, kubectl apply -f freshet.yaml
${documents.join("---\n")}`,
  };
}

import { stringify } from "yaml";
import type { EdgeSite } from "../edge-site.ts";
import type { GeneratedFile } from "../generated-file.ts";
import type { Settings } from "../settings.ts";

const health = {
  test: [
    "CMD",
    "node_modules/.bin/node",
    "-e",
    "fetch('http://127.0.0.1:4321/readyz').then((answer) => { if (!answer.ok) throw answer; })",
  ],
  interval: "5s",
  timeout: "2s",
  retries: 3,
};

/** Two origins and an edge on one machine, as a rehearsal of more. */
export function toCompose(site: EdgeSite, settings: Settings): GeneratedFile {
  const origin = (name: string) => ({
    image: `${settings.image}:${site.build}`,
    read_only: true,
    tmpfs: ["/tmp"],
    volumes: [`${name}-data:/var/lib/freshet`],
    networks: ["inside"],
    environment: {
      FRESHET_CLIENT_HEADER: "x-real-ip",
      FRESHET_TRUSTED_PEERS: "10.77.0.0/24",
      FRESHET_KEEP_ALIVE_S: "75",
    },
    cap_drop: ["ALL"],
    security_opt: ["no-new-privileges:true"],
    ulimits: { nofile: 131_072 },
    stop_grace_period: "20s",
    restart: "unless-stopped",
    healthcheck: health,
  });
  const { listen, certificate } = settings;
  const document = {
    services: {
      "origin-1": origin("origin-1"),
      "origin-2": origin("origin-2"),
      edge: {
        image: `${settings.image}-edge:${site.build}`,
        depends_on: ["origin-1", "origin-2"],
        read_only: true,
        tmpfs: ["/run/freshet-edge:uid=10002", "/var/cache/freshet-edge:uid=10002"],
        networks: ["inside", "outside"],
        ports: [`80:${listen.plain}`, ...(certificate === null ? [] : [`443:${listen.tls}`])],
        ...(certificate === null
          ? {}
          : { volumes: [certificate.chain, certificate.key].map((path) => `${path}:${path}:ro`) }),
        cap_drop: ["ALL"],
        cap_add: ["NET_BIND_SERVICE"],
        ulimits: { nofile: 131_072 },
        restart: "unless-stopped",
      },
    },
    networks: {
      // Nothing inside can reach out.
      inside: { internal: true, ipam: { config: [{ subnet: "10.77.0.0/24" }] } },
      outside: {},
    },
    volumes: { "origin-1-data": {}, "origin-2-data": {} },
  };
  return {
    path: "compose.yaml",
    content: `# Two origins and an nginx cache in front of them, build ${site.build}. The settings file must name origin-1:4321 and origin-2:4321.
# Start:   build the two images as their Containerfiles say, then docker compose up --wait
# Each origin keeps its own messages here; give both DATABASE_URL to keep them in one place.
${stringify(document, { lineWidth: 0, aliasDuplicateObjects: false })}`,
  };
}

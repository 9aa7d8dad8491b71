import type { EdgeSite } from "../edge-site.ts";
import type { GeneratedFile } from "../generated-file.ts";

/** Where the edge's files stand in its image. */
export const edgeFolder = "/srv/edge";

/** Two images. Everything is fetched when they are built; at run time neither needs any network but its visitors. */
export function toContainerFiles(site: EdgeSite): GeneratedFile[] {
  return [
    {
      path: "Containerfile",
      content: `# The server's image: pages of build ${site.build} and the node they run on. Needs no network at run time.
# Build:   docker build -f Containerfile -t IMAGE:${site.build} PROJECT     (PROJECT is this project's folder, already built)
# Start:   docker run --read-only --tmpfs /tmp -v freshet-data:/var/lib/freshet -p 4321:4321 IMAGE:${site.build}
FROM debian:bookworm-slim AS packages
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm ca-certificates libatomic1
WORKDIR /srv/freshet
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM debian:bookworm-slim
# What the project's own node needs of the system.
RUN apt-get update && apt-get install -y --no-install-recommends libatomic1 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 freshet && install -d -o freshet /var/lib/freshet
WORKDIR /srv/freshet
COPY --from=packages /srv/freshet/node_modules node_modules
COPY package.json ./
COPY src src
COPY dist dist
USER 10001
ENV FRESHET_DATA=/var/lib/freshet FRESHET_PORT=4321
EXPOSE 4321
STOPSIGNAL SIGTERM
ENTRYPOINT ["node_modules/.bin/node", "src/server/main.ts"]
`,
    },
    {
      path: "Containerfile.edge",
      content: `# The edge's image: nginx with the generated configuration and a copy of every page. Needs no network at run time.
# Build:   docker build -f Containerfile.edge -t IMAGE-edge:${site.build} EDGE     (EDGE is the folder that \`edge nginx-cache --at ${edgeFolder}\` wrote)
FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends nginx-light && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10002 freshet-edge
COPY . ${edgeFolder}
RUN install -d -o freshet-edge /var/cache/freshet-edge /run/freshet-edge /var/log/freshet-edge \\
  && ln -s /dev/stdout /var/log/freshet-edge/access.log
USER 10002
STOPSIGNAL SIGQUIT
ENTRYPOINT ["nginx", "-e", "stderr", "-c", "${edgeFolder}/nginx.conf"]
`,
    },
    {
      path: "Containerfile.dockerignore",
      content: "*\n!package.json\n!package-lock.json\n!src\n!dist\n",
    },
  ];
}

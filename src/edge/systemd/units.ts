import type { GeneratedFile } from "../generated-file.ts";
import type { Installation } from "../places-on-machine.ts";

/** Limits that suit every part: nothing here writes outside its own folders, loads a module or gains a right. */
const hardening = [
  "NoNewPrivileges=yes",
  "ProtectSystem=strict",
  "ProtectHome=yes",
  "PrivateTmp=yes",
  "PrivateDevices=yes",
  "ProtectClock=yes",
  "ProtectControlGroups=yes",
  "ProtectHostname=yes",
  "ProtectKernelLogs=yes",
  "ProtectKernelModules=yes",
  "ProtectKernelTunables=yes",
  "ProtectProc=invisible",
  "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
  "RestrictNamespaces=yes",
  "RestrictRealtime=yes",
  "RestrictSUIDSGID=yes",
  "RemoveIPC=yes",
  "LockPersonality=yes",
  "SystemCallArchitectures=native",
  "SystemCallFilter=@system-service",
  "SystemCallErrorNumber=EPERM",
  "UMask=0027",
];

/** Ports below 1024 without root. */
const lowPorts = [
  "AmbientCapabilities=CAP_NET_BIND_SERVICE",
  "CapabilityBoundingSet=CAP_NET_BIND_SERVICE",
];

interface Unit {
  about: readonly string[];
  description: string;
  service: readonly string[];
}

function toUnit({ about, description, service }: Unit): string {
  return [
    ...about.map((line) => `# ${line}`),
    "[Unit]",
    `Description=${description}`,
    "After=network-online.target",
    "Wants=network-online.target",
    "StartLimitIntervalSec=0",
    "",
    "[Service]",
    ...service,
    "Restart=always",
    "RestartSec=1",
    "LimitNOFILE=131072",
    ...hardening,
    "",
    "[Install]",
    "WantedBy=multi-user.target",
    "",
  ].join("\n");
}

/** The server of this project. V8 makes code while it runs, so its memory cannot be locked against that. */
export function toServerUnit({ settings }: Installation): GeneratedFile {
  const [origin = ""] = settings.origins;
  const [host = "", port = ""] = origin.split(":");
  return {
    path: "freshet.service",
    content: toUnit({
      about: [
        "The server: pages from memory, forms in a process of their own.",
        "Start:   useradd --system freshet; systemctl enable --now ./freshet.service",
        `Deploy:  npm run build in ${settings.folder}, then systemctl reload freshet`,
      ],
      description: "Freshet, the guide's server",
      service: [
        "Type=exec",
        "User=freshet",
        `WorkingDirectory=${settings.folder}`,
        `ExecStart=${settings.folder}/node_modules/.bin/node src/server/main.ts`,
        "ExecReload=kill -HUP $MAINPID",
        "KillMode=mixed",
        "TimeoutStopSec=20",
        "StateDirectory=freshet",
        "StateDirectoryMode=0750",
        "Environment=FRESHET_DATA=/var/lib/freshet",
        `Environment=FRESHET_HOST=${host} FRESHET_PORT=${port} FRESHET_KEEP_ALIVE_S=75`,
        "# nginx overwrites this header; from anybody else it is not believed.",
        `Environment=FRESHET_CLIENT_HEADER=x-real-ip FRESHET_TRUSTED_PEERS=${settings.edges.join(",")}`,
        "CapabilityBoundingSet=",
        "PrivateUsers=yes",
      ],
    }),
  };
}

/** nginx with a generated configuration. */
export function toNginxUnit({ places }: Installation): GeneratedFile {
  return {
    path: "freshet-edge.service",
    content: toUnit({
      about: [
        "nginx with the generated configuration beside this file, without root at any time.",
        "Start:   useradd --system freshet-edge; systemctl disable --now nginx; systemctl enable --now ./freshet-edge.service",
        "The certificate's key must be readable by freshet-edge (setfacl -m u:freshet-edge:r KEY).",
      ],
      description: "nginx in front of Freshet",
      service: [
        "Type=exec",
        "User=freshet-edge",
        `ExecStartPre=/usr/sbin/nginx -t -q -e stderr -c ${places.files}/nginx.conf`,
        `ExecStart=/usr/sbin/nginx -e stderr -c ${places.files}/nginx.conf`,
        `ExecReload=/usr/sbin/nginx -t -q -e stderr -c ${places.files}/nginx.conf`,
        "ExecReload=kill -HUP $MAINPID",
        "KillSignal=SIGQUIT",
        "KillMode=mixed",
        "TimeoutStopSec=20",
        "RuntimeDirectory=freshet-edge",
        "CacheDirectory=freshet-edge",
        "LogsDirectory=freshet-edge",
        "MemoryDenyWriteExecute=yes",
        ...lowPorts,
      ],
    }),
  };
}

/** varnishd; it compiles its configuration with a C compiler when it starts and when it reloads. */
export function toVarnishUnit({ places, settings }: Installation): GeneratedFile {
  return {
    path: "freshet-varnish.service",
    content: toUnit({
      about: [
        "Varnish with the generated configuration beside this file; needs gcc, which Debian's package brings.",
        "Start:   systemctl disable --now varnish; systemctl enable --now ./freshet-varnish.service",
      ],
      description: "Varnish in front of Freshet",
      service: [
        "Type=exec",
        "User=varnish",
        `ExecStart=/usr/sbin/varnishd -F -j none -n /var/lib/freshet-varnish -p http_gzip_support=off -p http_range_support=off -f ${places.files}/freshet.vcl -a ${settings.listen.address}:${settings.listen.plain} -a tls=127.0.0.1:6086,PROXY -s malloc,${settings.cacheMegabytes}m`,
        "# The new configuration is compiled first; the old one stays when it does not compile.",
        `ExecReload=/bin/sh -c 'n=b$$(date +%%s) && varnishadm -n /var/lib/freshet-varnish vcl.load $$n ${places.files}/freshet.vcl && varnishadm -n /var/lib/freshet-varnish vcl.use $$n'`,
        "KillMode=mixed",
        // Compiled configurations are loaded from there, so it must not be a place from which nothing may be executed, as /run is.
        "StateDirectory=freshet-varnish",
        "LimitMEMLOCK=100M",
        ...lowPorts,
      ],
    }),
  };
}

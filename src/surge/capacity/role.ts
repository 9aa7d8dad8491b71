import type { Line } from "./line.ts";

/** One kind of machine in a tier, and all that a crowd asks of these machines together. */
export interface Role {
  /** Such as `the machine`, `edges`, `servers behind`. */
  title: string;
  /** CPU without handshakes, and that of handshakes. */
  cores: Line[];
  handshakes: Line[];
  network: Line[];
  /** Client connections that are open at once. */
  sockets: Line[];
  /** Memory that is shared out over the machines, and what each machine needs anyway. */
  memory: Line[];
  memoryEach: Line[];
  /** Ports from one machine to one server behind it. */
  ports: Line[];
  /** What everybody's coming back within the same moment asks for beside that: cores for one visitor a second. */
  comeBack: Line[];
  /** Forms that reach the one dynamic worker of each machine; null where there is none. */
  forms: Line | null;
}

/** A way of serving the site: its machines, and what it leaves to somebody else. */
export interface Tier {
  id: "server" | "nginx" | "cache" | "cdn";
  title: string;
  /** What it is, and what it is not. */
  about: string;
  roles: Role[];
  /** Requests a second for pages and files that go on to the servers behind a cache; null where there is none. */
  passedPerSecond: number | null;
}

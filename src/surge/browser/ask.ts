import type { WireRequest } from "../http/wire-request.ts";
import type { Measured } from "../recorder.ts";
import type { ScopeName } from "../results/measures.ts";
import type { Copy } from "./copies.ts";

/** One thing that a visitor asks for, from the wish to the answer. */
export class Ask implements Measured {
  readonly scope: ScopeName;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly dueMs: number;
  readonly waitedFor: boolean;
  readonly traits: Measured["traits"];
  readonly loggedStatus = 0;
  /** Set when it is put in the queue. */
  request: WireRequest | null = null;
  /** The number of the address in the visitor's cache. */
  id = 0;
  /** The copy that is asked about; null when there is none. */
  copy: Copy | null = null;
  /** The copy is shown already: nobody waits for this. */
  isBackground = false;
  isReload = false;
  /** A form, or where its answer led. */
  isAfterForm = false;
  redirects = 0;

  constructor(
    scope: ScopeName,
    path: string,
    { dueMs, waitedFor, traits }: Pick<Measured, "dueMs" | "waitedFor" | "traits">,
  ) {
    this.scope = scope;
    this.method = scope === "forms" ? "POST" : "GET";
    this.path = path;
    this.dueMs = dueMs;
    this.waitedFor = waitedFor;
    this.traits = traits;
  }
}

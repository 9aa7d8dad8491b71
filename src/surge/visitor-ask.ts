import type { Copy } from "./browser/copies.ts";
import type { Measured } from "./recorder.ts";
import type { ScopeName } from "./results/schema.ts";

/** One thing that a visitor asks for, from the wish to the answer. */
export class VisitorAsk implements Measured {
  readonly scope: ScopeName;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly dueMs: number;
  readonly waitedFor: boolean;
  readonly traits: Measured["traits"];
  readonly loggedStatus = 0;
  /** The number of the address in the visitor's cache. */
  id = 0;
  /** The copy that is asked about; null when there is none. */
  copy: Copy | null = null;
  /** The copy is shown already: nobody waits for this. */
  isBackground = false;
  isReload = false;
  /** A form's answer led here. */
  isAfterForm = false;
  redirects = 0;

  constructor(
    scope: ScopeName,
    path: string,
    dueMs: number,
    waitedFor: boolean,
    traits: Measured["traits"],
  ) {
    this.scope = scope;
    this.method = scope === "forms" ? "POST" : "GET";
    this.path = path;
    this.dueMs = dueMs;
    this.waitedFor = waitedFor;
    this.traits = traits;
  }
}

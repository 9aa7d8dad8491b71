/** What the load saw in one phase. */
export interface Phase {
  name: string;
  /** From the due moment of a request to its last byte; only answers that were right. */
  latenciesMs: number[];
  /** Requests that got no right answer, by kind. */
  errors: Record<string, number>;
  /** How late this generator itself sent each request. */
  lateMs: number[];
}

/** The next phase begins now. */
export interface ToLoad {
  phase: string;
}

/** The phase that ended. */
export interface FromLoad {
  finished: Phase;
}

import type { ContestantName } from "../contestants/contestant.ts";
import type { RowFigures } from "./figures.ts";
import type { MemoryFigures } from "./memory.ts";
import type { RefusalFigures } from "./refusals.ts";
import type { Row } from "./rows.ts";
import type { SizeFigures } from "./sizes.ts";

/** Everything that a run of the bench found, as `server.json` holds it. Times are CPU microseconds per request. */
export interface ServerBench {
  /** Day of the run, YYYY-MM-DD. */
  day: string;
  machine: { processor: string; cores: number };
  rounds: number;
  requests: number;
  /** The page asked for and its brotli size. */
  page: { address: string; brBytes: number };
  servers: { name: ContestantName; about: string }[];
  /** Servers asked for that this machine does not have, and how to get them. */
  absent: { name: ContestantName; why: string }[];
  rows: { id: Row["id"]; title: string; costUs: RowFigures<ContestantName> }[];
  memory: {
    /** Bytes of all bodies of the table, and its addresses. */
    table: { bodyBytes: number; rows: number };
    servers: Partial<Record<ContestantName, MemoryFigures>>;
  } | null;
  sizes: SizeFigures[] | null;
  refusals: RefusalFigures | null;
}

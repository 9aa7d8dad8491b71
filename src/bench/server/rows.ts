/** What is asked for in one row of the comparison, and how. */
export interface Row {
  id: "page" | "not-modified" | "new-connection" | "many-connections" | "not-found";
  title: string;
  /** Open connections; for `new-connection` the number at a time. */
  connections: number;
  /** Of the requests of a round, the share that this row gets: dear rows need fewer for the same precision. */
  share: number;
}

/** The rows of the comparison, in the order of the table. */
export const rows: Row[] = [
  { id: "page", title: "guidance page, 200", connections: 64, share: 1 },
  { id: "not-modified", title: "304 Not Modified", connections: 64, share: 1 },
  { id: "new-connection", title: "new connection, 200", connections: 32, share: 0.4 },
  { id: "many-connections", title: "1,000 connections, 200", connections: 1000, share: 1 },
  { id: "not-found", title: "unknown address, 404", connections: 64, share: 0.5 },
];

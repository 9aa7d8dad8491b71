import { expect } from "vitest";
import type { ReadyTable } from "../../src/server/answer/ready-table.ts";
import type { RawAnswer } from "./raw-client.ts";
import { exchangeRaw } from "./raw-client.ts";

export const hostLine = "Host: a.example\r\n";

/** A request as bytes; `more` are further header lines, each with its line end. */
export const ask = (method: string, target: string, more = ""): string =>
  `${method} ${target} HTTP/1.1\r\n${hostLine}${more}\r\n`;

export const get = (target: string, more = ""): string => ask("GET", target, more);

/** An answer in a word or two: its status and, where the body is a row of the table, the address of that row. */
export function tell({ status, body }: RawAnswer, table: ReadyTable): string {
  for (const [address, entry] of table.entries) {
    if (entry.kind !== "row" || body.length === 0) continue;
    if (entry.bodies.some(({ bytes }) => bytes.equals(body))) return `${status} ${address}`;
  }
  return String(status);
}

/** What a server that holds `table` answers to bytes on one connection, each in a word or two. */
export async function answersTo(
  bytes: string,
  { port, table }: { port: number; table: ReadyTable },
): Promise<string[]> {
  const methods = [bytes.split(" ")[0] ?? "GET"];
  const { answers, rest } = await exchangeRaw(port, bytes, { methods });
  expect(rest.length).toBe(0);
  return answers.map((answer) => tell(answer, table));
}

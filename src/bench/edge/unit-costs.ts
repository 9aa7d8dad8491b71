import { parseDocument } from "yaml";
import { Refusal } from "../../cli/refusal.ts";
import { PROGRAM } from "../program-name.ts";
import type { EdgeBench, FrontId, RowId } from "./result.ts";

/** One figure of a file of unit costs: where it stands there, and what was measured. */
export interface MeasuredCost {
  path: [side: "server" | "nginx", name: string];
  value: number;
  /** What of this bench it is. */
  says: string;
}

/** The unit costs that a run gives, for capacity on paper (`npm run surge -- plan PROFILE --capacity`). */
export function toUnitCosts({ rows, splits, idleBytes }: EdgeBench): MeasuredCost[] {
  const us = (row: RowId, front: FrontId): number | null => {
    const figures = rows.find(({ id }) => id === row)?.costUs[front];
    return (front === "server" ? figures?.server : figures?.edge)?.median ?? null;
  };
  const less = (row: RowId, front: FrontId): number | null => {
    const [whole, page] = [us(row, front), us("page", front)];
    return whole === null || page === null ? null : Math.max(0, whole - page);
  };
  const rest = (front: FrontId): number | null => {
    const split = splits[front];
    return split === undefined ? null : Math.max(0, split.restUs);
  };
  const tls = "nginx-tls";
  const found: [MeasuredCost["path"], number | null, string][] = [
    [["server", "pageUs"], us("page", "server"), "page, our server"],
    [["server", "notModifiedUs"], us("not-modified", "server"), "304, our server"],
    [["server", "connectionUs"], less("new", "server"), "new connection less page, our server"],
    [["server", "refusedFormUs"], us("form", "server"), "form, our server"],
    [["server", "oneByOneUs"], rest("server"), "crowd less its rows, our server"],
    [["nginx", "pageUs"], us("page", tls), "page, nginx with TLS"],
    [["nginx", "notModifiedUs"], us("not-modified", tls), "304, nginx with TLS"],
    [["nginx", "fullHandshakeUs"], less("new", tls), "new connection less page, nginx with TLS"],
    [["nginx", "resumedHandshakeUs"], less("returning", tls), "resumed less page, nginx with TLS"],
    [["nginx", "passedOnUs"], us("form", tls), "form, nginx with TLS"],
    [["nginx", "oneByOneUs"], rest(tls), "crowd less its rows, nginx with TLS"],
    [["nginx", "idleConnectionBytes"], idleBytes?.tls.median ?? null, "1,000 idle h2 connections"],
  ];
  return found.flatMap(([path, value, says]) =>
    value === null ? [] : [{ path, value: Math.round(value * 10) / 10, says }],
  );
}

/**
 * A file of unit costs with what was measured in it; comments and other figures stay. Throws a Refusal when a figure has no
 * place there.
 */
export function putUnitCosts(text: string, bench: EdgeBench): string {
  const document = parseDocument(text);
  for (const { path, value, says } of toUnitCosts(bench)) {
    if (!document.hasIn(path))
      throw new Refusal(`--costs: the file has no ${path.join(".")}, so it is none of unit costs`);
    document.setIn([...path, "value"], value);
    document.setIn([...path, "day"], bench.day);
    document.setIn([...path, "by"], `${PROGRAM} edge, ${says}`);
  }
  return document.toString({ lineWidth: 0 });
}

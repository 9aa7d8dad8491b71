import { requestsOf } from "./lab-summary.ts";
import type { CrowdFigures, EdgeBench, FrontId, RowId, SideFigures, Split } from "./result.ts";

/**
 * Where the CPU of a front goes under the crowd, as shares of what was measured: of nginx where there is one, else of our
 * server. With c the cost of a row,
 *
 *     connections = connections opened · (c(new) − c(page))
 *     pages       = 304s · c(not-modified) + other pages and files · c(page)
 *     forms       = forms · c(form)
 *     standing    = seconds · what it uses with nobody there
 *     rest        = measured − all of these
 *
 * The rows ask as fast as they are answered, with everything warm; the rest is what people who come one by one cost more.
 * Negative when the rows cost more than the crowd did. Null when one of them was not measured.
 */
export function toSplit(rows: EdgeBench["rows"], under: CrowdFigures): Split | null {
  const { front, crowd, atRestUsPerSecond } = under;
  const side = front === "server" ? "server" : "edge";
  const costOf = (id: RowId): number | null =>
    mainSide(front, rows.find((row) => row.id === id)?.costUs[front]);
  const [page, fresh, notModified, form] = [
    costOf("page"),
    costOf("new"),
    costOf("not-modified"),
    costOf("form"),
  ];
  const measured = mainSide(front, under.cost);
  if (measured === null || page === null || fresh === null) return null;
  if (notModified === null || form === null) return null;
  const wholeUs = measured * requestsOf(crowd);
  const connections = (crowd.opened * Math.max(0, fresh - page)) / wholeUs;
  const sent = crowd.pages + crowd.assets - crowd.notModified;
  const pages = (sent * page + crowd.notModified * notModified) / wholeUs;
  const forms = (crowd.forms * form) / wholeUs;
  const standing = (crowd.seconds * atRestUsPerSecond[side]) / wholeUs;
  const rest = 1 - connections - pages - forms - standing;
  return { connections, pages, forms, standing, rest, restUs: rest * measured };
}

/** The median of the side that meets the visitors. */
function mainSide(front: FrontId, figures: SideFigures | undefined): number | null {
  return (front === "server" ? figures?.server : figures?.edge)?.median ?? null;
}

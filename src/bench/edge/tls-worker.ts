import { carryOut } from "./carry-out.ts";
import type { TlsOrder, TlsReport } from "./tls-order.ts";

// The process of the TLS clients: it carries out one order and ends. Its own CPU time is nobody's figure.
const tell = (report: TlsReport): void =>
  void process.send?.(report, undefined, undefined, () => process.disconnect?.());

process.on("message", (order: TlsOrder) => {
  carryOut(order).then(
    (counted) => tell({ kind: "done", counted }),
    (error: Error) => tell({ kind: "failed", why: error.message }),
  );
});

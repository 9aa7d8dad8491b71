import { Refusal } from "../../cli/refusal.ts";
import { status } from "./status.ts";

try {
  process.exitCode = status(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof Refusal ? 2 : 1;
}

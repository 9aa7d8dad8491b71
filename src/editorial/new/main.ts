import { Refusal } from "../../cli/refusal.ts";
import { newPage } from "./new-page.ts";

try {
  process.exitCode = newPage(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof Refusal ? 2 : 1;
}

import { Refusal } from "../cli/refusal.ts";
import { conformance } from "./command.ts";

try {
  process.exitCode = await conformance(process.argv.slice(2), process.stdout);
} catch (error) {
  process.stderr.write(
    `${error instanceof Refusal ? error.message : ((error as Error).stack ?? error)}\n`,
  );
  process.exitCode = 2;
}

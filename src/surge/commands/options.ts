import type { Option } from "../../cli/arguments.ts";
import { parseTarget } from "../target.ts";

/** Where to send it. */
export const targetOption: Option<URL> = {
  value: "URL",
  about:
    "The site: scheme, host and port. On this machine only, unless the profile permits the host.",
  example: "http://localhost:4321",
  read: parseTarget,
};

/** Where the figures go. */
export const resultsOption: Option<string> = {
  value: "FILE",
  about: "Write the summary and its seconds to this file as JSON.",
  example: "results.json",
  read: (text) => text,
  fallback: "",
};

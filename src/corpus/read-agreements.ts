import type { Found } from "../guidance/finding.ts";
import { agreementSchema } from "../guidance/agreement.ts";
import type { Agreement } from "./agreements.ts";
import { toAgreement } from "./agreements.ts";
import { listFiles } from "./list-files.ts";
import { readYaml } from "./read-yaml.ts";

/** Every file of `content/in-step`, by page id. */
export function readAgreements(root: string): {
  agreements: ReadonlyMap<string, Agreement>;
  findings: Found[];
} {
  const agreements = new Map<string, Agreement>();
  const findings: Found[] = [];
  for (const file of listFiles(root, folder, ".yaml")) {
    const reading = readYaml(root, file, agreementSchema);
    findings.push(...reading.findings);
    if (reading.value !== null)
      agreements.set(
        file.slice(`${folder}/`.length, -".yaml".length),
        toAgreement(file, reading.value),
      );
  }
  return { agreements, findings };
}

const folder = "content/in-step";

/** One metric of an exposition text. */
export interface ReadMetric {
  type: string;
  help: string;
  /** Label text (`class="page",status="200"`, or empty) → value. */
  samples: Record<string, number>;
}

const name = "[a-zA-Z_:][a-zA-Z0-9_:]*";
const labels = String.raw`[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"`;
const sampleLine = new RegExp(String.raw`^(${name})(?:\{(${labels}(?:,${labels})*)\})? (\S+)$`);

/** A strict reader of the text format, version 0.0.4. Throws at the first line that is not in it. */
export function readExposition(text: string): Record<string, ReadMetric> {
  if (!text.endsWith("\n")) throw new Error("the text does not end with a line feed");
  const metrics: Record<string, ReadMetric> = {};
  let current: ReadMetric | null = null;
  let currentName = "";
  for (const line of text.slice(0, -1).split("\n")) {
    if (line === "") continue;
    const help = new RegExp(`^# HELP (${name}) (.+)$`).exec(line);
    const type = new RegExp(`^# TYPE (${name}) (counter|gauge)$`).exec(line);
    const sample = sampleLine.exec(line);
    if (help) {
      currentName = help[1] ?? "";
      if (metrics[currentName] !== undefined) throw new Error(`${currentName} stands twice`);
      current = { type: "", help: help[2] ?? "", samples: {} };
      metrics[currentName] = current;
    } else if (type && type[1] === currentName && current?.type === "") {
      current.type = type[2] ?? "";
    } else if (sample && sample[1] === currentName && current !== null && current.type !== "") {
      const key = sample[2] ?? "";
      if (key in current.samples) throw new Error(`${currentName}{${key}} stands twice`);
      if (!/^-?[\d.]+(e[+-]?\d+)?$/.test(sample[3] ?? "")) throw new Error(`no number: ${line}`);
      current.samples[key] = Number(sample[3]);
    } else {
      throw new Error(`not in the format: ${line}`);
    }
  }
  return metrics;
}

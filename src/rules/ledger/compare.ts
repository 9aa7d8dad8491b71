import type { Ledger } from "./ledger.ts";

/** What a change of the rules means, as sentences; none when both ledgers say the same. */
export function describeChange(accepted: Ledger, now: Ledger): string[] {
  const shared = [...now.keys()].filter((label) => accepted.has(label));
  const gone = [...accepted.keys()].filter((label) => !now.has(label));
  const added = [...now.keys()].filter((label) => !accepted.has(label));
  return [
    ...lost("are new", added),
    ...lost("are gone", gone),
    ...describeClasses(accepted, now, shared),
    ...describeFigures(accepted, now, shared),
  ];
}

function lost(verb: string, labels: readonly string[]): string[] {
  return labels.length === 0 ? [] : [`${labels.length} combinations ${verb}, first: ${labels[0]}`];
}

const isClass = (token: string): boolean => !token.includes("=");

function describeClasses(accepted: Ledger, now: Ledger, shared: readonly string[]): string[] {
  const classes = new Set([...accepted.values(), ...now.values()].flat().filter(isClass));
  return [...classes].toSorted().flatMap((outcome) => {
    const has = (ledger: Ledger) => (label: string) =>
      ledger.get(label)?.includes(outcome) === true;
    const more = shared.filter((label) => has(now)(label) && !has(accepted)(label));
    const fewer = shared.filter((label) => has(accepted)(label) && !has(now)(label));
    return [...reach(outcome, "now reaches", more), ...reach(outcome, "no longer reaches", fewer)];
  });
}

function reach(outcome: string, verb: string, labels: readonly string[]): string[] {
  const more = verb === "now reaches" ? " more" : "";
  return labels.length === 0
    ? []
    : [`outcome ${outcome} ${verb} ${labels.length}${more} combinations, first: ${labels[0]}`];
}

function describeFigures(accepted: Ledger, now: Ledger, shared: readonly string[]): string[] {
  const names = new Set(
    [...accepted.values(), ...now.values()]
      .flat()
      .flatMap((token) => (isClass(token) ? [] : [token.split("=")[0] ?? ""])),
  );
  return [...names].toSorted().flatMap((name) => {
    const moved = shared.flatMap((label) => {
      const [before, after] = [figure(accepted.get(label), name), figure(now.get(label), name)];
      return before === after ? [] : [{ label, before, after }];
    });
    const first = moved[0];
    if (first === undefined) return [];
    const steps = moved.flatMap(({ before, after }) => difference(before, after) ?? []);
    const range =
      steps.length === 0
        ? ""
        : ` by ${signed(Math.min(...steps))} to ${signed(Math.max(...steps))}`;
    return [
      `${name} changes in ${moved.length} combinations${range}, first: ${first.label} (${first.before} to ${first.after})`,
    ];
  });
}

function figure(tokens: readonly string[] | undefined, name: string): string {
  return tokens?.find((token) => token.startsWith(`${name}=`))?.slice(name.length + 1) ?? "none";
}

/** The step between two numbers, or in days between two dates; null where one of them is neither. */
function difference(before: string, after: string): number | null {
  const [from, to] = [before, after].map((text) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) / 86_400_000 : Number(text),
  );
  const step = (to ?? Number.NaN) - (from ?? Number.NaN);
  return Number.isNaN(step) ? null : step;
}

const signed = (step: number): string => (step > 0 ? `+${step}` : String(step));

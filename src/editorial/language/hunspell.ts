/** One line of an affix table: take `strip` off the stem, put `add` on, where the stem ends (or begins) as `condition` says. */
interface AffixRule {
  flag: string;
  strip: string;
  condition: RegExp | null;
  /** Whether it may stand together with an affix at the other end of the word. */
  crosses: boolean;
}

/**
 * A Hunspell dictionary, asked word by word: affixes are taken off the word, instead of every form being written out
 * beforehand (nspell does that: 3 s and 630 MB for French, where this needs 0.1 s and 40 MB).
 * Understands what the English and French dictionaries use of the format: one suffix, one prefix, forbidden words.
 * Elision (`l'`, `qu'`) and hyphens are cut by the caller. Format: https://man.archlinux.org/man/hunspell.5.en
 */
export class Hunspell {
  /** Each stem with its flags, joined by spaces; "" where it has none. */
  readonly stems = new Map<string, string>();
  private readonly prefixes = new Map<string, AffixRule[]>();
  private readonly suffixes = new Map<string, AffixRule[]>();
  private readonly marks = { needsAffix: "", forbidden: "" };
  private longestSuffix = 0;

  constructor(affixes: string, words: string) {
    const isLong = /^FLAG long$/m.test(affixes);
    for (const line of affixes.split("\n")) this.readAffix(line.trim().split(/\s+/));
    for (const line of words.split("\n").slice(1)) this.readStem(line, isLong);
  }

  /** Whether the word stands in the dictionary as it is written, upper and lower case included. */
  knows(word: string): boolean {
    const flags = this.stems.get(word);
    if (flags !== undefined && has(flags, this.marks.forbidden)) return false;
    if (flags !== undefined && !has(flags, this.marks.needsAffix)) return true;
    return this.knowsSuffixed(word, null) || this.knowsPrefixed(word);
  }

  private knowsSuffixed(word: string, prefix: AffixRule | null): boolean {
    for (let length = 0; length <= Math.min(this.longestSuffix, word.length); length += 1) {
      const rules = this.suffixes.get(word.slice(word.length - length));
      const root = word.slice(0, word.length - length);
      for (const { flag, strip, condition, crosses } of rules ?? []) {
        const stem = root + strip;
        const flags = this.stems.get(stem);
        if (flags === undefined || !has(flags, flag) || condition?.test(stem) === false) continue;
        if (prefix === null || (crosses && has(flags, prefix.flag))) return true;
      }
    }
    return false;
  }

  private knowsPrefixed(word: string): boolean {
    for (const [add, rules] of this.prefixes) {
      if (!word.startsWith(add)) continue;
      for (const rule of rules) {
        const stem = rule.strip + word.slice(add.length);
        if (rule.condition?.test(stem) === false) continue;
        if (has(this.stems.get(stem) ?? "", rule.flag)) return true;
        if (rule.crosses && this.knowsSuffixed(stem, rule)) return true;
      }
    }
    return false;
  }

  /** `SFX S. Y 2` opens a table, `SFX S. 0 s/D'Q' [^sxz]` is a line of it. */
  private readonly crossing = new Map<string, boolean>();

  private readAffix([kind, flag = "", strip = "", add, pattern]: string[]): void {
    if (kind === "NEEDAFFIX") this.marks.needsAffix = flag;
    if (kind === "FORBIDDENWORD") this.marks.forbidden = flag;
    if (kind !== "PFX" && kind !== "SFX") return;
    if (pattern === undefined) {
      this.crossing.set(flag, strip === "Y");
      return;
    }
    const ending = (add ?? "").split("/")[0] ?? "";
    const letters = ending === "0" ? "" : ending;
    // An elided article: the caller has cut it off.
    if (letters.endsWith("'")) return;
    const table = kind === "PFX" ? this.prefixes : this.suffixes;
    const rules = table.get(letters) ?? [];
    rules.push({
      flag,
      strip: strip === "0" ? "" : strip,
      condition: toCondition(kind, pattern),
      crosses: this.crossing.get(flag) ?? false,
    });
    table.set(letters, rules);
    if (kind === "SFX") this.longestSuffix = Math.max(this.longestSuffix, letters.length);
  }

  private readStem(line: string, isLong: boolean): void {
    const entry = line.split(/[\t ]/, 1)[0] ?? "";
    if (entry === "") return;
    const cut = entry.indexOf("/", 1);
    const word = cut === -1 ? entry : entry.slice(0, cut);
    const flags = cut === -1 ? "" : entry.slice(cut + 1);
    const spaced = (isLong ? (flags.match(/../gs) ?? []) : flags.split("")).join(" ");
    const before = this.stems.get(word);
    // A homonym: the stem has the flags of both, and stands alone if one of them may.
    const both = before === undefined ? spaced : `${before} ${spaced}`;
    this.stems.set(word, both);
  }
}

function has(flags: string, flag: string): boolean {
  if (flag === "") return false;
  return flags === flag || ` ${flags} `.includes(` ${flag} `);
}

const conditions = new Map<string, RegExp>();

/** Conditions repeat: a table of 5,000 lines holds 300 different ones. */
function toCondition(kind: string, pattern: string): RegExp | null {
  if (pattern === ".") return null;
  const source = kind === "PFX" ? `^${pattern}` : `${pattern}$`;
  const condition = conditions.get(source) ?? new RegExp(source, "u");
  conditions.set(source, condition);
  return condition;
}

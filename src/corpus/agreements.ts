import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import type { AgreementFile, Emergency } from "../guidance/agreement.ts";
import type { Day } from "../guidance/calendar.ts";
import type { InBoth, Language } from "../guidance/language.ts";
import { languages, otherLanguage } from "../guidance/language.ts";
import { linesOfPage } from "../guidance/page-lines.ts";
import type { Page, Pair } from "../guidance/pairing.ts";
import type { TextChange } from "../guidance/text-changes.ts";
import { findTextChanges } from "../guidance/text-changes.ts";

/** A declaration that both sides of a pair say the same, as it stands on disk. */
export interface Agreement {
  file: string;
  agreed: Day;
  fingerprint: InBoth<string>;
  emergency: Emergency | null;
  /** Both texts at that moment, decompressed when asked for; null when they were damaged. */
  texts(): InBoth<string> | null;
}

/** Where the declaration of a pair is kept, from the project root. */
export function agreementFile(pageId: string): string {
  return `content/in-step/${pageId}.yaml`;
}

export function toAgreement(file: string, value: AgreementFile): Agreement {
  return {
    file,
    agreed: value.agreed,
    fingerprint: value.fingerprint,
    emergency: value.emergency ?? null,
    texts() {
      try {
        const [en, fr] = brotliDecompressSync(Buffer.from(value.texts, "base64"))
          .toString("utf8")
          .split(between);
        return en === undefined || fr === undefined ? null : { en, fr };
      } catch {
        return null;
      }
    },
  };
}

/** What changed on one side since the declaration, in more than spelling; everything, when the texts were damaged. */
export function changesSince(page: Page, agreement: Agreement): TextChange[] {
  const text = textOf(page);
  if (toFingerprint(text) === agreement.fingerprint[page.language]) return [];
  return findTextChanges(agreement.texts()?.[page.language] ?? "", text);
}

/**
 * The side whose readers must be told that the other side was changed in an emergency; null when the pair is in step,
 * when both sides moved, or when no emergency is declared or it has ended.
 */
export function languageBehind(pair: Pair, agreement: Agreement, now: Date): Language | null {
  const { emergency } = agreement;
  if (emergency === null || Date.parse(emergency.until) <= now.getTime()) return null;
  const moved = languages.filter(
    (language) => changesSince(pair.pages[language], agreement).length > 0,
  );
  return moved.length === 1 && moved[0] !== undefined ? otherLanguage(moved[0]) : null;
}

/** Writes that both sides of the pair are equal now. An emergency that was declared ends with it. */
export function writeAgreement(
  root: string,
  { id, pages }: Pair,
  { day, reason }: { day: Day; reason: string | null },
): void {
  const [en, fr] = [textOf(pages.en), textOf(pages.fr)];
  const packed = brotliCompressSync(`${en}${between}${fr}`, {
    params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
  });
  const lines = [
    `# Written by: npm run check -- agree ${id}`,
    `agreed: ${day}`,
    ...(reason === null ? [] : [`reason: ${JSON.stringify(reason)}`]),
    `fingerprint: { en: "${toFingerprint(en)}", fr: "${toFingerprint(fr)}" }`,
    `texts: ${packed.toString("base64")}`,
  ];
  const path = join(root, agreementFile(id));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${lines.join("\n")}\n`);
}

/** A sign that no text holds (ASCII 30, record separator). */
const between = "\u001E";

function textOf(page: Page): string {
  return linesOfPage(page)
    .map(({ text }) => text)
    .join("\n")
    .trimEnd();
}

function toFingerprint(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

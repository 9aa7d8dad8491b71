import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import type { Email } from "postal-mime";
import { onTestFinished, vi } from "vitest";
import type { RealSmtp } from "../inbox/support/real-smtp.ts";
import { startSmtp } from "../inbox/support/real-smtp.ts";
import type { Site } from "./running-site.ts";
import { freePort, startSite } from "./running-site.ts";

/** The whole site with a mail server of its own; the links in its mails lead to it. */
export interface MailingSite {
  site: Site;
  mail: RealSmtp;
  origin: string;
  remove(): Promise<void>;
}

/** Header in which a test names the client, since all come from one machine. */
export const clientHeader = "x-client";

/** Starts both; the mail server speaks TLS from the first byte. */
export async function startMailingSite(): Promise<MailingSite> {
  const [mail, port] = [await startSmtp({ tls: true }), await freePort()];
  const origin = `http://127.0.0.1:${port}`;
  const site = await startSite({
    FRESHET_PORT: String(port),
    FRESHET_SITE: origin,
    FRESHET_SMTP: mail.url,
    // Each worker counts for itself what a client sends.
    FRESHET_WORKERS: "1",
    FRESHET_TRUSTED_PEERS: "127.0.0.1",
    FRESHET_CLIENT_HEADER: clientHeader,
    // What is tested is what comes back, not how soon it does on a busy machine.
    FRESHET_DYNAMIC_DEADLINE_MS: "20000",
  });
  const remove = async () => {
    await site.remove();
    await mail.close();
  };
  return { site, mail, origin, remove };
}

/** The newest letter to an address with this subject, as soon as it has come. Mail goes out every few seconds. */
export function letterTo(mail: RealSmtp, address: string, subject: string): Promise<Email> {
  return vi.waitFor(
    () => {
      const letter = mail.letters.findLast(
        ({ to, email }) => to.includes(address) && email.subject === subject,
      );
      if (letter === undefined) throw new Error(`No letter "${subject}" came to ${address}`);
      if (!letter.encrypted) throw new Error("The letter came without TLS");
      return letter.email;
    },
    { timeout: 50_000, interval: 100 },
  );
}

/** Runs `npm run inbox` on the data of a site, in a folder with a guide in it; gives what it prints. */
export async function inbox(
  { site }: MailingSite,
  words: readonly string[],
  folder = process.cwd(),
): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [resolve("src/inbox/main.ts"), ...words],
    { cwd: folder, env: { ...process.env, FRESHET_DATA: site.data } },
  );
  return stdout;
}

/** A copy of the guide in which a page has a change note on a day; it goes with the test. */
export function guideWithChange(
  page: string,
  on: string,
  notes: { en: string; fr: string },
): string {
  const folder = mkdtempSync(join(tmpdir(), "freshet-guide-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync("content", join(folder, "content"), { recursive: true });
  for (const language of ["en", "fr"] as const) {
    const file = join(folder, "content", "guide", `${page}.${language}.md`);
    const change = `changes:\n  - on: ${on}\n    note: ${JSON.stringify(notes[language])}\n`;
    const text = readFileSync(file, "utf8").replace(/^changes:\n(?: .*\n)*/m, "");
    writeFileSync(
      file,
      text.replace(/\n---\n/, () => `\n${change}---\n`),
    );
  }
  return folder;
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe finds on the page as it stands (WCAG 2.2 A and AA, and best practices). Axe is a script itself: a page without script is
 * looked at as a copy.
 */
export async function violations(page: Page, browser: Browser): Promise<string[]> {
  const copy = await browser.newPage({ viewport: page.viewportSize() });
  try {
    await copy.setContent(await page.content());
    await copy.evaluate(axe);
    return await copy.evaluate(async () => {
      const { axe: engine } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const found = (await engine.run()).violations;
      return found.map(({ id, nodes }) => `${document.title} ${id}: ${nodes[0]?.html}`);
    });
  } finally {
    await copy.close();
  }
}

/** Every file that a site wrote, as text. */
export function everythingWritten({ site }: MailingSite): string {
  return readdirSync(site.data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"))
    .join("\n");
}

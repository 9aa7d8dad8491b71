import { openBrowser } from '/work/main/tests/support/chromium.ts';
const out = process.argv[2] ?? '/tmp/shots';
import { mkdirSync } from 'node:fs';
mkdirSync(out, { recursive: true });
const browser = await openBrowser();
const pages: [string,string][] = [['choice','/'],['home-en','/en/'],['home-fr','/fr/'],['ee-en','/en/immigrate/express-entry/'],['ee-fr','/fr/immigrer/entree-express/'],['404-en','/en/nope'],['404-fr','/fr/nope'],['hc-en','/en/settle-in/health-card/'],['az-fr','/fr/de-a-a-z/'],['section-en','/en/settle-in/']];
const only = process.argv[3]?.split(',');
for (const [w, full] of [[360, true],[1280, true]] as const) for (const [name, path] of pages) {
  if (only && !only.includes(name)) continue;
  const context = await browser.newContext({ viewport: { width: w, height: w===360?760:900 }, javaScriptEnabled: false, colorScheme: (process.argv[4] as 'dark') ?? 'light' });
  const page = await context.newPage();
  await page.goto('http://localhost:4321'+path);
  await page.screenshot({ path: `${out}/${name}-${w}.png`, fullPage: full && process.argv[5] !== 'fold' });
  await context.close();
}
await browser.close();

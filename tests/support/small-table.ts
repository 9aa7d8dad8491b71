import { buildTable } from "../../src/delivery/build-table.ts";
import type { BuiltFile } from "../../src/delivery/built-files.ts";
import type { Place, StandingKind } from "../../src/guidance/places.ts";
import type { ReadyTable } from "../../src/server/answer/ready-table.ts";
import { toReadyTable } from "../../src/server/answer/ready-table.ts";

/** Long and repetitive enough that every encoding makes it smaller. */
const filler =
  "<p>A right answer, in plain words, in one second. Une réponse juste, en mots simples, en une seconde.</p>".repeat(
    40,
  );

function html(file: string, title: string): BuiltFile {
  const body = `<!doctype html><html lang="en"><head><title>${title}</title><style>p{margin:0}</style></head><body><h1>${title}</h1>${filler}</body></html>`;
  return { file, address: `/${file.replace(/(^|\/)index\.html$/, "$1")}`, body: Buffer.from(body) };
}

/** A busy page has a form in it that gives people their words back. */
function busy(file: string, title: string): BuiltFile {
  const page = html(file, title);
  const form = `<p id="kept-by-browser">Go back.</p><section id="kept"><p data-why="long" title="Too long">Shorten it.</p><form data-kept="feedback"><input name="page" value="%page%"><input name="found" value="%found%"><input name="reason" value="%reason%"><textarea name="words">%words%</textarea></form><form data-kept="interest"><input name="address" value="%address%"></form></section>`;
  return { ...page, body: Buffer.from(page.body.toString().replace("</h1>", `</h1>${form}`)) };
}

function standing(kind: StandingKind, en: string, fr: string): Place {
  return {
    kind,
    id: kind,
    addresses: { en: `/en/${en}/`, fr: `/fr/${fr}/` },
    formerAddresses: { en: [], fr: [] },
    titles: { en, fr },
    file: "",
    listed: false,
  };
}

/** A page that had another address before. */
const visit: Place = {
  kind: "page",
  id: "visit",
  addresses: { en: "/en/visit/", fr: "/fr/" },
  formerAddresses: { en: ["/en/visiting/"], fr: [] },
  titles: { en: "Visit", fr: "Visiter" },
  file: "",
  listed: true,
};

export const smallPlaces: Place[] = [
  visit,
  standing("notFound", "not-found", "introuvable"),
  standing("busy", "very-busy", "affluence"),
];

export const smallFiles: BuiltFile[] = [
  html("index.html", "Choose"),
  html("404.html", "Neither language"),
  html("en/index.html", "Coming to Canada"),
  html("fr/index.html", "Venir au Canada"),
  html("en/visit/index.html", "Visit"),
  html("en/not-found/index.html", "This page does not exist"),
  html("fr/introuvable/index.html", "Cette page n'existe pas"),
  busy("en/very-busy/index.html", "Very many people are here"),
  busy("fr/affluence/index.html", "Il y a beaucoup de monde"),
  { file: "robots.txt", address: "/robots.txt", body: Buffer.from("User-agent: *\n") },
  {
    file: "_astro/sheet.3f2a.css",
    address: "/_astro/sheet.3f2a.css",
    body: Buffer.from("p{margin:0}".repeat(50)),
  },
];

/** A small site as the server holds it. */
export async function smallTable(): Promise<ReadyTable> {
  built ??= buildTable({ files: smallFiles, places: smallPlaces, oldAssets: [] });
  const { table, bodies } = await built;
  return toReadyTable(table, bodies, { dictionary: false });
}

let built: ReturnType<typeof buildTable> | undefined;

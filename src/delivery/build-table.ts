import { createHash } from "node:crypto";
import type { InBoth } from "../guidance/language.ts";
import { languages } from "../guidance/language.ts";
import type { Place, StandingKind } from "../guidance/places.ts";
import type { BodyStore } from "./body-store.ts";
import { createBodyStore } from "./body-store.ts";
import type { BuiltFile } from "./built-files.ts";
import { contentTypeOf } from "./content-type.ts";
import type { Dictionary } from "./dictionary.ts";
import { encodeDcz, makeDictionary } from "./dictionary.ts";
import { encode } from "./encode.ts";
import { cacheControl, securityHeaders } from "./header-policy.ts";
import { splitBusyPage } from "./kept-words.ts";
import type { OldAsset } from "./old-assets.ts";
import { addOldAssets } from "./old-assets.ts";
import { toRedirects } from "./redirects.ts";
import { hashInlineScripts } from "./script-hashes.ts";
import { hashInlineStyles } from "./style-hashes.ts";
import type { CacheClass, DynamicAddress, StoredRow, StoredTable, Encoding } from "./table.ts";

/** What only the dynamic worker answers. Everything else is in the table or does not exist. */
const dynamic: DynamicAddress[] = [
  { address: "/api/feedback", methods: ["POST"], class: "feedback" },
  { address: "/api/interest", methods: ["POST"], class: "interest" },
  { address: "/api/confirm", methods: ["GET", "POST"], class: "interest" },
  { address: "/api/leave", methods: ["GET", "POST"], class: "interest" },
  ...["citizenship-days", "residency-days", "points-ranking", "sixty-seven-points", "cost"].map(
    (tool): DynamicAddress => ({
      address: `/api/tools/${tool}`,
      methods: ["GET", "HEAD"],
      class: "tool",
    }),
  ),
];

/** The page for addresses that name no language. */
const bilingualNotFound = "/404.html";

/** What a table is built from. */
export interface TableSources {
  files: readonly BuiltFile[];
  places: readonly Place[];
  /** Hashed assets of earlier builds, which pages in browsers may still name. */
  oldAssets: readonly OldAsset[];
}

/** The built files → the table and the bytes it points into. Throws when a page the server relies on was not built. */
export async function buildTable({
  files,
  places,
  oldAssets,
}: TableSources): Promise<{ table: StoredTable; bodies: Buffer }> {
  const notFound = { ...standingAddresses(places, "notFound"), none: bilingualNotFound };
  const busy = standingAddresses(places, "busy");
  const needed = ["/", "/en/", "/fr/", ...Object.values(notFound), ...Object.values(busy)];
  requireAddresses(files, needed);
  const absent = new Set<string>(Object.values(notFound));
  const store = createBodyStore();
  const keptWords: Partial<StoredTable["keptWords"]> = {};
  const dictionary = makeDictionary(files);
  const served = files.map((file) => {
    const language = languages.find((each) => busy[each] === file.address);
    if (language === undefined) return file;
    const { page, template } = cutBusyPage(file);
    keptWords[language] = store.add(template);
    return { ...file, body: page };
  });
  const rows = (await encodeAll(served)).map(({ file, bodies }) => {
    const row = toRow(file, bodies, { isAbsent: absent.has(file.address), store });
    if (dictionary !== null && row.cacheClass === "page")
      row.dcz = store.add(encodeDcz(file.body, dictionary));
    return row;
  });
  if (dictionary !== null) rows.push(await toDictionaryRow(dictionary, store));
  const table: Omit<StoredTable, "bodiesFile"> = {
    build: toBuildId(rows),
    rows: addOldAssets(rows, oldAssets, store),
    redirects: toRedirects(
      rows.map(({ address }) => address),
      places,
    ),
    dynamic,
    notFound,
    busy,
    dictionary:
      dictionary === null
        ? null
        : { address: dictionary.address, availableAs: dictionary.availableAs },
    keptWords: keptWords as InBoth<{ offset: number; sizeBytes: number }>,
    cacheControl,
    everywhere: securityHeaders(hashInlineStyles(htmlOf(files)), hashInlineScripts(htmlOf(files))),
  };
  return { table: { ...table, bodiesFile: `bodies-${table.build}.bin` }, bodies: store.bytes() };
}

/** Files whose bodies are encoded at a time: as many as node has threads for that. */
const atOnce = 4;

interface EncodedFile {
  file: BuiltFile;
  bodies: Map<Encoding, Buffer>;
}

/** Every file in every coding, in the order of the files. This is nearly all the time that a table takes. */
async function encodeAll(files: readonly BuiltFile[]): Promise<EncodedFile[]> {
  const encoded: EncodedFile[] = [];
  const waiting = files.entries();
  const lane = async (): Promise<void> => {
    for (const [index, file] of waiting)
      encoded[index] = { file, bodies: await encode(file.body, contentTypeOf(file.file)) };
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return encoded;
}

function toRow(
  file: BuiltFile,
  encoded: ReadonlyMap<Encoding, Buffer>,
  { isAbsent, store }: { isAbsent: boolean; store: BodyStore },
): StoredRow {
  const contentType = contentTypeOf(file.file);
  const bodies: StoredRow["bodies"] = {};
  for (const [encoding, bytes] of encoded) bodies[encoding] = store.add(bytes);
  return {
    address: file.address,
    status: isAbsent ? 404 : 200,
    contentType,
    cacheClass: isAbsent ? "notFound" : cacheClassOf(file),
    bodies,
    ...(file.file.startsWith("_astro/") ? { age: 0 } : {}),
  };
}

/** The dictionary is a hashed asset like any other. */
async function toDictionaryRow(
  { address, bytes }: Dictionary,
  store: BodyStore,
): Promise<StoredRow> {
  const file = { file: address.slice(1), address, body: bytes };
  const bodies = await encode(bytes, contentTypeOf(file.file));
  return toRow(file, bodies, { isAbsent: false, store });
}

function cutBusyPage({ body }: BuiltFile): { page: Buffer; template: Buffer } {
  const { page, template } = splitBusyPage(body.toString("utf8"));
  return { page: Buffer.from(page), template: Buffer.from(template) };
}

function standingAddresses(places: readonly Place[], kind: StandingKind): Place["addresses"] {
  const place = places.find((candidate) => candidate.kind === kind);
  if (place === undefined) throw new Error(`There is no ${kind} page`);
  return place.addresses;
}

function cacheClassOf({ file }: BuiltFile): CacheClass {
  if (file.startsWith("_astro/")) return "asset";
  return file.endsWith(".html") ? "page" : "feed";
}

function toBuildId(rows: readonly StoredRow[]): string {
  const hash = createHash("sha256");
  for (const { address, bodies } of rows) hash.update(`${address} ${bodies.identity?.etag}\n`);
  return hash.digest("hex").slice(0, 12);
}

function* htmlOf(files: readonly BuiltFile[]): Generator<{ file: string; html: string }> {
  for (const { file, body } of files)
    if (file.endsWith(".html")) yield { file, html: body.toString("utf8") };
}

/** The server answers from these whatever else happens, so a build without them is refused here. */
function requireAddresses(files: readonly BuiltFile[], needed: readonly string[]): void {
  const missing = needed.filter((address) => !files.some((file) => file.address === address));
  if (missing.length > 0) throw new Error(`The build lacks ${missing.join(", ")}`);
}

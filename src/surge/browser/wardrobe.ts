import { createCopyBook } from "./copies.ts";
import type { Copy, CopyBook } from "./copies.ts";
import { toWireRequest } from "../http/wire-request.ts";
import type { WireRequest } from "../http/wire-request.ts";
import { toHeaders } from "../mix.ts";
import type { Traits } from "../mix.ts";
import type { PageForm } from "../page-forms.ts";
import { toFormBody, WAYS } from "../page-forms.ts";
import type { ScopeName } from "../results/measures.ts";

/** What all visitors who are alike share: the requests they send, made once, and the copies their caches point to. */
export interface Outfit {
  copies: CopyBook;
  /** A GET for a page or an asset; with a validator it asks whether that copy still holds. */
  get(scope: ScopeName, path: string, validator: Copy["validator"]): WireRequest;
  /** A form of the page at `from`, filled in in one of the ways. */
  post(form: PageForm, from: string, way: number): WireRequest;
}

const ACCEPT = { page: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", asset: "*/*" };
/** Requests kept for one outfit; a site with more addresses and validators than that gets new ones each time. */
const MOST_KEPT = 4_000;

/** Outfits by traits, for one target. Traits are the same when they are the same object. */
export function createWardrobe(origin: string): (traits: Traits) => Outfit {
  const outfits = new Map<Traits, Outfit>();
  const books = new Map<string, CopyBook>();
  return (traits) => {
    const ready = outfits.get(traits);
    if (ready) return ready;
    const copies = books.get(traits.encoding) ?? createCopyBook();
    books.set(traits.encoding, copies);
    const outfit = createOutfit(new URL(origin), traits, copies);
    outfits.set(traits, outfit);
    return outfit;
  };
}

function createOutfit({ host, origin }: URL, traits: Traits, copies: CopyBook): Outfit {
  const shared = toHeaders(traits);
  const kept = new Map<string, WireRequest>();
  const keep = (key: string, make: () => WireRequest): WireRequest => {
    const ready = kept.get(key);
    if (ready) return ready;
    if (kept.size >= MOST_KEPT) kept.clear();
    const made = make();
    kept.set(key, made);
    return made;
  };
  return {
    copies,
    get(scope, path, validator) {
      const accept = scope === "assets" ? ACCEPT.asset : ACCEPT.page;
      const condition = validator === null ? {} : { [validator.name]: validator.value };
      const key = validator === null ? path : `${path} ${validator.value}`;
      return keep(key, () =>
        toWireRequest(host, { method: "GET", path, headers: { accept, ...shared, ...condition } }),
      );
    },
    post(form, from, way) {
      const turn = way % WAYS;
      return keep(`POST ${from} ${form.action} ${turn}`, () => {
        const headers = {
          accept: ACCEPT.page,
          ...shared,
          "content-type": "application/x-www-form-urlencoded",
          // Browsers say where a form came from, and sites check it against cross-site forms.
          origin,
          referer: `${origin}${from}`,
          "sec-fetch-site": "same-origin",
        };
        const body = toFormBody(form, traits.language, turn);
        return toWireRequest(host, { method: "POST", path: form.action, headers, body });
      });
    },
  };
}

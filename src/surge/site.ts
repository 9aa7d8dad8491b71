import type { PageForm } from "./page-forms.ts";

/** A page as a visitor can use it. */
export interface Page {
  /** Path and query. */
  path: string;
  /** From the address's first segment; null when that is not a language. */
  language: string | null;
  /** First segment after the language; `home` when there is none. */
  section: string;
  /** Addresses of other pages of the site that it links to. */
  links: string[];
  /** Addresses that a browser fetches to show it, on this site. */
  assets: string[];
  /** Its forms that go to this site, with their actions as paths. */
  forms?: PageForm[];
}

/** What the lab knows of a site: nothing but what its own pages say. */
export interface Site {
  /** By path, in order of path, so that the same site always gives the same plan. */
  pages: ReadonlyMap<string, Page>;
  /** Addresses that the site named and that gave no page, with what came instead. */
  missing: { path: string; reason: string }[];
  /** Pages that the sitemap lists, read or not. */
  listed: number;
  /** Assets on other hosts; they are not requested. */
  foreignAssets: number;
}

/** Language and section out of an address such as `/fr/immigrer/entree-express/`. */
export function classifyPath(path: string): Pick<Page, "language" | "section"> {
  const segments = path.split(/[?#]/, 1)[0]?.split("/").filter(Boolean) ?? [];
  const [first = ""] = segments;
  const language = /^[a-z]{2}(?:-[a-z]{2})?$/i.test(first) ? first.slice(0, 2).toLowerCase() : null;
  return { language, section: segments[language === null ? 0 : 1] ?? "home" };
}

/** The pages a reader of that language uses: those in it and those in none; all of them when there are none such. */
export function pagesFor(site: Site, language: string): Page[] {
  const pages = [...site.pages.values()];
  const readable = pages.filter((page) => page.language === language || page.language === null);
  return readable.length > 0 ? readable : pages;
}

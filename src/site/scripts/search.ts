import type { SearchIndex } from "../../search/entry.ts";
import type { Find, FoundPage } from "../../search/find.ts";
import { createFind } from "../../search/find.ts";

/** Letters that a query must have before anything is shown. */
const fewestLetters = 2;
/** Results under the field of the header, and on the search page. */
const mostInPanel = 7;
const mostOnPage = 20;

const form = document.querySelector<HTMLFormElement>("form[role=search]");
const field = form?.querySelector("input");
if (form && field) start(form, field);

/** Shows the pages that answer what is typed. Runs once, when the field is first used or the search page is opened with a query. */
function start(form: HTMLFormElement, field: HTMLInputElement): void {
  const page = document.getElementById("results");
  const panel = page ?? form.appendChild(element("div", "found"));
  const status = panel.appendChild(element("p", ""));
  status.setAttribute("role", "status");
  const list = panel.appendChild(element("ol", page === null ? "plain" : "plain list"));
  const say = (text: string) => {
    if (status.textContent !== text) status.textContent = text;
  };
  const show = (find: Find) => {
    const query = field.value.trim();
    const asked = query.length >= fewestLetters;
    const found = asked ? find(query) : [];
    list.replaceChildren(...found.slice(0, page ? mostOnPage : mostInPanel).map(toItem));
    panel.hidden = !asked;
    const { count = "", none = "" } = form.dataset;
    if (asked) say(found.length === 0 ? none : count.replace("{count}", String(found.length)));
  };
  if (page) field.value = new URLSearchParams(location.search).get("q") ?? field.value;
  panel.hidden = true;
  loadFind(form.action).then(
    (find) => {
      field.addEventListener("input", () => show(find));
      show(find);
    },
    () => {
      panel.hidden = false;
      say(form.dataset["failed"] ?? "");
    },
  );
  form.addEventListener("keydown", (event) => moveByKey(event, field, panel, list));
  // The panel lies over the page: it goes when the reader goes on.
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (!page && !form.contains(relatedTarget as Node | null)) panel.hidden = true;
  });
  field.addEventListener("focus", () => {
    if (list.childElementCount > 0) panel.hidden = false;
  });
}

/** The index of a language lies beside its search page: `/en/search/` and `/en/search.json`. */
async function loadFind(searchPage: string): Promise<Find> {
  const language = new URL(searchPage).pathname.split("/")[1];
  const answer = await fetch(`/${language}/search.json`);
  if (!answer.ok) throw new Error(`The index of the search answered ${answer.status}`);
  return createFind((await answer.json()) as SearchIndex);
}

function toItem({ address, title, description }: FoundPage): HTMLLIElement {
  const item = document.createElement("li");
  const link = item.appendChild(document.createElement("a"));
  link.href = address;
  link.textContent = title;
  item.appendChild(element("p", "")).textContent = description;
  return item;
}

/** Arrows walk through the results, Escape goes back to the field and closes them. */
function moveByKey(
  event: KeyboardEvent,
  field: HTMLInputElement,
  panel: HTMLElement,
  list: HTMLElement,
): void {
  const stops = [field, ...list.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement as HTMLInputElement | HTMLAnchorElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined && at !== -1 && !panel.hidden) {
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
  } else if (event.key === "Escape" && panel.className === "found" && !panel.hidden) {
    event.preventDefault();
    field.focus();
    panel.hidden = true;
  }
}

function element<Name extends "div" | "p" | "ol">(
  name: Name,
  className: string,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  return made;
}

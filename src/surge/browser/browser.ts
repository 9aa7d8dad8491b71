import type { Answer, Asker, Connection, Dial } from "../http/connection.ts";
import type { Signer } from "../http/client-address.ts";
import type { Head } from "../http/head.ts";
import type { Loop } from "../loop.ts";
import type { Traits } from "../mix.ts";
import type { PageForm } from "../page-forms.ts";
import type { Recorder } from "../recorder.ts";
import type { Site } from "../site.ts";
import { Ask } from "./ask.ts";
import { BrowserCache } from "./browser-cache.ts";
import type { Outfit } from "./wardrobe.ts";

/** What all browsers of a process share. */
export interface Web {
  loop: Loop;
  site: Site;
  recorder: Recorder;
  dial: Dial<Ask>;
  outfitOf(traits: Traits): Outfit;
  /** The number of an address, the same for all. */
  idOf(path: string): number;
  /** Turns a Location into a path of the site; null when it leads elsewhere. */
  toPath(location: string, base: string): string | null;
  mostConnections: number;
  /** Gives each visitor's requests their own address; null: all are sent as they are. */
  sign: Signer | null;
}

/** The person in front of a browser. */
export interface Person {
  /** Of the visit, in all of the crowd. */
  readonly number: number;
  traits: Traits;
  /** A page is there, with all it needs. */
  onShown(doneMs: number): void;
  /** A form was taken, and what came of it is shown. */
  onPosted(doneMs: number): void;
  /** An error, or a refusal, instead of a page or the answer to a form. */
  onRefused(doneMs: number, kind: "page" | "form"): void;
  /** It takes long. True when the person asks for it again: then `onAgain` follows. */
  onSlow(): boolean;
  onAgain(doneMs: number, kind: "page" | "form"): void;
  /** Nothing is under way any more, after `end`. */
  onIdle(): void;
}

/** How something is asked for. */
export interface Wish {
  dueMs: number;
  /** True when a person waited for that moment; false when it follows an answer at once. */
  waitedFor: boolean;
  isReload?: boolean;
}

const MOST_REDIRECTS = 5;

/** One visitor's browser: its cache, its connections, and the page it is loading. */
export class Browser implements Asker<Ask> {
  readonly cache: BrowserCache;
  private readonly web: Web;
  private readonly person: Person;
  private readonly outfit: Outfit;
  private connections: Connection<Ask>[] = [];
  /** What waits for a free connection. */
  private queue: Ask[] = [];
  /** Answers that the page being loaded still waits for. */
  private waiting = 0;
  private loadDueMs = 0;
  private isOver = false;

  constructor(web: Web, person: Person) {
    this.web = web;
    this.person = person;
    this.outfit = web.outfitOf(person.traits);
    this.cache = new BrowserCache(this.outfit.copies);
  }

  open(path: string, { dueMs, waitedFor, isReload = false }: Wish): void {
    this.loadDueMs = dueMs;
    const ask = new Ask("pages", path, { dueMs, waitedFor, traits: this.person.traits });
    ask.isReload = isReload;
    this.show(ask);
  }

  submit(form: PageForm, { from, way }: { from: string; way: number }, wish: Wish): void {
    this.waiting++;
    const ask = new Ask("forms", form.action, { ...wish, traits: this.person.traits });
    ask.isAfterForm = true;
    ask.request = this.outfit.post(form, from, way);
    this.queue.push(ask);
    this.pump();
  }

  /** Asks for nothing more; `onIdle` comes when the answers under way are there. */
  end(): void {
    this.isOver = true;
    this.queue = [];
    if (!this.connections.some(({ isBusy }) => isBusy)) this.person.onIdle();
  }

  close({ isCut }: { isCut: boolean }): void {
    for (const connection of this.connections) {
      if (isCut) connection.cut();
      else connection.close();
    }
    this.connections = [];
  }

  onAnswer(_: Connection<Ask>, ask: Ask, answer: Readonly<Answer>): void {
    const judgement = this.web.recorder.record(ask, answer);
    const { head, doneMs, failure } = answer;
    if (head !== null && this.cache.take(ask, head, answer) === "freshened")
      this.countFreshened(ask, answer.bytes);
    if (this.isOver) return this.end();
    if (ask.isBackground) return this.pump();
    this.waiting--;
    if (ask.scope === "assets") {
      this.pump();
      if (this.waiting === 0) this.loaded(doneMs);
      return;
    }
    const kind = ask.isAfterForm ? "form" : "page";
    if (failure === "reloaded while waiting") this.person.onAgain(doneMs, kind);
    else if (judgement === "good") this.take(ask, head, doneMs);
    else this.person.onRefused(doneMs, kind);
  }

  onSlow(connection: Connection<Ask>, ask: Ask): void {
    if (this.isOver || ask.scope === "assets" || ask.isBackground) return;
    if (this.person.onSlow()) connection.giveUp("reloaded while waiting");
  }

  /** A page out of the cache is there at once. */
  private show(ask: Ask): void {
    const isAsked = this.want(ask);
    this.pump();
    if (!isAsked) this.take(ask, null, this.web.loop.nowMs());
  }

  /** An answer that is good: leads elsewhere, belongs to a form, or is a page that needs more. */
  private take(ask: Ask, head: Head | null, doneMs: number): void {
    const { site, toPath } = this.web;
    const location = head === null ? null : toLocation(head);
    const to =
      location === null || ask.redirects >= MOST_REDIRECTS ? null : toPath(location, ask.path);
    const wish = { dueMs: doneMs, waitedFor: false, traits: this.person.traits };
    if (to !== null) {
      const follow = new Ask("pages", to, wish);
      follow.redirects = ask.redirects + 1;
      follow.isAfterForm = ask.isAfterForm;
      return this.show(follow);
    }
    if (ask.isAfterForm) return this.person.onPosted(doneMs);
    for (const path of site.pages.get(ask.path)?.assets ?? []) {
      const asset = new Ask("assets", path, wish);
      asset.isReload = ask.isReload;
      this.want(asset);
    }
    this.pump();
    if (this.waiting === 0) this.loaded(doneMs);
  }

  private loaded(doneMs: number): void {
    this.web.recorder.recordLoad(this.loadDueMs, doneMs);
    this.person.onShown(doneMs);
  }

  /** Queues what has to be asked for. False when a copy is shown and nothing is waited for. */
  private want(ask: Ask): boolean {
    const { recorder, loop, idOf } = this.web;
    ask.id = idOf(ask.path);
    const found = this.cache.find(ask.id, loop.nowMs(), ask.isReload);
    const { cache } = recorder.counts;
    const copy = found === "missing" ? null : this.cache.copy(ask.id);
    if (found === "fresh" || found === "stale") {
      cache[found]++;
      cache.savedBytes += copy?.bytes ?? 0;
    }
    if (found === "fresh") return false;
    ask.copy = copy;
    ask.isBackground = found === "stale";
    if (!ask.isBackground) this.waiting++;
    const validator = copy?.validator ?? null;
    if (validator !== null) cache.conditional++;
    ask.request = this.outfit.get(ask.scope, ask.path, validator);
    this.queue.push(ask);
    return !ask.isBackground;
  }

  /** Sends what waits, as far as there are connections for it. */
  private pump(): void {
    const { dial, mostConnections, sign } = this.web;
    while (this.queue.length > 0) {
      let free = this.connections.find(({ isBusy }) => !isBusy);
      if (!free && this.connections.length < mostConnections) {
        free = dial(this);
        this.connections.push(free);
      }
      const ask = free ? this.queue.shift() : undefined;
      if (!free || !ask?.request) return;
      free.send(sign === null ? ask.request : sign(ask.request, this.person.number), ask);
    }
  }

  /** A 304 saved what the copy has more than the answer; one that was shown stale saved its bytes when it was shown. */
  private countFreshened({ copy, isBackground }: Ask, bytes: number): void {
    const { cache } = this.web.recorder.counts;
    cache.notModified++;
    if (!isBackground) cache.savedBytes += Math.max(0, (copy?.bytes ?? 0) - bytes);
  }
}

function toLocation({ status, location }: Head): string | null {
  return [301, 302, 303, 307, 308].includes(status) ? location : null;
}

import { BrowserCache } from "./browser/browser-cache.ts";
import type { Copy } from "./browser/copies.ts";
import { drawAt } from "./chance.ts";
import type { Answer, Asker, Connection, Dial } from "./http/connection.ts";
import type { Head } from "./http/head.ts";
import type { Loop, Task } from "./loop.ts";
import type { Profile } from "./profile.ts";
import type { Recorder } from "./recorder.ts";
import type { Judgement } from "./result.ts";
import type { Site } from "./site.ts";
import type { Visit } from "./visit.ts";
import { VisitorAsk } from "./visitor-ask.ts";
import type { Outfit } from "./wardrobe.ts";

/** What all visitors of a process share. */
export interface World {
  loop: Loop;
  site: Site;
  recorder: Recorder;
  dial: Dial<VisitorAsk>;
  outfitOf(traits: Visit["traits"]): Outfit;
  /** The number of an address, the same for all. */
  idOf(path: string): number;
  /** Turns a Location into a path of the site, or null. */
  toPath(location: string, base: string): string | null;
  reload: Profile["visit"]["reload"] | null;
  mostConnections: number;
  seed: number;
  /** True when the run is over: answers under way are still heard, nothing new is asked. */
  isOver: boolean;
  onLeft(visitor: Visitor): void;
}

/** What a visitor does when they next wake up. */
type Next = "open" | "again" | "send" | "leave";

const MOST_REDIRECTS = 5;
const NOBODY: readonly VisitorAsk[] = [];

/**
 * Lives one visit through: asks for a page, then for what it needs that is not in the visitor's cache, reads, perhaps sends its
 * form, and goes on. Somebody who gets an error or waits long may ask again, else goes on as planned. Without promises, and
 * with little to remember, since there are many of them.
 */
export class Visitor implements Task, Asker<VisitorAsk> {
  private readonly world: World;
  private readonly visit: Visit;
  private readonly outfit: Outfit;
  private readonly cache: BrowserCache;
  private connections: Connection<VisitorAsk>[] = [];
  /** What waits for a free connection. */
  private queue: readonly VisitorAsk[] = NOBODY;
  private next: Next = "open";
  private step = 0;
  /** Answers that the page which is being loaded still waits for. */
  private waiting = 0;
  private loadDueMs = 0;
  /** When the page was there that is being read. */
  private readFromMs = 0;
  private sent = 0;
  private tries = 0;
  private draws = 0;

  constructor(world: World, visit: Visit) {
    this.world = world;
    this.visit = visit;
    this.outfit = world.outfitOf(visit.traits);
    this.cache = new BrowserCache(this.outfit.copies);
    const sinceMs = visit.arriveMs - visit.seenAgoMs;
    for (const path of visit.seen) this.cache.keep(world.idOf(path), null, sinceMs);
  }

  /** Comes. Visitors of the first moment come before the run does, so that it begins without a rush. */
  begin(): void {
    this.world.recorder.come(this.visit.isReturning);
    if (this.visit.steps.length === 0) this.next = "leave";
    this.world.loop.at(this.visit.arriveMs + this.visit.waitMs, this);
  }

  /** The end of the run: who waits for an answer still gets it. */
  end(): void {
    this.queue = NOBODY;
    if (!this.connections.some(({ isBusy }) => isBusy)) this.leave({ isCut: true });
  }

  onDue(dueMs: number): void {
    if (this.world.isOver) return;
    if (this.next === "leave") return this.leave({ isCut: false });
    if (this.next === "send") return this.sendForm(dueMs);
    if (this.next === "again" && this.sent > 0) return this.sendForm(dueMs);
    const path = this.visit.steps[this.step]?.path ?? "/";
    this.openPage(path, { dueMs, waitedFor: true, isReload: this.next === "again" });
  }

  onAnswer(_: Connection<VisitorAsk>, ask: VisitorAsk, answer: Readonly<Answer>): void {
    const { recorder } = this.world;
    const judgement = recorder.record(ask, answer);
    const { head, doneMs, failure } = answer;
    if (head !== null) this.store(ask, head, answer);
    if (this.world.isOver) return this.end();
    if (ask.isBackground) return this.pump();
    this.waiting--;
    if (ask.scope === "assets") {
      this.pump();
      if (this.waiting === 0) this.loaded(doneMs);
    } else if (failure === "reloaded while waiting") {
      recorder.counts.reloads++;
      if (ask.scope === "forms") this.sendForm(doneMs, { waitedFor: false });
      else this.openPage(ask.path, { dueMs: doneMs, waitedFor: false, isReload: true });
    } else {
      this.takePage(ask, head, { judgement, doneMs });
    }
  }

  onSlow(connection: Connection<VisitorAsk>, ask: VisitorAsk): void {
    const { reload, isOver } = this.world;
    if (reload === null || reload === undefined || isOver || ask.scope === "assets" || ask.isBackground) return;
    if (this.triesAgain(reload.afterSlowPercent)) connection.giveUp("reloaded while waiting");
  }

  private openPage(
    path: string,
    { dueMs, waitedFor, isReload }: { dueMs: number; waitedFor: boolean; isReload: boolean },
  ): void {
    if (!isReload) this.tries = 0;
    this.loadDueMs = dueMs;
    const ask = new VisitorAsk("pages", path, dueMs, waitedFor, this.visit.traits);
    ask.isReload = isReload;
    // Shown from the cache: the page is there at once.
    if (!this.want(ask)) this.takePage(ask, null, { judgement: "good", doneMs: this.world.loop.nowMs() });
    this.pump();
  }

  private takePage(
    ask: VisitorAsk,
    head: Head | null,
    { judgement, doneMs }: { judgement: Judgement; doneMs: number },
  ): void {
    const { world } = this;
    if (judgement !== "good") return this.takeRefusal(doneMs);
    const to = head === null ? null : toRedirect(head, ask, world);
    if (to !== null) {
      const follow = new VisitorAsk("pages", to, doneMs, false, this.visit.traits);
      follow.redirects = ask.redirects + 1;
      follow.isAfterForm = ask.scope === "forms" || ask.isAfterForm;
      if (!this.want(follow)) this.takePage(follow, null, { judgement, doneMs });
      return this.pump();
    }
    if (ask.scope === "forms" || ask.isAfterForm) return this.planAfterForm(doneMs);
    for (const path of world.site.pages.get(ask.path)?.assets ?? []) {
      const asset = new VisitorAsk("assets", path, doneMs, false, this.visit.traits);
      asset.isReload = ask.isReload;
      this.want(asset);
    }
    this.pump();
    if (this.waiting === 0) this.loaded(doneMs);
  }

  /** Puts what has to be asked for in the queue. False when the cache has it and nothing is waited for. */
  private want(ask: VisitorAsk): boolean {
    const { recorder, loop, idOf } = this.world;
    ask.id = idOf(ask.path);
    const found = this.cache.find(ask.id, loop.nowMs(), ask.isReload);
    const { cache } = recorder.counts;
    const copy = found === "missing" ? null : this.cache.copy(ask.id);
    if (found === "fresh" || found === "stale") {
      cache[found]++;
      cache.savedBytes += copy?.bytes ?? 0;
      if (found === "fresh") return false;
      ask.isBackground = true;
    } else {
      this.waiting++;
    }
    ask.copy = copy?.validator ? copy : null;
    if (ask.copy !== null) cache.conditional++;
    this.queue = [...this.queue, ask];
    return found !== "stale";
  }

  /** Sends what waits, as far as there are connections for it. */
  private pump(): void {
    const { dial, mostConnections } = this.world;
    while (this.queue.length > 0) {
      let free = this.connections.find(({ isBusy }) => !isBusy);
      if (!free && this.connections.length < mostConnections) {
        free = dial(this);
        this.connections.push(free);
      }
      if (!free) return;
      const [ask, ...rest] = this.queue;
      this.queue = rest.length > 0 ? rest : NOBODY;
      if (ask) free.send(this.outfit.get(ask.scope, ask.path, ask.copy?.validator ?? null), ask);
    }
  }

  private store(ask: VisitorAsk, head: Head, { bytes, doneMs }: Readonly<Answer>): void {
    if (ask.method !== "GET") return;
    const sinceMs = doneMs - head.ageS * 1000;
    if (head.status === 304 && ask.copy !== null) {
      const { cache } = this.world.recorder.counts;
      cache.notModified++;
      cache.savedBytes += Math.max(0, ask.copy.bytes - bytes);
      this.cache.keep(ask.id, this.outfit.copies.freshened(ask.id, ask.copy, head), sinceMs);
    } else if (head.status === 200) {
      const copy: Copy | null = this.outfit.copies.fromAnswer(ask.id, head, bytes);
      if (copy === null) this.cache.forget(ask.id);
      else this.cache.keep(ask.id, copy, sinceMs);
    }
  }

  private loaded(doneMs: number): void {
    this.world.recorder.recordLoad(this.loadDueMs, doneMs);
    this.read(doneMs);
  }

  /** Reads the page that is there, from that moment on. */
  private read(fromMs: number): void {
    const { steps, sends } = this.visit;
    const readMs = steps[this.step]?.readMs ?? 0;
    this.readFromMs = fromMs;
    this.tries = 0;
    const isLast = this.step === steps.length - 1;
    this.next = isLast ? (sends > 0 ? "send" : "leave") : "open";
    if (this.next === "send") return this.wake(fromMs + readMs / (sends + 1));
    this.step++;
    this.wake(fromMs + readMs);
  }

  private sendForm(dueMs: number, { waitedFor = true }: { waitedFor?: boolean } = {}): void {
    const { steps } = this.visit;
    const from = steps.at(-1)?.path ?? "/";
    const form = this.world.site.pages.get(from)?.forms?.[0];
    if (!form) return this.leave({ isCut: false });
    if (this.next === "send") this.sent++;
    const ask = new VisitorAsk("forms", form.action, dueMs, waitedFor, this.visit.traits);
    this.waiting++;
    const free = this.connections.find(({ isBusy }) => !isBusy) ?? this.dialOne();
    free.send(this.outfit.post(form, from, this.visit.number + this.sent), ask);
  }

  private dialOne(): Connection<VisitorAsk> {
    const made = this.world.dial(this);
    this.connections.push(made);
    return made;
  }

  /** After a form: the next one in its turn, or the rest of the reading. */
  private planAfterForm(doneMs: number): void {
    const { steps, sends } = this.visit;
    const readMs = steps.at(-1)?.readMs ?? 0;
    this.tries = 0;
    this.next = this.sent < sends ? "send" : "leave";
    const part = this.sent < sends ? (this.sent + 1) / (sends + 1) : 1;
    this.wake(Math.max(doneMs, this.readFromMs + readMs * part));
  }

  /** An error instead of what was asked for: some ask again after a while, the others go on as planned. */
  private takeRefusal(doneMs: number): void {
    const { reload, recorder, seed } = this.world;
    if (reload && this.triesAgain(reload.afterErrorPercent)) {
      recorder.counts.reloads++;
      this.next = "again";
      const pause = -Math.log(1 - drawAt(seed, this.visit.number, this.draws++));
      return this.wake(doneMs + pause * reload.pauseS * 1000);
    }
    if (this.sent > 0) this.planAfterForm(doneMs);
    else this.read(doneMs);
  }

  private triesAgain(percent: number): boolean {
    const { reload, seed } = this.world;
    if (this.tries >= (reload?.most ?? 0)) return false;
    const again = drawAt(seed, this.visit.number, this.draws++) * 100 < percent;
    if (again) this.tries++;
    return again;
  }

  private wake(dueMs: number): void {
    this.world.loop.at(dueMs, this);
  }

  private leave({ isCut }: { isCut: boolean }): void {
    this.world.recorder.leave(isCut);
    for (const connection of this.connections) if (isCut) connection.cut();
    for (const connection of this.connections) connection.close();
    this.world.onLeft(this);
  }
}

function toRedirect({ status, location }: Head, ask: VisitorAsk, world: World): string | null {
  const leads = [301, 302, 303, 307, 308].includes(status) && location !== null;
  return leads && ask.redirects < MOST_REDIRECTS ? world.toPath(location, ask.path) : null;
}

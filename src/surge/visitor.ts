import { Browser } from "./browser/browser.ts";
import type { Person, Web } from "./browser/browser.ts";
import { drawAt } from "./chance.ts";
import type { Task } from "./loop.ts";
import type { Profile } from "./profile.ts";
import type { Visit } from "./visit.ts";

/** What all visitors of a process share. */
export interface World extends Web {
  reload: Profile["visit"]["reload"] | null;
  seed: number;
  onLeft(visitor: Visitor): void;
}

/** What a visitor does when they next wake up. */
type Next = "open" | "open again" | "send" | "send again" | "leave";

/**
 * Lives one visit through: opens a page, reads it, goes on to the next, perhaps sends the last one's form, and leaves. Somebody
 * who gets an error or waits long may ask again, else goes on as planned. Without promises, and with little to remember,
 * since there are many of them.
 */
export class Visitor implements Task, Person {
  readonly traits: Visit["traits"];
  readonly number: number;
  private readonly world: World;
  private readonly visit: Visit;
  private readonly browser: Browser;
  private next: Next = "open";
  private step = 0;
  /** When the page was there that is being read. */
  private readFromMs = 0;
  private sent = 0;
  private tries = 0;
  private draws = 0;
  private isOver = false;

  constructor(world: World, visit: Visit) {
    this.world = world;
    this.visit = visit;
    this.traits = visit.traits;
    this.number = visit.number;
    this.browser = new Browser(world, this);
    const sinceMs = visit.arriveMs - visit.seenAgoMs;
    for (const path of visit.seen) this.browser.cache.keep(world.idOf(path), null, sinceMs);
  }

  /** Comes. Visitors of the first moment can come before the run begins, so that it begins without a rush. */
  begin(): void {
    this.world.recorder.come(this.visit.isReturning);
    if (this.visit.steps.length === 0) this.next = "leave";
    this.wake(this.visit.arriveMs + this.visit.waitMs);
  }

  /** The end of the run: who waits for an answer still gets it. */
  end(): void {
    this.isOver = true;
    this.browser.end();
  }

  onDue(dueMs: number): void {
    if (this.isOver) return;
    if (this.next === "leave") return this.leave({ isCut: false });
    const wish = { dueMs, waitedFor: true };
    if (this.next === "send" || this.next === "send again") return this.send(wish);
    this.open({ ...wish, isReload: this.next === "open again" });
  }

  onShown(doneMs: number): void {
    const { steps, sends } = this.visit;
    const readMs = steps[this.step]?.readMs ?? 0;
    this.readFromMs = doneMs;
    this.tries = 0;
    if (this.step < steps.length - 1) {
      this.step++;
      this.next = "open";
    } else {
      this.next = sends > 0 ? "send" : "leave";
    }
    // Forms are sent while the page is open, evenly over the time it would have been read: a visit gets no longer.
    this.wake(doneMs + (this.next === "send" ? readMs / (sends + 1) : readMs));
  }

  onPosted(doneMs: number): void {
    const { steps, sends } = this.visit;
    const readMs = steps.at(-1)?.readMs ?? 0;
    this.tries = 0;
    this.sent++;
    this.next = this.sent < sends ? "send" : "leave";
    const share = this.sent < sends ? (this.sent + 1) / (sends + 1) : 1;
    this.wake(Math.max(doneMs, this.readFromMs + readMs * share));
  }

  onRefused(doneMs: number, kind: "page" | "form"): void {
    const { reload, recorder, seed } = this.world;
    if (reload && this.triesAgain(reload.afterErrorPercent)) {
      recorder.counts.reloads++;
      this.next = kind === "form" ? "send again" : "open again";
      const pause = -Math.log(1 - drawAt(seed, this.visit.number, this.draws++));
      this.wake(doneMs + pause * reload.pauseS * 1000);
    } else if (kind === "form") {
      this.onPosted(doneMs);
    } else {
      this.onShown(doneMs);
    }
  }

  onSlow(): boolean {
    const { reload } = this.world;
    return reload ? this.triesAgain(reload.afterSlowPercent) : false;
  }

  onAgain(doneMs: number, kind: "page" | "form"): void {
    this.world.recorder.counts.reloads++;
    const wish = { dueMs: doneMs, waitedFor: false };
    if (kind === "form") this.send(wish);
    else this.open({ ...wish, isReload: true });
  }

  onIdle(): void {
    this.leave({ isCut: true });
  }

  private open(wish: { dueMs: number; waitedFor: boolean; isReload: boolean }): void {
    this.browser.open(this.visit.steps[this.step]?.path ?? "/", wish);
  }

  private send(wish: { dueMs: number; waitedFor: boolean }): void {
    const from = this.visit.steps.at(-1)?.path ?? "/";
    const form = this.world.site.pages.get(from)?.forms?.[0];
    if (!form) return this.leave({ isCut: false });
    this.browser.submit(form, { from, way: this.visit.number + this.sent }, wish);
  }

  private triesAgain(percent: number): boolean {
    const { reload, seed } = this.world;
    if (this.tries >= (reload?.most ?? 0)) return false;
    const isWilling = drawAt(seed, this.visit.number, this.draws++) * 100 < percent;
    if (isWilling) this.tries++;
    return isWilling;
  }

  private wake(dueMs: number): void {
    this.world.loop.at(dueMs, this);
  }

  private leave({ isCut }: { isCut: boolean }): void {
    this.world.recorder.leave(isCut);
    this.browser.close({ isCut });
    this.world.onLeft(this);
  }
}

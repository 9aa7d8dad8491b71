/** How a reader has set up what they read with. The ids are named in words under `accessibility` in `content/interface.yaml`. */
export interface State {
  id: string;
  /** Pixels of CSS; 320 is a page of 1280 enlarged four times (WCAG 2.2, 1.4.10). */
  width: number;
  height: number;
  colorScheme?: "dark";
  forcedColors?: "active";
  media?: "print";
  /** The reader's own size of text in the browser's settings; 16 where nobody changed it. */
  textPx?: number;
  /** Whether letters, words and lines are spread as in WCAG 2.2, 1.4.12. */
  spread?: true;
  /** `all` rules of axe, or only those whose answer depends on how things look; null where only the measures matter. */
  rules: "all" | "looks" | null;
  /** The criterion that is broken when the page scrolls sideways or cuts text off in this state. */
  measured?: "1.4.4" | "1.4.10" | "1.4.12";
  /** A good practice of this state: controls keep an edge where colours are forced, nothing is cut off on paper. */
  practice?: "edges" | "paper";
  /** Whether pages are looked at in this state without script too. How a page looks does not hang on script. */
  withoutScript?: true;
}

const phone = { width: 320, height: 640 };
const desktop = { width: 1280, height: 900 };

/** Every state in which a page is looked at. */
export const states = [
  { id: "phone-light", ...phone, rules: "all", measured: "1.4.10", withoutScript: true },
  { id: "phone-dark", ...phone, colorScheme: "dark", rules: "looks", withoutScript: true },
  { id: "desktop-light", ...desktop, rules: "all", withoutScript: true },
  { id: "desktop-dark", ...desktop, colorScheme: "dark", rules: "looks" },
  { id: "large-text", ...desktop, textPx: 32, rules: null, measured: "1.4.4" },
  { id: "spread-text", ...phone, spread: true, rules: null, measured: "1.4.12" },
  { id: "forced-colours", ...phone, forcedColors: "active", rules: null, practice: "edges" },
  { id: "print", width: 720, height: 1000, media: "print", rules: "looks", practice: "paper" },
] as const satisfies readonly State[];

/** The rules of axe whose answer depends on colours, sizes and what is shown. */
export const rulesOfLooks = ["color-contrast", "link-in-text-block", "target-size"];

/** The rules of axe that belong to WCAG 2.2 A and AA, and its best practices, which are reported apart. */
export const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

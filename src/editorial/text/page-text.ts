/** What a piece of a page is for its reader. */
export type BlockKind =
  | "title"
  | "description"
  | "heading"
  | "paragraph"
  | "item"
  | "cell"
  | "caption";

/** A line and a column of a file, both from 1. */
export interface TextPlace {
  line: number;
  column: number;
}

/** A piece of prose as a reader meets it: no marks, the words of links, `{{facts}}` as written. */
export interface TextBlock extends TextPlace {
  kind: BlockKind;
  /** Level of a heading (2 for `##`) or of the list an item stands in (1 for the outer one). */
  depth?: number;
  /** Stands in a block quotation. */
  quoted?: boolean;
  text: string;
  /** Where the character at `offset` of `text` stands in the file. */
  placeAt(offset: number): TextPlace;
}

export interface TextLink extends TextPlace {
  href: string;
  text: string;
}

export interface TextImage extends TextPlace {
  src: string;
  alt: string;
}

export interface TextList {
  line: number;
  ordered: boolean;
  items: number;
  /** 1 for a list that stands in no other. */
  depth: number;
}

export interface TextTable {
  line: number;
  columns: number;
  /** Rows without the row of headings. */
  rows: number;
  /** The words after `Table:` or `Tableau :` in the paragraph above, or null. */
  caption: string | null;
}

/** A page taken apart, each list in reading order. */
export interface PageText {
  blocks: TextBlock[];
  links: TextLink[];
  images: TextImage[];
  lists: TextList[];
  tables: TextTable[];
}

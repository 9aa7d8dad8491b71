/** What the search of one language knows of a page. */
export interface SearchEntry {
  address: string;
  title: string;
  description: string;
  /** Further names under which people look for it. */
  also: string;
  headings: string;
  /** Its title in the other language. */
  otherTitle: string;
  /** Its further names in the other language. */
  otherAlso: string;
  /** The other language's words for terms that its text holds and few others do. */
  otherTerms: string;
  /** Words of its text that few pages have. */
  words: string;
  /** How many pages of the guide link it: between two pages with one word, the one that others name is meant. */
  links: number;
}

/** People's own words and what the guide says instead. */
export interface Saying {
  say: string[];
  means: string;
}

/** All that the search of one language knows. It travels as JSON to browsers that search. */
export interface SearchIndex {
  entries: SearchEntry[];
  /** Of its own language first, then of the other. */
  sayings: Saying[];
}

import type { Theme } from "#domain/projects/terms.ts";

/** A way of working that invented people share: where, at what, what they did there and what they learned. */
export type Career = {
  /** JSIC divisions. */
  readonly trades: readonly string[];
  readonly themes: readonly Theme[];
  /** The elements of portable skills to which it leans, by their place from 0 to 8. */
  readonly leans: readonly number[];
  /** Whole sentences; one of them begins a story. */
  readonly did: readonly string[];
  /** Whole sentences that may follow any of them. */
  readonly learned: readonly string[];
};

/** Two lists of whole sentences, each of the first followed by any of the second. */
export type Pairs = readonly [readonly string[], readonly string[]];

/** What a firm does, in a line: its key, the end of its name with the reading, its JSIC division, from how many to how many work there, what it does. */
export type SampleTradeWords = readonly [
  key: string,
  called: readonly [string, string],
  industry: string,
  employees: readonly [number, number],
  business: string,
];

/** What of a sample's hub goes when it is removed. */
export type SampleFigures = {
  readonly firms: number;
  readonly people: number;
  readonly projects: number;
  readonly engagements: number;
  /** Accounts with a hat in this hub. */
  readonly accounts: number;
  readonly plans: number;
  /** Records, words of story lines and plans that people made or changed since the load. */
  readonly byHand: number;
};

import type { HalfDays } from "#domain/people/terms.ts";
import { type FirmOnPage, payPerHalfDay } from "#domain/projects/rules.ts";
import type { ProjectTerms, RoleKind, Theme } from "#domain/projects/terms.ts";
import { plainOf } from "#domain/search/rules-fold.ts";
import { readSearch } from "#domain/search/rules-grams.ts";
import { isHitIn, type ReadyText, readyText } from "#domain/search/rules-hits.ts";
import type { ContractForm } from "#reference/contract-forms.ts";

/** What everyone reads of a published project. */
export type BankPage = {
  readonly number: number;
  readonly publishedAt: Date;
  readonly firm: FirmOnPage;
  readonly contractForm: ContractForm;
  readonly terms: ProjectTerms;
};

/** A published project with what its words are found by. */
export type OpenProject = BankPage & {
  /** Another text when anything of the public page is another. */
  readonly digest: string;
  readonly text: ReadyText;
};

/** Every published project of a hub in each order, and the towns they are in. */
export type OpenProjects = {
  readonly inOrder: Readonly<Record<BankOrder, readonly OpenProject[]>>;
  readonly places: readonly string[];
};

/** In which order the bank is read: the newest, the best paid for one half-day, or the fewest half-days first. */
export const bankOrders = ["newest", "best-paid", "fewest-half-days"] as const;
/** One of the orders. */
export type BankOrder = (typeof bankOrders)[number];

/** How much of the work can be done from afar: all of it, or at least some. */
export const bankRemotes = ["all", "some"] as const;
/** One of them. */
export type BankRemote = (typeof bankRemotes)[number];

/** Upper bounds of half-days per four weeks that a reader can choose: twice a month, then 1, 2, 3 and 5 half-days a week. */
export const bankHalfDays = [2, 4, 8, 12, 20] as const;

/** Where a page of the list begins: after the project with this number, which had this place in the order. */
export type BankPlace = { readonly rank: number; readonly number: number };

/** What the bank is asked for; null leaves a condition out. */
export type BankQuery = {
  readonly words: string;
  readonly theme: Theme | null;
  /** Empty for every town. */
  readonly place: string;
  readonly roleKind: RoleKind | null;
  /** At most so many half-days per four weeks. */
  readonly halfDays: HalfDays | null;
  readonly remote: BankRemote | null;
  readonly order: BankOrder;
  readonly after: BankPlace | null;
  readonly limit: number;
};

/** One page of the list, how many projects fit in all, and where the next page begins. */
export type BankFound = {
  readonly shown: readonly OpenProject[];
  readonly count: number;
  readonly next: BankPlace | null;
};

/** Makes a published project ready to be found by its title, what is wanted, new, hard and free to decide, its themes, its town and its firm's name while it is named. */
export function openProject(page: BankPage, digest: string, themeWords: (theme: Theme) => string): OpenProject {
  const { firm, terms } = page;
  const { title, result, whatIsNew, whatIsHard, mayDecide, place } = terms;
  const parts = [title, result, whatIsNew, whatIsHard, mayDecide, place, ...terms.themes.map(themeWords)];
  const words = [...parts, firm.name ?? ""].filter((part) => part !== "");
  return { ...page, digest, text: readyText(words.map(plainOf).join("\n")) };
}

/** Puts published projects into every order. */
export function openProjects(all: readonly OpenProject[]): OpenProjects {
  const sorted = (order: BankOrder): readonly OpenProject[] =>
    [...all].sort((one, other) => (isAfter(placeIn(one, order), placeIn(other, order)) ? 1 : -1));
  return {
    inOrder: {
      newest: sorted("newest"),
      "best-paid": sorted("best-paid"),
      "fewest-half-days": sorted("fewest-half-days"),
    },
    places: [...new Set(all.map(({ terms }) => terms.place))].sort(),
  };
}

/** The projects that fit every condition, in the wanted order, from the wanted place on. */
export function findOpenProjects({ inOrder }: OpenProjects, query: BankQuery): BankFound {
  const search = readSearch(query.words);
  const found = inOrder[query.order].filter(
    (project) => fits(project, query) && (search === null || isHitIn(search, project.text)),
  );
  const { after } = query;
  const rest = after === null ? found : found.filter((project) => isAfter(placeIn(project, query.order), after));
  const shown = rest.slice(0, query.limit);
  const last = rest.length > query.limit ? shown.at(-1) : undefined;
  return { shown, count: found.length, next: last === undefined ? null : placeIn(last, query.order) };
}

function fits({ terms }: OpenProject, { theme, place, roleKind, halfDays, remote }: BankQuery): boolean {
  if (theme !== null && !terms.themes.includes(theme)) return false;
  if (place !== "" && terms.place !== place) return false;
  if (roleKind !== null && terms.roleKind !== roleKind) return false;
  if (halfDays !== null && terms.halfDays > halfDays) return false;
  if (remote === "all") return terms.onSiteHalfDays === 0;
  return remote === null || terms.onSiteHalfDays < terms.halfDays;
}

/** Smaller comes first. */
const rankOf: { readonly [O in BankOrder]: (project: OpenProject) => number } = {
  newest: ({ publishedAt }) => -publishedAt.getTime(),
  "best-paid": ({ terms }) => -payPerHalfDay(terms.payYenPerMonth, terms.halfDays),
  "fewest-half-days": ({ terms }) => terms.halfDays,
};

const placeIn = (project: OpenProject, order: BankOrder): BankPlace => ({
  rank: rankOf[order](project),
  number: project.number,
});

/** Of two projects of the same rank the one entered later comes first. */
const isAfter = (place: BankPlace, other: BankPlace): boolean =>
  place.rank > other.rank || (place.rank === other.rank && place.number < other.number);

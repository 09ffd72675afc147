import type { ActName } from "#domain/access/acts.ts";
import { reachOf } from "#domain/access/may.ts";
import type { Visit } from "#route.ts";
import { navWords } from "#text/nav.ts";
import type { Words } from "#text/speak.ts";
import type { NavLink } from "#web/ui/layout.tsx";
import { localHref } from "#web/ui/local-href.ts";

type Entry = {
  readonly act: ActName;
  readonly path: string;
  readonly words: Words;
  /** Only for those whose own record it is, or only for those who reach all of them. */
  readonly own?: boolean;
  /** Opened less often: where there are many pages, it stands behind the last word of the navigation. */
  readonly isAside?: true;
  /** How it is called by those who reach their own record alone. */
  readonly ownWords?: Words;
};

const forStaff: readonly Entry[] = [
  { act: "home.show", path: "/", words: navWords.home },
  { act: "firm.list", path: "/firms", words: navWords.firms, ownWords: navWords.ownFirm },
  {
    act: "dialogue.list",
    path: "/dialogues",
    words: navWords.dialogues,
    ownWords: navWords.ownDialogues,
  },
  { act: "project.list", path: "/projects", words: navWords.projects },
  { act: "person.list", path: "/people", words: navWords.people },
  { act: "proposal.list", path: "/proposals", words: navWords.proposals },
  { act: "engagement.list", path: "/engagements", words: navWords.engagements, own: false },
  { act: "companion.show", path: "/accompaniment", words: navWords.accompaniment },
  { act: "check-in.list", path: "/check-ins", words: navWords.checkIns },
  { act: "person.show", path: "/me", words: navWords.ownRecord, own: true },
  { act: "import.list", path: "/imports", words: navWords.imports, isAside: true },
  { act: "duplicate.list", path: "/duplicates", words: navWords.duplicates, isAside: true },
  { act: "plan.list", path: "/plans", words: navWords.plans },
  {
    act: "referral.list",
    path: "/referrals",
    words: navWords.referrals,
    ownWords: navWords.ownReferrals,
    isAside: true,
  },
  { act: "standing.list", path: "/standings", words: navWords.standings, isAside: true },
  { act: "account.list", path: "/accounts", words: navWords.accounts, isAside: true },
  { act: "mail.list", path: "/mail", words: navWords.mail, isAside: true },
  { act: "notice.list", path: "/notices", words: navWords.notices, isAside: true },
  { act: "complaint.list", path: "/complaints", words: navWords.complaints, isAside: true },
];
const forGuests: readonly Entry[] = [
  { act: "bank.list", path: "/bank", words: navWords.bank, isAside: true },
  { act: "firm-page.list", path: "/companies", words: navWords.firmPages, isAside: true },
];

/** As many pages stand in one line: on the wide desk of staff, and in the column of everybody else. */
const mostInLine = { staff: 10, guest: 6 } as const;

/** The main pages that this hat may open, in one order for all. */
export function navOf(visit: Visit): readonly NavLink[] {
  const { actor, language, speak } = visit;
  const isVisitor = actor.hat === "visitor";
  const place = visit.path.split("?")[0] ?? "";
  const entries = isVisitor ? forGuests : [...forStaff.filter((entry) => isOpen(visit, entry)), ...forGuests];
  const areMany = !isVisitor && entries.length > mostInLine[audienceOf(visit)];
  return entries.map(({ act, path, words, ownWords, isAside }) => ({
    href: localHref(language, path),
    label: speak(reachOf(actor, act) === "own" ? (ownWords ?? words) : words),
    current: place === path || (path !== "/" && place.startsWith(`${path}/`)),
    isAside: areMany && isAside === true,
  }));
}

function isOpen({ actor }: Visit, { act, own }: Entry): boolean {
  const reach = reachOf(actor, act);
  return reach !== null && (own === undefined || own === (reach === "own"));
}

/** Those who work at a desk read a dense page; everybody else a large one. */
export const audienceOf = (visit: Visit): "staff" | "guest" =>
  ["coordinator", "definer", "companion", "operator", "town-staff", "intermediary"].includes(visit.actor.hat)
    ? "staff"
    : "guest";

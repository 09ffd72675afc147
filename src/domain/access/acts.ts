import type { AuditKind, HatKind, Reach } from "#domain/access/terms.ts";

type Who = "everyone" | "signed-in" | Partial<Readonly<Record<HatKind, Reach>>>;

/** One line of the table: who may, how far they reach, and how it is recorded. */
export type ActRule = { readonly who: Who; readonly audit: AuditKind };

const staff = { coordinator: "hub", definer: "hub", companion: "hub" } as const;
const theFirmItself = { owner: "own", deputy: "own" } as const;

/**
 * Every act of the product and who may do it. A door or a use case names its act here or it does not compile;
 * what is not in a line is refused.
 */
export const acts = {
  "front.show": { who: "everyone", audit: "none" },

  "session.show-sign-in": { who: "everyone", audit: "none" },
  "session.sign-in": { who: "everyone", audit: "none" },
  "session.sign-out": { who: "signed-in", audit: "none" },
  "session.choose-hat": { who: "signed-in", audit: "none" },
  "session.enter-code": { who: "everyone", audit: "none" },
  "session.second-factor": { who: "signed-in", audit: "none" },
  "session.change-password": { who: "signed-in", audit: "none" },
  "session.set-password": { who: "everyone", audit: "none" },
  "invitation.accept": { who: "everyone", audit: "none" },
  "person.register": { who: "everyone", audit: "none" },

  "bank.list": { who: "everyone", audit: "none" },
  "bank.show": { who: "everyone", audit: "none" },
  "firm-page.list": { who: "everyone", audit: "none" },
  "firm-page.show": { who: "everyone", audit: "none" },

  "api.describe": { who: "everyone", audit: "none" },

  "home.show": { who: "signed-in", audit: "none" },

  "firm.list": { who: { ...staff, ...theFirmItself }, audit: "none" },
  "firm.show": { who: { ...staff, ...theFirmItself }, audit: "reading" },
  "firm.enter": {
    who: { coordinator: "hub", definer: "hub" },
    audit: "change",
  },
  "firm.edit": {
    who: { coordinator: "hub", definer: "hub", ...theFirmItself },
    audit: "change",
  },
  "firm.publish": {
    who: { coordinator: "hub", owner: "own" },
    audit: "change",
  },
  "firm.withdraw": {
    who: { coordinator: "hub", owner: "own" },
    audit: "change",
  },
  "firm-account.list": {
    who: { coordinator: "hub", operator: "hub", ...theFirmItself },
    audit: "reading",
  },
  "firm-account.invite": {
    who: { coordinator: "hub", operator: "hub", owner: "own" },
    audit: "change",
  },
  "firm-account.withdraw": {
    who: { coordinator: "hub", operator: "hub", owner: "own" },
    audit: "change",
  },
  "firm-account.end": {
    who: { coordinator: "hub", operator: "hub", owner: "own" },
    audit: "change",
  },

  "project.list": { who: { ...staff, ...theFirmItself }, audit: "none" },
  "project.show": { who: { ...staff, ...theFirmItself }, audit: "reading" },
  "project.enter": {
    who: { coordinator: "hub", definer: "hub", ...theFirmItself },
    audit: "change",
  },
  "project.edit": {
    who: { coordinator: "hub", definer: "hub", ...theFirmItself },
    audit: "change",
  },
  "project.publish": {
    who: { coordinator: "hub", definer: "hub" },
    audit: "change",
  },
  "project.close": {
    who: { coordinator: "hub", definer: "hub", ...theFirmItself },
    audit: "change",
  },
  "project.reopen": {
    who: { coordinator: "hub", definer: "hub", ...theFirmItself },
    audit: "change",
  },

  // When the work can be done is the firm's to say, and the hub's who heard it.
  "firm.set-week": { who: { coordinator: "hub", definer: "hub", ...theFirmItself }, audit: "change" },
  "project.set-week": { who: { coordinator: "hub", definer: "hub", ...theFirmItself }, audit: "change" },

  // In which form of contract a project takes somebody, and what the hub and its organisations may do.
  "project.set-contract-form": { who: { coordinator: "hub", definer: "hub" }, audit: "change" },
  "standing.list": { who: { ...staff, operator: "hub" }, audit: "none" },
  "standing.enter": { who: { coordinator: "hub" }, audit: "change" },
  "standing.edit": { who: { coordinator: "hub" }, audit: "change" },
  // What was said at the firm's table is the firm's and the hub's; owners correct their own words.
  "dialogue.list": { who: { ...staff, ...theFirmItself }, audit: "none" },
  "dialogue.show": { who: { ...staff, ...theFirmItself }, audit: "reading" },
  "dialogue.begin": { who: { coordinator: "hub", definer: "hub" }, audit: "change" },
  "dialogue.write": { who: { coordinator: "hub", definer: "hub" }, audit: "change" },
  "dialogue.correct": { who: { coordinator: "hub", definer: "hub", ...theFirmItself }, audit: "change" },
  "dialogue.close": { who: { coordinator: "hub", definer: "hub" }, audit: "change" },
  "dialogue.resume": { who: { coordinator: "hub", definer: "hub" }, audit: "change" },
  "dialogue.make-requirement": { who: { coordinator: "hub", definer: "hub" }, audit: "change" },
  "inside-review.show": { who: { ...staff, ...theFirmItself }, audit: "reading" },
  "inside-review.save": { who: { coordinator: "hub", definer: "hub" }, audit: "change" },
  "inside-review.put-off": { who: { coordinator: "hub", definer: "hub" }, audit: "change" },

  // A referral is its intermediary's own.
  "referral.list": { who: { ...staff, intermediary: "own" }, audit: "none" },
  "referral.show": { who: { ...staff, intermediary: "own" }, audit: "reading" },
  "referral.hand": { who: { coordinator: "hub" }, audit: "change" },
  "referral.take-back": { who: { coordinator: "hub" }, audit: "change" },
  "referral.answer": { who: { intermediary: "own" }, audit: "change" },
  "referral.name-candidate": { who: { intermediary: "own" }, audit: "change" },
  "referral.move-candidate": { who: { coordinator: "hub", intermediary: "own" }, audit: "change" },

  "person.list": { who: staff, audit: "reading" },
  "person.show": { who: { ...staff, person: "own" }, audit: "reading" },
  "person.enter": { who: { coordinator: "hub" }, audit: "change" },
  "person.edit": {
    who: { coordinator: "hub", person: "own" },
    audit: "change",
  },
  "person.book": { who: { coordinator: "hub" }, audit: "change" },
  "person.release": { who: { coordinator: "hub" }, audit: "change" },

  // What a person agrees to is the person's to say; staff enter what was said or signed elsewhere.
  "consent.show": { who: { ...staff, person: "own" }, audit: "reading" },
  "consent.give": { who: { coordinator: "hub", person: "own" }, audit: "change" },
  "consent.withdraw": { who: { coordinator: "hub", person: "own" }, audit: "change" },

  // A hand is the person's own and the hub's; the firm of the project never reads it.
  "hand.list-own": { who: { person: "own" }, audit: "reading" },
  "hand.raise": { who: { person: "own" }, audit: "change" },
  "hand.withdraw": { who: { person: "own" }, audit: "change" },
  "hand.list": { who: staff, audit: "reading" },
  "hand.answer": { who: { coordinator: "hub", definer: "hub" }, audit: "change" },
  "hand.ask": { who: { coordinator: "hub", definer: "hub" }, audit: "change" },
  // A mailed link answers one question of the hub, for somebody without an account.
  "hand.answer-by-link": { who: "everyone", audit: "none" },
  "hand.raise-for": { who: { coordinator: "hub", definer: "hub" }, audit: "change" },

  // An engagement is its firm's and its person's own.
  "engagement.list": { who: { ...staff, ...theFirmItself, person: "own" }, audit: "reading" },
  "engagement.show": { who: { ...staff, ...theFirmItself, person: "own" }, audit: "reading" },
  "engagement.enter": { who: { coordinator: "hub" }, audit: "change" },
  "engagement.edit": { who: { coordinator: "hub", companion: "hub" }, audit: "change" },
  "engagement.end": { who: { coordinator: "hub" }, audit: "change" },
  // That it will end is either side's to say; staff type it for whoever spoke.
  "leaving.list": { who: staff, audit: "reading" },
  "leaving.tell": { who: { coordinator: "hub", ...theFirmItself, person: "own" }, audit: "change" },
  "leaving.take-back": { who: { coordinator: "hub", ...theFirmItself, person: "own" }, audit: "change" },

  // The real week: read with its engagement; the person shares it with a calendar by a private address, and sets it.
  "week.show": { who: { ...staff, ...theFirmItself, person: "own" }, audit: "none" },
  "week.set": { who: { coordinator: "hub", person: "own" }, audit: "change" },
  "week.agree-rest": { who: { coordinator: "hub", person: "own" }, audit: "change" },
  "week.share": { who: { person: "own" }, audit: "change" },
  "week.feed": { who: "everyone", audit: "reading" },

  // Several people at one firm meet in one half-day of all their weeks.
  "joint-meeting.list": { who: { ...staff, ...theFirmItself }, audit: "reading" },
  "joint-meeting.set": { who: { coordinator: "hub", definer: "hub", ...theFirmItself }, audit: "change" },

  // Accompaniment: a mailed link answers one check-in without signing in; a side answers its own alone.
  "check-in.answer-by-link": { who: "everyone", audit: "none" },
  "check-in.list": { who: { ...theFirmItself, person: "own" }, audit: "reading" },
  "check-in.answer": {
    who: { coordinator: "hub", companion: "hub", ...theFirmItself, person: "own" },
    audit: "change",
  },
  "companion.show": { who: { coordinator: "hub", companion: "hub" }, audit: "reading" },
  "companion.name": { who: { coordinator: "hub" }, audit: "change" },
  "concern.list": { who: { coordinator: "hub", companion: "hub" }, audit: "reading" },
  "concern.show": { who: { coordinator: "hub", companion: "hub" }, audit: "reading" },
  "concern.open": { who: { coordinator: "hub", companion: "hub" }, audit: "change" },
  "concern.work": { who: { coordinator: "hub", companion: "hub" }, audit: "change" },
  "concern.close": { who: { coordinator: "hub", companion: "hub" }, audit: "change" },
  // The complaint line is everybody's, and each reads their own words alone.
  "complaint.list": { who: "signed-in", audit: "none" },
  "complaint.make": { who: "signed-in", audit: "change" },
  "notice.list": { who: "signed-in", audit: "none" },
  "notice.choose": { who: "signed-in", audit: "change" },

  // A proposal is its firm's and its person's own. Staff who answer say for which side, and who spoke.
  "proposal.list": { who: { ...staff, ...theFirmItself, person: "own" }, audit: "reading" },
  "proposal.show": { who: { ...staff, ...theFirmItself, person: "own" }, audit: "reading" },
  "proposal.put": { who: { coordinator: "hub" }, audit: "change" },
  "proposal.answer": { who: { coordinator: "hub", ...theFirmItself, person: "own" }, audit: "change" },
  "proposal.withdraw": { who: { coordinator: "hub", ...theFirmItself, person: "own" }, audit: "change" },
  "proposal.line": { who: { coordinator: "hub", ...theFirmItself }, audit: "change" },
  "proposal.arrange": { who: { coordinator: "hub", ...theFirmItself, person: "own" }, audit: "change" },
  "proposal.note-held": { who: { coordinator: "hub" }, audit: "change" },
  "proposal.engage": { who: { coordinator: "hub" }, audit: "change" },
  // To whom a person's name and contact went, and what others read of them without it: the person's own page.
  "disclosure.list": { who: { person: "own" }, audit: "reading" },

  // The story line is read on the pages of the records, which are recorded as readings of these.
  "story.read": { who: staff, audit: "none" },
  "story.write": { who: staff, audit: "change" },

  "duplicate.list": { who: { coordinator: "hub" }, audit: "reading" },
  "duplicate.merge": { who: { coordinator: "hub" }, audit: "change" },

  // Definers and companions read the plan that holds; row-level security shows them no other.
  "plan.list": { who: staff, audit: "none" },
  "plan.show": { who: staff, audit: "reading" },
  // The page of a running plan asks for its progress again and again; progress holds figures alone.
  "plan.follow": { who: { coordinator: "hub" }, audit: "none" },
  "plan.request": { who: { coordinator: "hub" }, audit: "change" },
  "plan.set-calm": { who: { coordinator: "hub" }, audit: "change" },
  "plan.publish": { who: { coordinator: "hub" }, audit: "change" },
  "plan.cancel": { who: { coordinator: "hub" }, audit: "change" },

  "import.list": { who: { coordinator: "hub" }, audit: "none" },
  "import.show": { who: { coordinator: "hub" }, audit: "reading" },
  // The page of a file that is being read asks for its progress again and again; progress holds figures alone.
  "import.follow": { who: { coordinator: "hub" }, audit: "none" },
  "import.ask": { who: { coordinator: "hub" }, audit: "change" },
  "import.apply": { who: { coordinator: "hub" }, audit: "change" },
  "import.take-back": { who: { coordinator: "hub" }, audit: "change" },
  "firm.export": { who: { coordinator: "hub" }, audit: "reading" },
  "person.export": { who: { coordinator: "hub" }, audit: "reading" },
  "project.export": { who: { coordinator: "hub" }, audit: "reading" },
  "engagement.export": { who: { coordinator: "hub" }, audit: "reading" },

  "account.list": {
    who: { coordinator: "hub", operator: "hub" },
    audit: "reading",
  },
  "account.invite": {
    who: { coordinator: "hub", operator: "hub" },
    audit: "change",
  },
  "account.show": {
    who: { coordinator: "hub", operator: "hub" },
    audit: "reading",
  },
  "account.withdraw-invitation": {
    who: { coordinator: "hub", operator: "hub" },
    audit: "change",
  },
  "account.end-hat": {
    who: { coordinator: "hub", operator: "hub" },
    audit: "change",
  },
  "account.disable": { who: { operator: "hub" }, audit: "change" },
  "account.enable": { who: { operator: "hub" }, audit: "change" },

  "sample.show": { who: { operator: "hub" }, audit: "none" },
  "sample.remove": { who: { operator: "hub" }, audit: "change" },

  "mail.list": { who: { operator: "hub" }, audit: "reading" },
  "mail.show": { who: { operator: "hub" }, audit: "reading" },
} as const satisfies Record<string, ActRule>;

/** The name of a declared act. */
export type ActName = keyof typeof acts;

/** The line of an act, with the table's own detail widened away. */
export const ruleOf = (name: ActName): ActRule => acts[name];

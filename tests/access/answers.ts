/**
 * Who gets what, written by hand: for every way into the product one letter a hat.
 *
 *   a  all of the hub: the own and the other's object open, the other hub's is not there (404)
 *   o  own alone: the own object opens, the other's and the other hub's are not there (404)
 *   n  nobody of this hat: 403
 *   s  a stranger is led to the sign-in page
 *   u  a program that has not signed in: 401
 *   4  there is no such page for this hat (404)
 *
 * The letters stand in the order: coordinator, definer, companion, owner, deputy, person, town staff, intermediary,
 * operator, visitor. This table is never made from the product's own; where the two differ, one of them is wrong.
 */
export const columns = [
  "coordinator",
  "definer",
  "companion",
  "owner",
  "deputy",
  "person",
  "town-staff",
  "intermediary",
  "operator",
  "visitor",
] as const;
export type Column = (typeof columns)[number];

/** What stands in an address in place of :number, :account …, so that the test can put an object there. */
export type ObjectKind =
  | "nothing"
  | "firm"
  | "published firm"
  | "firm with invitation"
  | "firm with hat"
  | "firm with meeting"
  | "project"
  | "published project"
  | "person"
  | "person with booking"
  | "person with consent"
  | "hand"
  | "project with hand"
  | "engagement"
  | "dialogue"
  | "engagement with check-in"
  | "concern"
  | "proposal"
  | "account"
  | "account with hat"
  | "invitation"
  | "mail"
  | "plan"
  | "finished plan"
  | "standing"
  | "referral"
  | "import";

export type Line = {
  readonly who: string;
  readonly of: ObjectKind;
  readonly fields?: Readonly<Record<string, string>>;
};

const everyone = "aaaaaaaaaa";
const line = (who: string, of: ObjectKind = "nothing", fields?: Readonly<Record<string, string>>): Line =>
  fields === undefined ? { who, of } : { who, of, fields };

/** A version that no record has: whoever gets as far as the record is told that it changed (409), and nothing is lost. */
const seen = { version: "9999" };
const firm = { name: "access firm", industry: "E", town: "Testtown", employees: "3" };
const points = "3 3 3 3 3 3 3 4 4".split(" ");
const elements =
  "grasp-situation set-issue make-plan carry-out respond inside-relations outside-relations superior-relations develop-team".split(
    " ",
  );
const project = {
  title: "access project",
  result: "a result",
  roleKind: "specialist",
  themes: "it",
  halfDays: "4",
  onSiteHalfDays: "0",
  place: "Testtown",
  months: "3",
  payYenPerMonth: "10000",
  ...Object.fromEntries(elements.map((element, index) => [`points-${element}`, points[index] ?? "0"])),
};
const person = { name: "access person", halfDays: "12" };
const spoken = { spoke: "access person", channel: "phone", readBack: "aloud" };
const booking = { halfDays: "1", fromWeek: "2030-01-07", weeks: "1", note: "access" };
const engagement = {
  title: "access engagement",
  roleKind: "specialist",
  stage: "trial",
  halfDays: "1",
  onSiteHalfDays: "0",
  fromWeek: "2032-01-05",
  weeks: "1",
  payYenPerMonth: "0",
};
const share = { halfDays: "1", onSiteHalfDays: "0", fromWeek: "2034-01-02", weeks: "1", payYenPerMonth: "0" };
const told = { spoke: "access speaker", channel: "phone", readBack: "aloud" };
const ending = { endedOn: "2032-01-05", ending: "finished", outcome: "access" };
const entry = { kind: "note", onDay: "2026-11-23", words: "access entry" };
const checkInAnswer = {
  score: "4",
  onTrack: "3",
  talk: "no",
  words: "",
  spoke: "access",
  channel: "phone",
  readBack: "aloud",
};
const step = { onDay: "2026-11-23", words: "access step" };
const colleague = { name: "access colleague", email: "access.colleague@example.invalid", kind: "deputy" };

export const answers: Readonly<Record<string, Line>> = {
  "GET /": line(everyone),
  "GET /sign-in": line(everyone),
  "POST /sign-in": line(everyone, "nothing", { email: "nobody@example.invalid", password: "not the password" }),
  "POST /sign-in/link": line(everyone, "nothing", { email: "nobody@example.invalid" }),
  "GET /sign-in/link": line(everyone),
  "POST /sign-in/link/use": line(everyone, "nothing", { token: "none" }),
  "POST /sign-in/sample": line("4444444444", "nothing", { hat: "coordinator" }),
  "GET /hats": line("aaaaaaaaas"),
  "POST /hats": line("444444444n", "nothing", { hat: "none" }),
  "GET /invitations/:token": line(everyone),
  "POST /invitations/:token": line(everyone, "nothing", { password: "a long enough password" }),
  "GET /second-factor": line("aaaaaaaaas"),
  "POST /second-factor/link": line("aaaaaaaaan"),
  "POST /second-factor/begin": line("aaaaaaaaan", "nothing", { password: "not the password" }),
  "POST /second-factor/confirm": line("aaaaaaaaan", "nothing", { code: "000000" }),
  "GET /second-factor/code": line(everyone),
  "POST /second-factor/code": line(everyone, "nothing", { code: "000000" }),
  "GET /password": line("aaaaaaaaas"),
  "POST /password": line("aaaaaaaaan", "nothing", { current: "not the password", next: "a long enough password" }),

  "GET /password/forgotten": line(everyone),
  "POST /password/forgotten": line(everyone, "nothing", { email: "nobody@example.invalid" }),
  "GET /password/new": line(everyone),
  "POST /password/new": line(everyone, "nothing", { token: "none", next: "a long enough password" }),

  "GET /companies": line(everyone),
  "GET /companies/:number": line(everyone, "published firm"),
  "GET /bank": line(everyone),
  "GET /bank/:number": line(everyone, "published project"),
  "GET /robots.txt": line(everyone),
  "GET /sitemap.xml": line(everyone),

  //                            cdpoyhtirv
  "GET /firms": line("aaaaannnns"),
  "GET /firms/new": line("aannnnnnns"),
  "POST /firms": line("aannnnnnnn", "nothing", firm),
  "GET /firms/:number": line("aaaoonnnns", "firm"),
  "GET /firms/:number/edit": line("aanoonnnns", "firm"),
  "POST /firms/:number": line("aanoonnnnn", "firm", { ...firm, ...seen }),
  "GET /firms/:number/publish": line("annonnnnns", "firm"),
  "POST /firms/:number/publish": line("annonnnnnn", "firm", { ...seen, answer: "yes", ...told }),
  "POST /firms/:number/withdraw": line("annonnnnnn", "firm", seen),
  "GET /firms/:number/accounts": line("annoonnnas", "firm"),
  "POST /firms/:number/accounts": line("annonnnnan", "firm", colleague),
  "POST /firms/:number/invitations/:invitation/withdraw": line("annonnnnan", "firm with invitation"),
  "POST /firms/:number/accounts/:hat/end": line("annonnnnan", "firm with hat"),

  //                            cdpoyhtirv
  "GET /projects": line("aaaaannnns"),
  "GET /projects/new": line("aanaannnns"),
  "POST /projects": line("aanaannnnn", "nothing", { ...project, firm: "1" }),
  "GET /projects/publish": line("aannnnnnns"),
  "POST /projects/publish": line("aannnnnnnn", "nothing", { drafts: "999999-1", answer: "yes" }),
  "GET /projects/:number": line("aaaoonnnns", "project"),
  "GET /projects/:number/edit": line("aanoonnnns", "project"),
  "POST /projects/:number": line("aanoonnnnn", "project", { ...project, ...seen }),
  "GET /projects/:number/publish": line("aannnnnnns", "project"),
  "POST /projects/:number/publish": line("aannnnnnnn", "project", { ...seen, answer: "yes" }),
  "POST /projects/:number/close": line("aanoonnnnn", "project", seen),
  "POST /projects/:number/reopen": line("aanoonnnnn", "project", seen),

  //                            cdpoyhtirv
  "GET /dialogues": line("aaaaannnns"),
  "GET /firms/:number/dialogues/new": line("aannnnnnns", "firm"),
  "POST /firms/:number/dialogues": line("aannnnnnnn", "firm", {
    heldOn: "2026-11-23",
    channel: "visit",
    spokenBy: "access owner",
  }),
  "GET /dialogues/:number": line("aaaoonnnns", "dialogue"),
  "POST /dialogues/:number/lines": line("aannnnnnnn", "dialogue", {
    kind: "worry",
    speaker: "owner",
    words: "access words",
  }),
  "GET /dialogues/:number/lines/:line": line("aanoonnnns", "dialogue"),
  "POST /dialogues/:number/lines/:line": line("aanoonnnnn", "dialogue", { words: "access words", ...seen }),
  "GET /dialogues/:number/close": line("aannnnnnns", "dialogue"),
  "POST /dialogues/:number/close": line("aannnnnnnn", "dialogue", seen),
  "POST /dialogues/:number/resume": line("aannnnnnnn", "dialogue", seen),
  "GET /dialogues/:number/requirement": line("aannnnnnns", "dialogue"),
  "POST /dialogues/:number/requirement": line("aannnnnnnn", "dialogue", { ...project, issue: "access issue" }),
  "GET /projects/:number/inside-review": line("aaaoonnnns", "project"),
  "POST /projects/:number/inside-review": line("aannnnnnnn", "project", { ...seen, step: "keep" }),
  "GET /projects/:number/inside-review/later": line("aannnnnnns", "project"),
  "POST /projects/:number/inside-review/later": line("aannnnnnnn", "project", {
    kind: "town",
    reason: "access",
    ...told,
  }),

  //                            cdpoyhtirv
  "GET /engagements": line("aaaaaannns"),
  "GET /engagements/new": line("annnnnnnns"),
  "POST /engagements": line("annnnnnnnn", "nothing", { ...engagement, firm: "1", person: "1" }),
  "GET /engagements/:number": line("aaaooonnns", "engagement"),
  "GET /engagements/:number/edit": line("anannnnnns", "engagement"),
  "POST /engagements/:number": line("anannnnnnn", "engagement", { ...engagement, ...seen }),
  "GET /engagements/:number/week": line("annnnonnns", "engagement"),
  "POST /engagements/:number/week": line("annnnonnnn", "engagement", { everyWeek: "0" }),
  "GET /firms/:number/week": line("aanoonnnns", "firm"),
  "POST /firms/:number/week": line("aanoonnnnn", "firm", { cells: "0", ...seen }),
  "GET /projects/:number/week": line("aanoonnnns", "project"),
  "POST /projects/:number/week": line("aanoonnnnn", "project", { cells: "0", ...seen }),
  "GET /people/:number/rest": line("annnnonnns", "person"),
  "POST /people/:number/rest": line("annnnonnnn", "person", { weeks: "3" }),
  "GET /me/week.pdf": line("nnnnnannns"),
  "GET /me/week.xlsx": line("nnnnnannns"),
  "GET /people/:number/week.pdf": line("aaannonnns", "person"),
  "GET /people/:number/week.xlsx": line("aaannonnns", "person"),
  "GET /engagements/:number/week.pdf": line("aaaooonnns", "engagement"),
  "GET /engagements/:number/week.xlsx": line("aaaooonnns", "engagement"),
  "GET /firms/:number/meetings": line("aaaoonnnns", "firm"),
  "POST /firms/:number/meetings": line("aanoonnnnn", "firm", { title: "access", often: "weekly" }),
  "POST /firms/:number/meetings/:meeting/end": line("aanoonnnnn", "firm with meeting"),
  "GET /me/week": line("nnnnnannns"),
  "POST /me/week/feed": line("nnnnnannnn"),
  "POST /me/week/feed/revoke": line("nnnnnannnn"),
  "GET /week-feed/:token/week.ics": line(everyone),
  "GET /leaving": line("aaannnnnns"),
  "GET /engagements/:number/leaving": line("annooonnns", "engagement"),
  "POST /engagements/:number/leaving": line("annooonnnn", "engagement", { answer: "no", ...told }),
  "POST /engagements/:number/leaving/back": line("annooonnnn", "engagement"),
  "GET /engagements/:number/end": line("annnnnnnns", "engagement"),
  "POST /engagements/:number/end": line("annnnnnnnn", "engagement", { ...ending, ...seen }),

  //                            cdpoyhtirv
  "GET /check-ins": line("nnnaaannns"),
  "GET /check-ins/:token": line(everyone),
  "POST /check-ins/:token": line(everyone, "nothing", checkInAnswer),
  "GET /engagements/:number/check-in": line("anaooonnns", "engagement with check-in"),
  "POST /engagements/:number/check-in": line("anaooonnnn", "engagement with check-in", checkInAnswer),
  "GET /accompaniment": line("anannnnnns"),
  "GET /engagements/:number/companion": line("annnnnnnns", "engagement"),
  "POST /engagements/:number/companion": line("annnnnnnnn", "engagement", { companion: "nobody", ...seen }),
  "GET /concerns": line("anannnnnns"),
  "GET /concerns/new": line("anannnnnns"),
  "POST /concerns": line("anannnnnnn", "nothing", { engagement: "1", side: "firm", words: "access concern" }),
  "GET /concerns/:number": line("anonnnnnns", "concern"),
  "POST /concerns/:number/steps": line("anonnnnnnn", "concern", { ...step, ...seen }),
  "POST /concerns/:number/close": line("anonnnnnnn", "concern", { outcome: "access outcome", ...seen }),
  "GET /complaints": line("aaaaaaaaas"),
  "POST /complaints": line("aaaaaaaaan", "nothing", { words: "access complaint" }),
  "GET /notices": line("aaaaaaaaas"),
  "POST /notices": line("aaaaaaaaan", "nothing", { delivery: "daily", language: "ja" }),

  //                            cdpoyhtirv
  "GET /proposals": line("aaaaaannns"),
  "GET /proposals/new": line("annnnnnnns"),
  "POST /proposals": line("annnnnnnnn", "nothing", { ...share, project: "999999", person: "999999" }),
  // This plan is of two files, whose people are nobody of the hub: nothing of it can be put.
  "POST /plans/:number/proposals": line("4nnnnnnnnn", "finished plan"),
  "GET /proposals/:number": line("aaaooonnns", "proposal"),
  "GET /proposals/:number/meeting.ics": line("aaaooonnns", "proposal"),
  "POST /proposals/:number/line": line("annoonnnnn", "proposal", { line: "access line", ...told }),
  "GET /proposals/:number/withdraw": line("annooonnns", "proposal"),
  "POST /proposals/:number/withdraw": line("annooonnnn", "proposal", { answer: "no" }),
  "POST /proposals/:number/answer": line("annooonnnn", "proposal", { says: "meet", side: "firm", ...told }),
  "POST /proposals/:number/dates": line("annooonnnn", "proposal", {
    mode: "online",
    place: "https://access.invalid/",
    minutes: "60",
    slot1: "2034-01-02T10:00",
    side: "firm",
    ...told,
  }),
  "POST /proposals/:number/date": line("annooonnnn", "proposal", { slot: "2034-01-02T01:00:00.000Z", ...told }),
  "POST /proposals/:number/held": line("annnnnnnnn", "proposal", { heldOn: "2026-11-23" }),
  "GET /proposals/:number/engage": line("annnnnnnns", "proposal"),
  "POST /proposals/:number/engage": line("annnnnnnnn", "proposal", { ...engagement, role: "access role" }),

  //                            cdpoyhtirv
  "POST /firms/:number/story": line("aaannnnnnn", "firm", entry),
  "POST /projects/:number/story": line("aaannnnnnn", "project", entry),
  "POST /people/:number/story": line("aaannnnnnn", "person", entry),
  "POST /engagements/:number/story": line("aaannnnnnn", "engagement", entry),

  //                            cdpoyhtirv
  "GET /people": line("aaannnnnns"),
  "GET /people/new": line("annnnnnnns"),
  "POST /people": line("annnnnnnnn", "nothing", person),
  "GET /join": line(everyone),
  "POST /join": line(everyone, "nothing", { name: "access stranger", email: "access.stranger@example.invalid" }),
  "GET /join/:token": line(everyone),
  "POST /join/:token": line(everyone),

  //                            cdpoyhtirv
  "GET /bank/:number/hand": line("nnnnnannns", "published project"),
  "POST /bank/:number/hand": line("nnnnnannnn", "published project", { words: "access" }),
  "GET /me/hands": line("nnnnnannns"),
  "POST /me/hands/:hand/back": line("nnnnnonnnn", "hand"),
  "GET /hands": line("aaannnnnns"),
  "GET /projects/:number/hands": line("aaannnnnns", "project"),
  "POST /projects/:number/hands/:hand/answer": line("aannnnnnnn", "project with hand", {
    answer: "talk",
    answerWords: "access",
    version: "1",
  }),
  // The hand is not a question that waits: whoever gets through is told so.
  "POST /projects/:number/hands/:hand/take-back": line("aannnnnnnn", "project with hand"),
  "GET /projects/:number/hands/triage": line("aaannnnnns", "project"),
  "POST /projects/:number/hands/triage/:hand": line("aannnnnnnn", "project with hand", {
    answer: "talk",
    answerWords: "access",
    version: "1",
  }),
  "GET /projects/:number/hands/raise": line("aannnnnnns", "published project"),
  "POST /projects/:number/hands/raise": line("aannnnnnnn", "published project", {
    person: "999999",
    spoke: "access",
    channel: "phone",
    readBack: "aloud",
  }),
  "GET /projects/:number/hands/ask": line("aannnnnnns", "published project"),
  "POST /projects/:number/hands/ask": line("aannnnnnnn", "published project", { person: "999999", asking: "access" }),
  "GET /asks/:token": line(everyone),
  "POST /asks/:token": line(everyone, "nothing", { answer: "not-now", words: "" }),
  "POST /asks/:token/claim": line(everyone),
  "GET /me": line("444nnannns"),
  "GET /me/profile": line("4nnnnannns"),
  "GET /me/profile/:question": line("4nnnnannns"),
  "POST /me/profile/:question": line("4nnnnannnn", "nothing", { ...person, ...seen }),
  "GET /me/disclosures": line("nnnnnannns"),
  "GET /me/consents": line("444nnannns"),
  "GET /me/consents/:purpose": line("4nnnnannns"),
  "POST /me/consents/give": line("4nnnnannnn", "nothing", { purpose: "statistics", answer: "yes", ...spoken }),
  "POST /me/consents/:consent/withdraw": line("4nnnn4nnnn", "nothing", spoken),
  "GET /people/:number/consents": line("aaannonnns", "person"),
  "POST /people/:number/consents": line("annnnonnnn", "person", { purpose: "statistics", ...spoken }),
  "POST /people/:number/consents/:consent/withdraw": line("annnnonnnn", "person with consent", spoken),
  "GET /people/:number": line("aaannonnns", "person"),
  "GET /people/:number/edit": line("annnnonnns", "person"),
  "POST /people/:number": line("annnnonnnn", "person", { ...person, ...seen }),
  "GET /people/:number/bookings/new": line("annnnnnnns", "person"),
  "POST /people/:number/bookings": line("annnnnnnnn", "person", booking),
  "POST /people/:number/bookings/:booking/release": line("annnnnnnnn", "person with booking"),

  //                            cdpoyhtirv
  "GET /accounts": line("annnnnnnas"),
  "GET /accounts/new": line("annnnnnnas"),
  "POST /accounts": line("annnnnnnan", "nothing", {
    name: "access staff",
    email: "access.staff@example.invalid",
    kind: "companion",
  }),
  "POST /accounts/invitations/:invitation/withdraw": line("annnnnnnan", "invitation"),
  "GET /accounts/:account": line("annnnnnnas", "account"),
  "POST /accounts/:account/hats/:hat/end": line("annnnnnnan", "account with hat"),
  "GET /accounts/:account/disable": line("nnnnnnnnas", "account"),
  "POST /accounts/:account/disable": line("nnnnnnnnan", "account", { answer: "yes" }),
  "POST /accounts/:account/enable": line("nnnnnnnnan", "account"),

  //                            cdpoyhtirv
  "GET /firms/export": line("annnnnnnns"),
  "GET /people/export": line("annnnnnnns"),
  "GET /projects/export": line("annnnnnnns"),
  "GET /engagements/export": line("annnnnnnns"),
  "GET /imports/templates/firms": line("annnnnnnns"),
  "GET /imports/templates/people": line("annnnnnnns"),
  "GET /imports/templates/projects": line("annnnnnnns"),
  "GET /imports/templates/engagements": line("annnnnnnns"),
  "GET /imports": line("annnnnnnns"),
  "POST /imports": line("annnnnnnnn"),
  "GET /imports/:number": line("annnnnnnns", "import"),
  "GET /imports/:number/progress": line("annnnnnnns", "import"),
  "GET /imports/:number/faults.csv": line("annnnnnnns", "import"),
  "POST /imports/:number/map": line("annnnnnnnn", "import"),
  "POST /imports/:number/apply": line("annnnnnnnn", "import"),
  "POST /imports/:number/drop": line("annnnnnnnn", "import"),
  "POST /imports/:number/take-back": line("annnnnnnnn", "import"),
  "GET /duplicates": line("annnnnnnns"),
  "GET /firms/:number/merge": line("annnnnnnns", "firm"),
  "POST /firms/:number/merge": line("annnnnnnnn", "firm", {
    other: "999999",
    oneVersion: "9999",
    otherVersion: "9999",
    keep: "one",
  }),
  "POST /firms/:number/distinct": line("4nnnnnnnnn", "firm", { other: "999999" }),
  "GET /people/:number/merge": line("annnnnnnns", "person"),
  "POST /people/:number/merge": line("annnnnnnnn", "person", {
    other: "999999",
    oneVersion: "9999",
    otherVersion: "9999",
    keep: "one",
  }),
  "POST /people/:number/distinct": line("4nnnnnnnnn", "person", { other: "999999" }),
  "GET /plans": line("aaannnnnns"),
  "GET /plans/region": line("annnnnnnns"),
  "POST /plans/region": line("annnnnnnnn", "nothing", { name: "access plan" }),
  "GET /plans/new": line("annnnnnnns"),
  "POST /plans": line("annnnnnnnn", "nothing", { name: "access plan" }),
  // Definers and companions read the plan that holds, and no other: the one in the address is not there for them.
  "GET /plans/:number": line("a44nnnnnns", "plan"),
  "GET /plans/compare": line("annnnnnnns"),
  "GET /plans/:number/board": line("a44nnnnnns", "finished plan"),
  "GET /plans/:number/scenario": line("annnnnnnns", "finished plan"),
  "POST /plans/:number/scenario": line("annnnnnnnn", "finished plan", { name: "access scenario" }),
  "GET /plans/:number/rehearse": line("annnnnnnns", "finished plan"),
  "GET /plans/:number/why": line("annnnnnnns", "finished plan", { project: "P-1", person: "H-1" }),
  "POST /plans/:number/rehearse/try": line("annnnnnnnn", "finished plan", {
    kind: "lock",
    person: "H-1",
    project: "P-1",
  }),
  "POST /plans/:number/rehearse/without": line("annnnnnnnn", "finished plan", { at: "0" }),
  "POST /plans/:number/rehearse/weights": line("annnnnnnnn", "finished plan"),
  "POST /plans/:number/rehearse/usual-weights": line("annnnnnnnn", "finished plan"),
  "POST /plans/:number/rehearse/anew": line("annnnnnnnn", "finished plan"),
  "POST /plans/:number/rehearse/keep": line("annnnnnnnn", "finished plan", { name: "access scenario" }),
  "POST /plans/calm": line("annnnnnnnn", "nothing", { calm: "500" }),
  "GET /plans/:number/conditions.json": line("a44nnnnnns", "finished plan"),
  "GET /plans/:number/progress": line("annnnnnnns", "plan"),
  "POST /plans/:number/cancel": line("annnnnnnnn", "plan"),
  "GET /plans/:number/report.html": line("a44nnnnnns", "plan"),
  "GET /plans/:number/plan.pdf": line("a44nnnnnns", "plan"),
  "GET /plans/:number/plan.csv": line("a44nnnnnns", "plan"),
  "GET /plans/:number/people.csv": line("a44nnnnnns", "plan"),
  "GET /plans/:number/projects.csv": line("a44nnnnnns", "plan"),
  "POST /plans/:number/publish": line("annnnnnnnn", "plan"),
  "POST /plans/:number/withdraw": line("annnnnnnnn", "plan"),
  "GET /plans/:number/plan.xlsx": line("a44nnnnnns", "plan"),

  // The name of what goes is not typed: whoever gets through is told so, and nothing is removed.
  "GET /sample": line("nnnnnnnnas"),
  "POST /sample": line("nnnnnnnnan", "nothing", {
    hubName: "access hub",
    name: "access operator",
    email: "access.operator@example.invalid",
    password: "a long enough password",
    confirm: "another name",
  }),
  "GET /referrals": line("aaannnnans"),
  "GET /projects/:number/hand-over": line("annnnnnnns", "project"),
  // No organisation is chosen: whoever gets through is told so, and nothing is handed over.
  "POST /projects/:number/hand-over": line("annnnnnnnn", "project"),
  "GET /referrals/:number": line("aaannnnons", "referral"),
  "POST /referrals/:number": line("nnnnnnnonn", "referral", { answer: "looking", said: "", ...seen }),
  "POST /referrals/:number/candidates": line("nnnnnnnonn", "referral", {
    label: "access",
    words: "access",
    halfDays: "4",
  }),
  "POST /referrals/:number/candidates/move": line("annnnnnonn", "referral", { position: "50", to: "meeting" }),
  "POST /referrals/:number/take-back": line("annnnnnnnn", "referral"),
  "GET /standings": line("aaannnnnas"),
  "GET /standings/new": line("annnnnnnns"),
  "POST /standings": line("annnnnnnnn", "nothing", {
    kind: "local-placement",
    licence: "access 1",
    validFrom: "2026-04-01",
  }),
  "GET /standings/:number": line("annnnnnnns", "standing"),
  "POST /standings/:number": line("annnnnnnnn", "standing", {
    kind: "local-placement",
    licence: "access 2",
    validFrom: "2026-04-01",
    ...seen,
  }),
  "GET /projects/:number/contract-form": line("aannnnnnns", "project"),
  "POST /projects/:number/contract-form": line("aannnnnnnn", "project", { form: "adviser", ...seen }),

  "GET /mail": line("nnnnnnnnas"),
  "GET /mail/:mail": line("nnnnnnnnas", "mail"),

  //                            cdpoyhtirv
  "GET /api/openapi.json": line(everyone),
  "GET /api/v1/firms": line("aaaaannnnu"),
  "GET /api/v1/firms/:number": line("aaaoonnnnu", "firm"),
  "POST /api/v1/firms": line("aannnnnnnu", "nothing", firm),
  "POST /api/v1/firms/:number": line("aanoonnnnu", "firm", { ...firm, ...seen }),
  "POST /api/v1/firms/:number/publish": line("annonnnnnu", "firm", { ...seen, ...told }),
  "POST /api/v1/firms/:number/withdraw": line("annonnnnnu", "firm", seen),
  "GET /api/v1/projects": line("aaaaannnnu"),
  "GET /api/v1/projects/:number": line("aaaoonnnnu", "project"),
  "POST /api/v1/projects": line("aanaannnnu", "nothing", { ...project, firm: "1" }),
  "POST /api/v1/projects/:number": line("aanoonnnnu", "project", { ...project, ...seen }),
  "POST /api/v1/projects/:number/publish": line("aannnnnnnu", "project", seen),
  "POST /api/v1/projects/:number/close": line("aanoonnnnu", "project", seen),
  "POST /api/v1/projects/:number/reopen": line("aanoonnnnu", "project", seen),
  "GET /api/v1/people": line("aaannnnnnu"),
  "GET /api/v1/people/:number": line("aaannonnnu", "person"),
  "POST /api/v1/people": line("annnnnnnnu", "nothing", person),
  "POST /api/v1/people/:number": line("annnnonnnu", "person", { ...person, ...seen }),
  "POST /api/v1/people/:number/bookings": line("annnnnnnnu", "person", booking),
  "POST /api/v1/people/:number/bookings/:booking/release": line("annnnnnnnu", "person with booking"),

  "GET /api/v1/engagements": line("aaaaaannnu"),
  "GET /api/v1/engagements/:number": line("aaaooonnnu", "engagement"),
  "POST /api/v1/engagements": line("annnnnnnnu", "nothing", { ...engagement, firm: "1", person: "1" }),
  "POST /api/v1/engagements/:number": line("anannnnnnu", "engagement", { ...engagement, ...seen }),
  "POST /api/v1/engagements/:number/end": line("annnnnnnnu", "engagement", { ...ending, ...seen }),

  // Signing out comes last: it ends the session that the others use.
  "POST /sign-out": line("aaaaaaaaan"),
};

/** Whatever the hub's staff read. */
const everything = ["own", "other"].flatMap((whose) =>
  ["firm", "project", "person", "engagement", "referral", "dialogue", "words of person", "words of firm"].map(
    (what) => `${whose} ${what}`,
  ),
);

/**
 * What row-level security alone lets each hat see of the canaries, whatever the table of acts says: by hand as well.
 * Nobody sees anything of another hub.
 */
export const canariesSeen: Readonly<Record<Column, readonly string[]>> = {
  coordinator: ["plan", ...everything, "own concern", "other concern"],
  definer: everything,
  // A companion reads the concerns of those whom they accompany, or whom nobody does.
  companion: [...everything, "own concern"],
  // The two sides of an engagement read each other's names, and never what the other side answered.
  owner: ["own firm", "own project", "own person", "own engagement", "own dialogue", "own words of firm"],
  deputy: ["own firm", "own project", "own person", "own engagement", "own dialogue", "own words of firm"],
  person: ["own person", "own firm", "own engagement", "own words of person"],
  "town-staff": [],
  intermediary: ["own referral"],
  // An operator reads at which firm an account acts; the acts show no more of the firm than that.
  operator: ["mail", "own firm", "other firm"],
  visitor: [],
};

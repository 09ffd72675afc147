import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { HatKind } from "#domain/access/terms.ts";
import { addConsent } from "#domain/consents/store.ts";
import { addStanding } from "#domain/contracts/store.ts";
import type { StandingId } from "#domain/contracts/terms.ts";
import { addToLedger, appendBooking } from "#domain/engagements/store.ts";
import { addEngagement } from "#domain/engagements/store-engagements.ts";
import type { BookingId, EngagementId } from "#domain/engagements/terms.ts";
import { addFirm, saveFirmPage, saveFirmStatus } from "#domain/firms/store.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import { addHand } from "#domain/hands/store.ts";
import { addAccount, addOrganisation, grantHat } from "#domain/hubs/store.ts";
import { addInvitation } from "#domain/hubs/store-accounts.ts";
import { addMail } from "#domain/hubs/store-mail.ts";
import type { AccountId, FileId, InvitationId, OrganisationId } from "#domain/hubs/terms.ts";
import { addImport } from "#domain/imports/store-imports.ts";
import type { ImportId } from "#domain/imports/terms.ts";
import { addDialogue, addLine } from "#domain/needs/store.ts";
import type { DialogueId, DialogueLineId } from "#domain/needs/terms.ts";
import { addPerson } from "#domain/people/store.ts";
import { barePerson, type PersonId } from "#domain/people/terms.ts";
import type { PlanId } from "#domain/plans/terms.ts";
import { addProject, addProjectPage } from "#domain/projects/store.ts";
import type { ProjectId, ProjectTerms } from "#domain/projects/terms.ts";
import { addProposal } from "#domain/proposals/store-putting.ts";
import type { ProposalId } from "#domain/proposals/terms.ts";
import { addReferral } from "#domain/referrals/store.ts";
import type { ReferralId } from "#domain/referrals/terms.ts";
import { addJointMeeting } from "#domain/weeks/store.ts";
import type { JointMeetingId } from "#domain/weeks/terms.ts";
import { mondayOf, parseLocalDate } from "#kit/dates.ts";
import { csv, formOf } from "../plans-web/asking.ts";
import { firmTerms, type TestApp, type TestHub } from "../support/app.ts";
import { doJobs } from "../support/guest.ts";
import type { ObjectKind } from "./answers.ts";

/** Whose object stands in the address, seen from the one who asks in the north. */
export type Relation = "own" | "other" | "foreign";
export const relations = ["own", "other", "foreign"] as const;

/** Addresses of objects; those that an act uses up are made anew for every question. */
export type World = {
  readonly placeOf: (kind: ObjectKind, relation: Relation) => Promise<Readonly<Record<string, string>>>;
};

/** Records of the south carry numbers and ids that the north does not have, so that finding one would be a leak. */
const numbersApart = 9000;

/** Every kind of object in both hubs, each with a canary in a field that is nobody else's business. */
export async function makeWorld(test: TestApp): Promise<World> {
  const { app, north, south } = test;
  await test.database.asSuper(
    `insert into banso.counter (hub_id, kind, last) select $1, kind, $2
     from unnest(array['firm', 'person', 'project', 'plan', 'engagement', 'standing', 'referral', 'dialogue', 'concern', 'proposal']) kind
     on conflict (hub_id, kind) do update set last = excluded.last`,
    [south.id, numbersApart],
  );
  const places = {
    own: await recordsOf(test, north, "own"),
    other: await recordsOf(test, north, "other"),
    foreign: await recordsOf(test, south, "own"),
  };
  const [inNorth, inSouth] = [await finishedPlan(test, north), await finishedPlan(test, south)];
  return {
    placeOf: async (kind, relation) => {
      const hub = relation === "foreign" ? south : north;
      if (kind === "finished plan") return { number: relation === "foreign" ? inSouth : inNorth };
      const fixed = places[relation][kind];
      return fixed ?? app.db.asHub(hub.id, "found-hub", (tx) => makeOnce(test, tx, { kind, hub, relation }));
    },
  };
}

type Fixed = Partial<Record<ObjectKind, Readonly<Record<string, string>>>>;

async function recordsOf({ app }: TestApp, hub: TestHub, whose: "own" | "other"): Promise<Fixed> {
  const side = hub.host.split(".")[0] ?? "";
  return app.db.asHub(hub.id, "found-hub", async (tx) => {
    const firmId = tx.newId<FirmId>();
    const known =
      whose === "own" ? { firm: hub.firm, person: hub.person } : { firm: hub.otherFirm, person: hub.otherPerson };
    const isForeign = side === "south";
    // The south's record gets a number that the north has not reached.
    const firmNumber = isForeign ? await addFirm(tx, firmId, firmTerms(`${side} ${whose} firm`)) : known.firm.number;
    const personId = tx.newId<PersonId>();
    const personNumber = isForeign
      ? await addPerson(tx, personId, { ...barePerson, name: `${side} ${whose} person`, halfDays: 8 })
      : known.person.number;
    const project = await makeProject(tx, isForeign ? firmId : known.firm.id, `${side} ${whose}`);
    const published = await publishedFirm(tx, `${side} ${whose} published`);
    const sides = isForeign ? { firmId, personId } : { firmId: known.firm.id, personId: known.person.id };
    const engagement = await makeEngagement(tx, sides, `${side} ${whose}`);
    // Nobody accompanies the own one yet; the other has a companion who is not the one that asks.
    if (whose === "other")
      await sql`update engagement set companion_id = ${tx.newId<AccountId>()}
        where hub_id = ${tx.actor.hubId} and number = ${engagement}`.execute(tx.sql);
    const proposal = await makeProposal(tx, sides, { canary: `${side} ${whose}`, project });
    const mail = await addMail(tx, { to: "somebody@example.invalid", subject: "access", body: `${side} canary mail` });
    return {
      nothing: { token: "unknown-token", question: "contact", purpose: "matching" },
      firm: { number: String(firmNumber) },
      "published firm": { number: String(published) },
      project: { number: String(project) },
      person: { number: String(personNumber) },
      engagement: { number: String(engagement) },
      dialogue: { number: String(await makeDialogue(tx, sides.firmId, `${side} ${whose}`)), line: "1" },
      concern: { number: String(await makeConcern(tx, engagement, `${side} ${whose}`)) },
      proposal: { number: String(proposal) },
      mail: { mail },
      plan: { number: String(await makePlan(tx, side)) },
      standing: { number: String(await makeStanding(tx)) },
      referral: { number: String(await makeReferral(tx, hub, whose)) },
      import: { number: String(await makeImport(tx, side)) },
    };
  });
}

/** The own referral is handed to the organisation of the intermediary's hat, the other to one that nobody wears a hat of. */
async function makeReferral(tx: Tx, hub: TestHub, whose: "own" | "other"): Promise<number> {
  const organisationId = whose === "own" ? hub.organisations.intermediary : tx.newId<OrganisationId>();
  if (whose === "other") await addOrganisation(tx, { id: organisationId, kind: "intermediary", name: "access other" });
  const side = `${hub.host.split(".")[0]} ${whose}`;
  const firmId = whose === "own" ? hub.firm.id : hub.otherFirm.id;
  const projectId = tx.newId<ProjectId>();
  await addProject(tx, { id: projectId, firmId, terms: projectTerms("referred") });
  return addReferral(tx, {
    id: tx.newId<ReferralId>(),
    projectId,
    organisationId,
    note: `${side} referral`,
    by: tx.newId<AccountId>(),
    work: {
      terms: { ...projectTerms("referred"), title: `${side} referral`, result: `${side} referral result` },
      contractForm: "service",
      firm: { name: null, number: null, industry: "E", town: "Testtown", size: "1-4" },
    },
  });
}

const makeStanding = (tx: Tx): Promise<number> =>
  addStanding(tx, {
    id: tx.newId<StandingId>(),
    organisationId: null,
    terms: { kind: "local-placement", licence: "access", validFrom: farMonday, expiresOn: null, note: "" },
  });

const projectTerms = (canary: string): ProjectTerms => ({
  title: `${canary} project`,
  result: `${canary} project result`,
  whatIsNew: "",
  whatIsHard: "",
  mayDecide: "",
  roleKind: "specialist",
  themes: ["it"],
  shape: [3, 3, 3, 3, 3, 3, 3, 4, 4],
  halfDays: 4,
  onSiteHalfDays: 0,
  place: "Testtown",
  startsOn: null,
  months: 3,
  payYenPerMonth: 10_000,
});

const makeProject = (tx: Tx, firmId: FirmId, canary: string): Promise<number> =>
  addProject(tx, { id: tx.newId<ProjectId>(), firmId, terms: projectTerms(canary) });

/** A dialogue with one line of the owner's. */
async function makeDialogue(tx: Tx, firmId: FirmId, canary: string): Promise<number> {
  const id = tx.newId<DialogueId>();
  const terms = { heldOn: farMonday, channel: "visit", spokenBy: "" } as const;
  const number = await addDialogue(tx, { id, firmId, terms });
  const line = { speaker: "owner", kind: "worry", words: `${canary} dialogue` } as const;
  await addLine(tx, { id: tx.newId<DialogueLineId>(), dialogueId: id, terms: line });
  return number;
}

/** An engagement of one half-day in a week far away, with a check-in of either side. */
async function makeEngagement(
  tx: Tx,
  sides: { readonly firmId: FirmId; readonly personId: PersonId },
  canary: string,
): Promise<number> {
  const share = { halfDays: 1, fromWeek: farMonday, weeks: 1 };
  const bookingId = tx.newId<BookingId>();
  await addToLedger(tx, { id: sides.personId, halfDays: 8 }, share);
  const madeBy = tx.newId<AccountId>();
  await appendBooking(tx, { id: bookingId, personId: sides.personId, share, note: canary, releases: null, madeBy });
  const id = tx.newId<EngagementId>();
  const terms = {
    ...share,
    title: `${canary} engagement`,
    role: "",
    roleKind: "specialist",
    stage: "trial",
    onSiteHalfDays: 0,
    payYenPerMonth: 0,
  } as const;
  const names = { firmName: `${canary} firm`, personName: `${canary} person` };
  const number = await addEngagement(tx, { id, ...sides, projectId: null, bookingId, terms, ...names });
  for (const side of ["person", "firm"])
    await sql`insert into check_in (hub_id, check_in_id, engagement_id, side, due_on, held_on, score, words)
      values (${tx.actor.hubId}, ${tx.newId()}, ${id}, ${side}, '2026-11-02', '2026-11-02', 4, ${`${canary} words of ${side}`}),
        (${tx.actor.hubId}, ${tx.newId()}, ${id}, ${side}, '1999-12-31', null, null, '')`.execute(tx.sql);
  return number;
}

/**
 * A proposal of one half-day in a week far away. Its two sides know nothing of each other by it: the names of both are in
 * what staff read alone. A handing-over that was closed again stands beside it.
 */
async function makeProposal(
  tx: Tx,
  sides: { readonly firmId: FirmId; readonly personId: PersonId },
  { canary, project }: { readonly canary: string; readonly project: number },
): Promise<number> {
  const { rows } = await sql<{ id: ProjectId }>`select project_id as id from project
    where hub_id = ${tx.actor.hubId} and number = ${project}`.execute(tx.sql);
  const projectId = rows[0]?.id ?? never();
  const id = tx.newId<ProposalId>();
  const number = await addProposal(tx, {
    id,
    ...sides,
    projectId,
    origin: "by-hand",
    planId: null,
    terms: { halfDays: 1, onSiteHalfDays: 0, fromWeek: farMonday, weeks: 1, payYenPerMonth: 0 },
    line: "",
    withMeeting: true,
    answerBy: farMonday,
    putBy: tx.newId<AccountId>(),
    profile: { themes: ["it"], trades: ["E"], roleKinds: [], shape: null, halfDays: 8, towns: ["Testtown"] },
    // The person reads the copy of the work: it carries another canary than the project itself.
    work: projectTerms(`${canary} proposed`),
    firm: { industry: "E", town: "Testtown", size: "5-19", name: null, number: null },
  });
  await sql`insert into disclosure (hub_id, disclosure_id, proposal_id, person_id, firm_id, purpose, name, email, phone,
      disclosed_at, closed_at)
    values (${tx.actor.hubId}, ${tx.newId()}, ${id}, ${sides.personId}, ${sides.firmId}, 'meeting', '', '', '',
      ${tx.now}, ${tx.now})`.execute(tx.sql);
  // Its date is chosen: the file of the meeting is there.
  await sql`insert into meeting (hub_id, proposal_id, offered_by, mode, place, minutes, slots, chosen)
    values (${tx.actor.hubId}, ${id}, 'hub', 'online', ${`${canary} proposed project`}, 30,
      array['2034-01-02T01:00:00Z'::timestamptz], '2034-01-02T01:00:00Z')`.execute(tx.sql);
  return number;
}

const farMonday = mondayOf(parseLocalDate("2033-01-03") ?? never());
function never(): never {
  throw new Error("no such day");
}

async function publishedFirm(tx: Tx, name: string): Promise<number> {
  const id = tx.newId<FirmId>();
  const terms = firmTerms(`${name} company`);
  const number = await addFirm(tx, id, terms);
  await saveFirmStatus(tx, id, "published");
  await saveFirmPage(tx, { id, number, terms });
  return number;
}

type Wanted = { readonly kind: ObjectKind; readonly hub: TestHub; readonly relation: Relation };

/** Objects that an act uses up: an invitation withdrawn, a hat ended, a booking released. */
async function makeOnce(test: TestApp, tx: Tx, wanted: Wanted): Promise<Readonly<Record<string, string>>> {
  const { kind, hub, relation } = wanted;
  const firm = relation === "other" ? hub.otherFirm : hub.firm;
  const atFirm = { firmId: firm.id, personId: null, organisationId: null };
  const atHub = { firmId: null, personId: null, organisationId: null };
  switch (kind) {
    case "firm with invitation":
      return { number: String(firm.number), invitation: await invite(tx, "deputy", atFirm) };
    case "invitation":
      return { invitation: await invite(tx, "companion", atHub) };
    case "firm with hat":
      return { number: String(firm.number), hat: (await colleague(test, tx, "deputy", atFirm)).hat };
    case "firm with meeting":
      return { number: String(firm.number), meeting: await jointMeeting(tx, firm.id) };
    case "account":
    case "account with hat":
      return colleague(test, tx, "companion", atHub);
    case "person with booking":
      return bookedPerson(test, tx, wanted);
    case "hand":
    case "project with hand":
      return raisedHand(tx, wanted);
    case "person with consent":
      return agreedPerson(tx, wanted);
    case "published project":
      return publishedProject(test, wanted);
    case "engagement with check-in":
      return engagementAsked(tx, wanted);
    default:
      throw new Error(`no ${kind} is made for a single question`);
  }
}

/** An engagement of the relation's firm and person with one more check-in that waits for an answer on either side. */
async function engagementAsked(tx: Tx, { hub, relation }: Wanted): Promise<Readonly<Record<string, string>>> {
  const firm = relation === "other" ? hub.otherFirm : hub.firm;
  // The south stays as it is: its check-ins wait since the beginning.
  const { rows } = await sql<{ number: number; id: EngagementId }>`select number, engagement_id as id from engagement
    where hub_id = ${hub.id} and (firm_id = ${firm.id} or ${relation === "foreign"}) order by number limit 1`.execute(
    tx.sql,
  );
  const [found] = rows;
  if (found === undefined) throw new Error("the world has no such engagement");
  for (const side of relation === "foreign" ? [] : ["person", "firm"])
    await sql`insert into check_in (hub_id, check_in_id, engagement_id, side, due_on)
      select ${hub.id}, ${tx.newId()}, ${found.id}, ${side}, coalesce(max(due_on), date '2000-01-01') + 1 from check_in
      where hub_id = ${hub.id} and engagement_id = ${found.id} and side = ${side} and due_on < '2020-01-01'`.execute(
      tx.sql,
    );
  return { number: String(found.number) };
}

async function jointMeeting(tx: Tx, firmId: FirmId): Promise<string> {
  const id = tx.newId<JointMeetingId>();
  await addJointMeeting(tx, { id, firmId, title: "access", often: "weekly", engagements: [] });
  return id;
}

type Place = Parameters<typeof addInvitation>[1]["place"];

async function invite(tx: Tx, kind: HatKind, place: Place): Promise<string> {
  const id = tx.newId<InvitationId>();
  await addInvitation(tx, {
    id,
    tokenHash: id,
    name: "invited",
    email: "invited@example.invalid",
    kind,
    place,
    expiresAt: new Date(tx.now.getTime() + 86_400_000),
  });
  return id;
}

/** Somebody with one hat, in schema banso alone: nobody signs in with it. */
async function colleague(_test: TestApp, tx: Tx, kind: HatKind, place: Place) {
  const account = tx.newId<AccountId>();
  await addAccount(tx, { id: account, name: "colleague", email: `${account}@example.invalid` });
  return { account, hat: await grantHat(tx, { accountId: account, kind, ...place }) };
}

async function bookedPerson(
  test: TestApp,
  tx: Tx,
  { hub, relation }: Wanted,
): Promise<Readonly<Record<string, string>>> {
  const known = relation === "other" ? hub.otherPerson : hub.person;
  const { account } = await colleague(test, tx, "companion", { firmId: null, personId: null, organisationId: null });
  const booking = tx.newId<BookingId>();
  const share = { halfDays: 1, fromWeek: "2031-01-06", weeks: 1 } as const;
  await sql`insert into booking (person_id, booking_id, hub_id, half_days, from_week, weeks, note, made_by, made_at)
    values (${known.id}, ${booking}, ${hub.id}, 1, '2031-01-06', ${share.weeks}, 'access', ${account}, ${tx.now})`.execute(
    tx.sql,
  );
  await sql`insert into capacity_week (person_id, week, capacity, booked) values (${known.id}, '2031-01-06', 12, 1)
    on conflict (person_id, week) do update set booked = capacity_week.booked + 1, capacity = 60`.execute(tx.sql);
  return { number: String(known.number), booking };
}

async function raisedHand(tx: Tx, { hub, relation }: Wanted): Promise<Readonly<Record<string, string>>> {
  const known = relation === "other" ? hub.otherPerson : hub.person;
  const number = await makeProject(tx, hub.firm.id, "access hand");
  const { rows } = await sql<{ id: ProjectId }>`select project_id as id from project
    where hub_id = ${hub.id} and number = ${number}`.execute(tx.sql);
  const project = { id: rows[0]?.id ?? never(), number, title: "access hand project" };
  return {
    number: String(number),
    hand: await addHand(tx, { personId: known.id, project, origin: "raised", words: "" }),
  };
}

async function agreedPerson(tx: Tx, { hub, relation }: Wanted): Promise<Readonly<Record<string, string>>> {
  const known = relation === "other" ? hub.otherPerson : hub.person;
  const subject = { purpose: "statistics", firmId: null, organisationId: null } as const;
  const consent = await addConsent(tx, known.id, { ...subject, until: mondayOf(farMonday) });
  return { number: String(known.number), consent };
}

async function publishedProject(test: TestApp, { hub }: Wanted): Promise<Readonly<Record<string, string>>> {
  return test.app.db.asHub(hub.id, "found-hub", async (tx) => {
    const id = tx.newId<ProjectId>();
    const terms = projectTerms("public");
    const number = await addProject(tx, { id, firmId: hub.firm.id, terms });
    await addProjectPage(
      tx,
      { id, number, terms },
      { industry: "E", town: "Testtown", size: "5-19", name: null, number: null },
    );
    return { number: String(number) };
  });
}

/** A concern of an engagement, with a canary in its words. */
async function makeConcern(tx: Tx, engagement: number, canary: string): Promise<number> {
  const { rows } = await sql<{
    number: number;
  }>`insert into concern (hub_id, concern_id, number, engagement_id, kind, side,
      words, opened_at)
    select hub_id, ${tx.newId()}, next_number('concern'), engagement_id, 'noticed', 'person', ${`${canary} concern`}, ${tx.now}
    from engagement where hub_id = ${tx.actor.hubId} and number = ${engagement} returning number`.execute(tx.sql);
  return rows[0]?.number ?? 0;
}

/** A plan that could not be made, with files: its page tells why, and the files carry a canary. */
async function makePlan(tx: Tx, side: string): Promise<number> {
  const { hubId } = tx.actor;
  const file = tx.newId<FileId>();
  await sql`insert into file (hub_id, file_id, name, media_type, bytes, sha256, made_at)
    values (${hubId}, ${file}, 'canary.csv', 'text/csv', ${Buffer.from(`${side} canary plan`)}, 'none', ${tx.now})`.execute(
    tx.sql,
  );
  const { rows } = await sql<{ number: number }>`insert into plan (hub_id, plan_id, number, name, status, people_file,
      projects_file, seed, seconds, weights, language, report_file, csv_file, xlsx_file, failure, requested_by, requested_at)
    values (${hubId}, ${tx.newId<PlanId>()}, next_number('plan'), ${`${side} canary plan`}, 'failed', ${file}, ${file}, 1, 10,
      '{}', 'ja', ${file}, ${file}, ${file}, 'engine-ended', ${tx.newId<AccountId>()}, ${tx.now}) returning number`.execute(
    tx.sql,
  );
  return rows[0]?.number ?? 0;
}

/** A plan that was computed, with a canary in its name and in the name of its project; the engine needs no time for it. */
async function finishedPlan(test: TestApp, hub: TestHub): Promise<string> {
  const canary = `${hub.host.split(".")[0]} canary plan`;
  const form = formOf({
    name: canary,
    seconds: "1",
    people: csv("people.csv", "人材番号,空きコマ\nH-1,8\n"),
    projects: csv("projects.csv", `案件番号,案件名,必要コマ\nP-1,${canary},4\n`),
  });
  const answer = await (await test.signInAs("coordinator", hub)).ask("/plans", { upload: form });
  await doJobs(test);
  return /\/plans\/(\d+)/.exec(answer.headers.get("location") ?? "")?.[1] ?? never();
}

/** An import that waits for a yes, with a canary in its name and its preview. */
async function makeImport(tx: Tx, side: string): Promise<number> {
  // The south's imports get numbers that the north has not reached.
  if (side === "south")
    await sql`insert into counter (hub_id, kind, last) values (${tx.actor.hubId}, 'import', 100) on conflict do nothing`.execute(
      tx.sql,
    );
  return addImport(
    tx,
    {
      id: tx.newId<ImportId>(),
      kind: "people",
      fileId: null,
      fileName: `${side} canary import`,
      sha256: "0".repeat(64),
      requestedBy: null,
    },
    "applying",
  );
}

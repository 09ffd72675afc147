import { afterAll, beforeAll, expect, test } from "vitest";
import type { App } from "#app.ts";
import { disableAccount } from "#domain/hubs/disable-account.ts";
import { endHat } from "#domain/hubs/end-hat.ts";
import { closeContacts } from "#domain/proposals/close-contacts.ts";
import { type SignedIn, testApp } from "../support/app.ts";
import { cutOffAt } from "../support/cut-off.ts";
import { doJobs } from "../support/guest.ts";
import { agreeToMatching, type House, openProject, post, posted, propose, share, told } from "./asking.ts";

// A proposal does not outlive what it was made for: its project, its person's place here, its firm.

let house: House;
let coordinator: SignedIn;
let owner: SignedIn;

beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
  owner = await house.signInAs("owner", house.north);
  await house.signInAs("person", house.north);
  await agreeToMatching(house);
});
afterAll(() => house.close());

const mail = "north.person@example.invalid";
/** What the firm reads of a proposal. */
const seen = async (at: string): Promise<string> => (await owner.ask(at)).text();
const person = () => house.north.person.number;

/** A project with a proposal to which the person has said yes: the firm reads who it is. */
async function disclosed(title: string): Promise<{ project: number; at: string }> {
  const project = await openProject(house, title);
  const at = await propose(house, coordinator, { project, person: person(), halfDays: 8 });
  await posted(house, coordinator, `${at}/answer`, { says: "meet", side: "person", ...told });
  expect(await seen(at)).toContain(mail);
  return { project, at };
}

/** What is left of a proposal: its phase, who closed it, what the firm still reads, and who is told of its end. */
async function leftOf(at: string) {
  const { rows } = await house.database.asSuper(
    `select p.phase, p.closed_by as by, (select count(*)::int from banso.disclosure d where d.proposal_id = p.proposal_id
        and (d.closed_at is null or d.name || d.email || d.phone <> '')) as open,
      (select array_agg(distinct split_part(n.about, ':', 3) order by split_part(n.about, ':', 3)) from banso.notice n
        where n.kind = 'proposal-closed' and n.about like 'proposal:' || p.proposal_id || ':%') as told
     from banso.proposal p where p.number = $1`,
    [Number(at.split("/").at(-1))],
  );
  return rows[0];
}

/** A project that was made and published has its second version. */
const close = (who: SignedIn, project: number) =>
  posted(house, who, `/projects/${project}/close`, { answer: "yes", version: "2" });

test("whoever closes a project closes what was proposed for it: contacts are blank, half-days are free, both sides hear of it", async () => {
  const definer = await house.signInAs("definer", house.north);
  const deputy = await house.signInAs("deputy", house.north);
  const hands = { coordinator, definer, owner, deputy };
  for (const [hat, who] of Object.entries(hands)) {
    const { project, at } = await disclosed(`${hat}が閉じる仕事`);
    await close(who, project);
    const bySide = hat === "owner" || hat === "deputy";
    expect([hat, await leftOf(at)]).toEqual([
      hat,
      { phase: "closed", by: bySide ? "firm" : "hub", open: 0, told: bySide ? ["person"] : ["firm", "person"] },
    ]);
    expect(await seen(at), hat).not.toContain(mail);
    // The half-days that it held are somebody's to give again.
    const [booking, back] = [{ halfDays: "12", fromWeek: "2030-01-07", weeks: "1", note: hat }, `/people/${person()}`];
    await posted(house, coordinator, `${back}/bookings`, booking);
    const release = /action="([^"]+\/release)"/.exec(await (await coordinator.ask(back)).text())?.[1] ?? "";
    await posted(house, coordinator, release);
  }
});

test("a list that closes a project, and a register that closes a firm, end what lives there with the next round", async () => {
  const byList = await disclosed("一覧で閉じる仕事");
  await house.database.asSuper("update banso.project set status = 'closed' where hub_id = $1 and number = $2", [
    house.north.id,
    byList.project,
  ]);
  await closeContacts(house.app, house.north.id);
  expect(await leftOf(byList.at)).toEqual({ phase: "closed", by: "hub", open: 0, told: ["firm", "person"] });
  const ofFirm = await disclosed("会社が閉じた仕事");
  await house.database.asSuper("update banso.firm set closed_on = '2026-01-31' where firm_id = $1", [
    house.north.firm.id,
  ]);
  await closeContacts(house.app, house.north.id);
  expect(await leftOf(ofFirm.at)).toMatchObject({ phase: "closed", by: "hub", open: 0 });
  // And nobody is put forward for a firm that the register has closed.
  const again = await post(house, coordinator, "/proposals", {
    ...share,
    halfDays: "1",
    project: String(ofFirm.project),
    person: String(house.north.otherPerson.number),
  });
  expect(again.status).toBe(409);
  await house.database.asSuper("update banso.firm set closed_on = null where firm_id = $1", [house.north.firm.id]);
});

test("shutting somebody out that is cut off half-way is finished by a job; who is in again by then keeps what lives", async () => {
  const { actor } = await house.signInAs("operator", house.north);
  const { accountId: id } = (await house.signInAs("person", house.north)).actor;
  if (id === null) throw new Error("the person has no account");
  const cut = cutOffAt(house.app, "close-proposals");
  const { at } = await disclosed("途中で切れる仕事");
  const turn = (app: App, to: "disabled" | "enabled") => disableAccount(app, actor, { id, to, key: null });
  await expect(turn(cut, "disabled")).rejects.toThrow("killed");
  expect(await turn(house.app, "enabled")).toMatchObject({ ok: true });
  await doJobs(house, "close-of-gone");
  expect(await leftOf(at)).toMatchObject({ phase: "open" });
  await expect(turn(cut, "disabled")).rejects.toThrow("killed");
  await doJobs(house, "close-of-gone");
  expect(await leftOf(at)).toEqual({ phase: "closed", by: "hub", open: 0, told: ["firm", "person"] });
  expect(await turn(house.app, "enabled")).toMatchObject({ ok: true });
});

test("whoever ends a person's place here ends what was proposed of them, though they read no proposal", async () => {
  const operator = await house.signInAs("operator", house.north);
  const { at } = await disclosed("席がなくなる仕事");
  expect((await operator.ask(at)).status).toBe(403);
  const hat = await house.database.asSuper(
    "select hat_id as id, account_id as account from banso.hat where person_id = $1 and ended_at is null",
    [house.north.person.id],
  );
  await posted(house, operator, `/accounts/${hat.rows[0]?.account}/disable`, { answer: "yes" });
  expect(await leftOf(at)).toEqual({ phase: "closed", by: "hub", open: 0, told: ["firm", "person"] });
  await posted(house, operator, `/accounts/${hat.rows[0]?.account}/enable`);
  const next = await disclosed("立場が終わる仕事");
  const ending = endHat(cutOffAt(house.app, "close-proposals"), operator.actor, { id: hat.rows[0]?.id, key: null });
  await expect(ending).rejects.toThrow("killed");
  await doJobs(house, "close-of-gone");
  expect(await leftOf(next.at)).toEqual({ phase: "closed", by: "hub", open: 0, told: ["firm", "person"] });
  expect(await seen(next.at)).not.toContain(mail);
});

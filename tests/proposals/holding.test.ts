import { afterAll, beforeAll, expect, test } from "vitest";
import { importFile } from "#domain/imports/import-file.ts";
import { fileOf } from "#domain/imports/store-steps.ts";
import { foundFaultWords } from "#text/imports.ts";
import { type SignedIn, testApp } from "../support/app.ts";
import { ledgerFaults } from "../support/ledger.ts";
import { agreeToMatching, type House, openProject, post, posted, propose } from "./asking.ts";

// What live proposals hold is not given away by hand either.

let house: House;
let coordinator: SignedIn;

beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
  await house.signInAs("person", house.north);
  await agreeToMatching(house);
});
afterAll(() => house.close());

const weeks = { fromWeek: "2030-01-07", weeks: "12" };
const engagement = {
  title: "店に立つ",
  role: "社長のそばで",
  roleKind: "specialist",
  stage: "trial",
  onSiteHalfDays: "0",
  payYenPerMonth: "0",
};

test("half-days that a proposal holds are neither booked nor engaged by hand; the sentence names the proposal", async () => {
  const person = house.north.person.number;
  const project = await openProject(house, "席を取ってある仕事", { halfDays: 4 });
  const at = await propose(house, coordinator, { project, person });
  const number = `S-${at.split("/").at(-1)}`;
  const booking = { ...weeks, note: "ほかの仕事" };
  const refused = await post(house, coordinator, `/people/${person}/bookings`, { ...booking, halfDays: "9" });
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain(`提案 ${number} のために空けてあり、残りは4週間あたり8コマです`);
  const sides = { firm: String(house.north.firm.number), person: String(person), ...engagement };
  const entered = await post(house, coordinator, "/engagements", { ...sides, ...weeks, halfDays: "9" });
  expect(entered.status).toBe(409);
  expect(await entered.text()).toContain(number);
  const english = await post(house, coordinator, `/en/people/${person}/bookings`, { ...booking, halfDays: "9" });
  expect(await english.text()).toContain(`half-days are held for ${number}: 8 are left`);
  // Beside it, and in other weeks, there is room.
  await posted(house, coordinator, `/people/${person}/bookings`, { ...booking, halfDays: "2" });
  await posted(house, coordinator, "/engagements", { ...sides, ...weeks, halfDays: "6" });
  await posted(house, coordinator, `/people/${person}/bookings`, {
    halfDays: "12",
    fromWeek: "2030-04-01",
    weeks: "2",
    note: "そのあと",
  });
});

test("a proposal becomes an engagement with its own half-days, and never with those of another", async () => {
  const person = house.north.otherPerson.number;
  const [own, other] = [await openProject(house, "決まる仕事"), await openProject(house, "待っている仕事")];
  const at = await propose(house, coordinator, { project: own, person, halfDays: 6 });
  const waiting = await propose(house, coordinator, { project: other, person, halfDays: 6 });
  for (const side of ["person", "firm"])
    await posted(house, coordinator, `${at}/answer`, {
      says: "meet",
      side,
      spoke: "本人",
      channel: "phone",
      readBack: "aloud",
    });
  await posted(house, coordinator, `${at}/held`, { heldOn: house.app.clock.today() });
  for (const side of ["person", "firm"])
    await posted(house, coordinator, `${at}/answer`, {
      says: "yes",
      side,
      spoke: "本人",
      channel: "phone",
      readBack: "aloud",
    });
  const more = await post(house, coordinator, `${at}/engage`, { ...engagement, ...weeks, halfDays: "7" });
  expect(more.status).toBe(422);
  expect(await more.text()).toContain(`S-${waiting.split("/").at(-1)}`);
  await posted(house, coordinator, `${at}/engage`, { ...engagement, ...weeks, halfDays: "6" });
});

test("a list of engagements takes no half-days from a proposal: the row says which holds them, and the ledger stays as it was", async () => {
  const { number } = house.north.otherPerson;
  const project = await openProject(house, "一覧の前からの仕事");
  const fromWeek = "2031-01-06";
  const at = await propose(house, coordinator, { project, person: number, halfDays: 4, fromWeek });
  const bring = (halfDays: number) =>
    importFile(house.app, house.north.id, {
      kind: "engagements",
      file: fileOf(
        "参画.csv",
        new TextEncoder().encode(
          `企業名,人材名,仕事の名前,コマ,開始日,週数\nnorth own firm,north other person,店に立つ,${halfDays},${fromWeek},4\n`,
        ),
      ),
      isCheckOnly: false,
      onProgress: () => {},
    });
  const proposal = Number(at.split("/").at(-1));
  const [fault] = (await bring(9)).run.preview.faults;
  expect(fault).toMatchObject({
    line: 2,
    fault: { code: "held-by-proposals", week: fromWeek, free: 8, proposals: [proposal] },
  });
  if (fault === undefined) throw new Error("nothing is said of the row");
  expect(foundFaultWords("engagements", fault).ja).toContain(`提案 S-${proposal} のために空けてあり、残りは8コマ`);
  expect((await bring(8)).run.counts).toMatchObject({ added: 1, faults: 0 });
  // The same row again with fewer half-days gives some back, whatever else is held.
  expect((await bring(6)).run.counts).toMatchObject({ changed: 1, faults: 0 });
  expect((await bring(9)).run.preview.faults).toHaveLength(1);
  expect(await ledgerFaults(house.database)).toEqual([]);
});

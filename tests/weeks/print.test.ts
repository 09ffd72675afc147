import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { type ReadPdf, readPdf } from "../support/pdf.ts";
import { enteredWork } from "./entered-work.ts";

// The week on paper and in a spreadsheet: the same for the same readers as on its page, and recorded as that is.

let house: TestApp;
let coordinator: SignedIn;
let owner: SignedIn;
let person: SignedIn;
let own = 0;

beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
  owner = await house.signInAs("owner", house.north);
  person = await house.signInAs("person", house.north);
  own = await entered(house.north.firm.number, "direct sales", 4);
  await entered(house.north.otherFirm.number, "books and papers", 2);
});
afterAll(() => house.close());

const entered = (firm: number, title: string, halfDays: number): Promise<number> =>
  enteredWork(house, coordinator, { firm, person: house.north.person.number, title, halfDays });

async function paper(who: SignedIn, path: string): Promise<ReadPdf> {
  const answer = await who.ask(path);
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  return readPdf(new Uint8Array(await answer.arrayBuffer()));
}

test("the whole week for the person and the staff; a firm's paper shows the firm's part alone", async () => {
  for (const read of [
    await paper(person, "/me/week.pdf"),
    await paper(coordinator, `/people/${house.north.person.number}/week.pdf`),
  ]) {
    for (const words of ["northownfirm", "directsales", "northotherfirm", "booksandpapers", "第1週", "遠隔"])
      expect(read.text).toContain(words);
    expect(read.fonts.inside).toBe(read.fonts.named);
    expect(read.text).not.toMatch(/[\u0000\ufffd〓]/u);
  }
  for (const who of [owner, coordinator]) {
    const part = (await paper(who, `/engagements/${own}/week.pdf`)).text;
    expect(part).toContain("northownfirm");
    expect(part).not.toContain("northotherfirm");
  }
  expect((await paper(person, "/en/me/week.pdf")).text).toContain("Morningsareabout9to12");
});

test("a spreadsheet has the half-days of the coming four weeks by day", async () => {
  const answer = await person.ask("/me/week.xlsx");
  expect(answer.status).toBe(200);
  const read = await house.app.tables.read({
    name: "week.xlsx",
    bytes: new Uint8Array(await answer.arrayBuffer()),
  });
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const days = read.value.rows.map(({ cells }) => cells[0] ?? "");
  expect(days.length).toBeGreaterThanOrEqual(4);
  expect(days).toEqual(days.toSorted());
  expect(days[0] ?? "").not.toBe("");
});

test("taking a person's or an engagement's week is recorded as a reading of it", async () => {
  await vi.waitFor(
    async () => {
      const { rows } = await house.database.asSuper(
        "select distinct act from banso.audit_event where act in ('person.show', 'engagement.show') order by act",
      );
      expect(rows.map(({ act }: { act: string }) => act)).toEqual(["engagement.show", "person.show"]);
    },
    { interval: 100 },
  );
});

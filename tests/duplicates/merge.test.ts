import { afterAll, beforeAll, expect, test } from "vitest";
import { importFile } from "#domain/imports/import-file.ts";
import { fileOf } from "#domain/imports/store-steps.ts";
import { previewNotes } from "#text/import-notes.ts";
import { openProject, propose, posted as sent, told } from "../proposals/asking.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
let coordinator: SignedIn;

beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
});
afterAll(() => house.close());

async function posted(path: string, fields: Readonly<Record<string, string>>): Promise<number> {
  const answer = await coordinator.ask(path, {
    method: "POST",
    fields: { ...fields, idempotencyKey: house.app.ids.next() },
  });
  const to = answer.headers.get("location");
  if (answer.status !== 303 || to === null) throw new Error(`${path}: ${answer.status}`);
  return Number(/\/(\d+)/.exec(to)?.[1] ?? 0);
}

const enterFirm = (fields: Readonly<Record<string, string>>): Promise<number> =>
  posted("/firms", { industry: "E", town: "しおかぜ町", ...fields });
const enterPerson = (fields: Readonly<Record<string, string>>): Promise<number> =>
  posted("/people", { halfDays: "8", ...fields });
const textOf = async (path: string): Promise<string> => (await coordinator.ask(path)).text();

/** What the form of the comparison sends beside the choices. */
async function seen(path: string): Promise<Record<string, string>> {
  const text = await textOf(path);
  const hidden = (name: string): string => new RegExp(`name="${name}" value="(\\d+)"`).exec(text)?.[1] ?? "";
  return { other: hidden("other"), oneVersion: hidden("oneVersion"), otherVersion: hidden("otherVersion") };
}

test("two firms written in two ways are listed, compared, merged by a person, and both numbers lead to the one", async () => {
  const one = await enterFirm({ name: "株式会社見本水産", contactPhone: "0859-00-0001", employees: "12" });
  const other = await enterFirm({
    name: "㈱ 見本水産",
    contactPhone: "0859000001",
    employees: "14",
    business: "一夜干し",
  });
  await enterFirm({ name: "見本林業" });
  const list = await textOf("/duplicates");
  expect(list).toContain(`/firms/${one}/merge?with=${other}`);
  expect(list).toContain("名前、電話番号");
  expect(list).not.toContain("見本林業");
  const at = `/firms/${one}/merge?with=${other}`;
  const page = await textOf(at);
  expect(page).toContain("take-employees");
  expect(page).not.toContain("take-business");
  const order = { ...(await seen(at)), keep: "one", "take-employees": "other" };
  expect(await posted(`/firms/${one}/merge`, order)).toBe(one);
  const merged = await textOf(`/firms/${one}`);
  expect(merged).toContain("14人");
  expect(merged).toContain("一夜干し");
  const moved = await coordinator.ask(`/firms/${other}`);
  expect([moved.status, moved.headers.get("location")]).toEqual([303, `/firms/${one}`]);
  expect(await textOf("/duplicates")).not.toContain(`/firms/${one}/merge?with=${other}`);
  const again = await coordinator.ask(`/firms/${one}/merge`, { method: "POST", fields: order });
  expect([again.status, again.headers.get("location")?.replace(/\?.*/, "")]).toEqual([303, `/firms/${one}`]);
  expect(merged).toContain(`F-${other}の記録をこの記録にまとめました`);
  expect(merged).not.toContain("内容を変えました");
  const { rows } = await house.database.asSuper(
    "select gone_before ->> 'name' as name from banso.merge where gone_number = $1",
    [other],
  );
  expect(rows).toEqual([{ name: "㈱ 見本水産" }]);
  const trail = await house.database.asSuper(
    "select distinct hat, account_id as account from banso.audit_event where act = 'duplicate.merge'",
  );
  expect(trail.rows).toEqual([{ hat: "coordinator", account: coordinator.actor.accountId }]);
});

test("the code of the hub's own list goes on with the record that stays, and the trail names every field that was filled", async () => {
  const one = await enterFirm({ name: "見本紙業" });
  const other = await enterFirm({ name: "見本紙業", business: "和紙をすく", employees: "3" });
  await house.database.asSuper("update banso.firm set code = 'K-77' where hub_id = $1 and number = $2", [
    house.north.id,
    other,
  ]);
  const at = `/firms/${one}/merge?with=${other}`;
  await posted(`/firms/${one}/merge`, { ...(await seen(at)), keep: "one" });
  const { rows } = await house.database.asSuper(
    `select f.code, e.fields from banso.firm f join banso.audit_event e on e.object_id = f.firm_id::text
      where f.hub_id = $1 and f.number = $2 and e.act = 'duplicate.merge'`,
    [house.north.id, one],
  );
  expect(rows).toEqual([{ code: "K-77", fields: ["employees", "business"] }]);
});

test("weeks that are over do not stand against a merge: what was worked was worked", async () => {
  const one = await enterPerson({ name: "見本 むかし" });
  const other = await enterPerson({ name: "見本 むかし" });
  await house.database.asSuper(
    `insert into banso.capacity_week (person_id, week, capacity, booked)
      select person_id, '2026-01-05', 8, 6 from banso.hub_person where hub_id = $1 and number in ($2, $3)`,
    [house.north.id, one, other],
  );
  const at = `/people/${one}/merge?with=${other}`;
  await posted(`/people/${one}/merge`, { ...(await seen(at)), keep: "one" });
  const { rows } = await house.database.asSuper(
    `select w.capacity, w.booked from banso.capacity_week w join banso.hub_person h using (person_id)
      where h.hub_id = $1 and h.number = $2`,
    [house.north.id, one],
  );
  expect(rows).toEqual([{ capacity: 12, booked: 12 }]);
});

test("what hangs on the firm that goes hangs on the one that stays", async () => {
  const one = await enterFirm({ name: "見本製材" });
  const other = await enterFirm({ name: "見本製材 有限会社" });
  const points = Object.fromEntries(
    "grasp-situation set-issue make-plan carry-out respond inside-relations outside-relations superior-relations develop-team"
      .split(" ")
      .map((element, index) => [`points-${element}`, index < 7 ? "3" : "4"]),
  );
  const project = await posted("/projects", {
    firm: String(other),
    title: "木のうつわを売る",
    result: "月30件",
    roleKind: "specialist",
    themes: "it",
    halfDays: "8",
    onSiteHalfDays: "0",
    place: "しおかぜ町",
    months: "3",
    payYenPerMonth: "160000",
    ...points,
  });
  const at = `/firms/${one}/merge?with=${other}`;
  await posted(`/firms/${one}/merge`, { ...(await seen(at)), keep: "one" });
  expect(await textOf(`/projects/${project}`)).toContain(`/firms/${one}`);
});

test("a record that somebody changed meanwhile is not merged away", async () => {
  const one = await enterFirm({ name: "見本醸造" });
  const other = await enterFirm({ name: "見本醸造" });
  const at = `/firms/${one}/merge?with=${other}`;
  const order = { ...(await seen(at)), keep: "one" };
  await posted(`/firms/${other}`, { name: "見本醸造所", industry: "E", town: "しおかぜ町", version: "1" });
  const answer = await coordinator.ask(`/firms/${one}/merge`, { method: "POST", fields: order });
  expect(answer.status).toBe(409);
  expect((await coordinator.ask(`/firms/${other}`)).status).toBe(200);
});

test("a pair that somebody told apart is not asked about again", async () => {
  const one = await enterPerson({ name: "見本 みどり" });
  const other = await enterPerson({ name: "見本　みどり" });
  expect(await textOf("/duplicates?kind=person")).toContain(`/people/${one}/merge?with=${other}`);
  await coordinator.ask(`/people/${one}/distinct`, { method: "POST", fields: { other: String(other) } });
  expect(await textOf("/duplicates?kind=person")).not.toContain(`/people/${one}/merge?with=${other}`);
});

test("two records of a person become one with one ledger, and never above what the person gives", async () => {
  const one = await enterPerson({ name: "見本 はるか", email: "haruka@example.invalid" });
  const other = await enterPerson({ name: "見本 ハルカ", email: "haruka@example.invalid" });
  const booked = { fromWeek: "2026-12-07", weeks: "4", note: "ほかの仕事" };
  await posted(`/people/${one}/bookings`, { ...booked, halfDays: "5" });
  await posted(`/people/${other}/bookings`, { ...booked, halfDays: "4" });
  const at = `/people/${one}/merge?with=${other}`;
  const tooMuch = await coordinator.ask(`/people/${one}/merge`, {
    method: "POST",
    fields: { ...(await seen(at)), keep: "one" },
  });
  expect(tooMuch.status).toBe(409);
  expect((await coordinator.ask(`/people/${other}`)).status).toBe(200);
  const version = /name="version" value="(\d+)"/.exec(await textOf(`/people/${one}/edit`))?.[1] ?? "";
  await posted(`/people/${one}`, { name: "見本 はるか", email: "haruka@example.invalid", halfDays: "12", version });
  await posted(`/people/${one}/merge`, { ...(await seen(at)), keep: "one" });
  const { rows } = await house.database.asSuper(
    `select w.week::text, w.capacity, w.booked from banso.capacity_week w
      join banso.hub_person h using (person_id) where h.hub_id = $1 and h.number = $2 order by w.week`,
    [house.north.id, one],
  );
  expect(rows).toHaveLength(4);
  expect(
    rows.every(({ capacity, booked: taken }: { capacity: number; booked: number }) => capacity === 12 && taken === 9),
  ).toBe(true);
  expect((await coordinator.ask(`/people/${other}`)).headers.get("location")).toBe(`/people/${one}`);
});

test("a firm that looks at both records of a person, and knows one by a proposal that is taken back, keeps one copy and no name", async () => {
  const { north } = house;
  const one = await enterPerson({ name: "見本 かさね", email: "kasane@example.invalid", halfDays: "12" });
  const other = await enterPerson({ name: "見本 カサネ", email: "kasane@example.invalid", halfDays: "12" });
  const project = await openProject(house, "重なる仕事");
  await house.database.asSuper(
    `with r as (insert into banso.inside_review (hub_id, review_id, project_id, kind, created_at, updated_at)
        select hub_id, gen_random_uuid(), project_id, 'full', now(), now() from banso.project where hub_id = $1 and number = $2
        returning *)
      insert into banso.inside_candidate (hub_id, review_id, person_id, firm_id, person_name, until)
        select r.hub_id, r.review_id, h.person_id, $3, 'かさね', '2099-01-01' from r join banso.hub_person h
          on h.hub_id = r.hub_id and h.number in ($4, $5)`,
    [north.id, project, north.firm.id, one, other],
  );
  for (const card of [one, other]) {
    const at = await propose(house, coordinator, { project, person: card });
    await sent(house, coordinator, `${at}/answer`, { says: "meet", side: "firm", ...told });
  }
  await posted(`/people/${one}/merge`, { ...(await seen(`/people/${one}/merge?with=${other}`)), keep: "one" });
  const { rows } = await house.database.asSuper(
    `select p.phase, w.firm_name is null as unnamed, (select count(*)::int from banso.inside_candidate c
        where c.person_id = p.person_id) as copies
      from banso.proposal p join banso.proposal_work w using (hub_id, proposal_id)
      join banso.hub_person h using (hub_id, person_id) where h.hub_id = $1 and h.number = $2 order by p.number`,
    [north.id, one],
  );
  expect(rows).toEqual([
    { phase: "open", unnamed: false, copies: 1 },
    { phase: "closed", unnamed: true, copies: 1 },
  ]);
});

test("an engagement that ends at the moment in which its person's two records become one: both are done, and the ledger holds", async () => {
  const firm = await enterFirm({ name: "見本運輸" });
  for (let round = 0; round < 6; round += 1) {
    const one = await enterPerson({ name: `見本 同時${round}` });
    const other = await enterPerson({ name: `見本 同時${round}` });
    const engagement = await posted("/engagements", {
      firm: String(firm),
      person: String(other),
      title: "配車を見直す",
      roleKind: "specialist",
      stage: "weekly",
      halfDays: "4",
      onSiteHalfDays: "0",
      fromWeek: "2026-11-23",
      weeks: "8",
      payYenPerMonth: "0",
    });
    const order = { ...(await seen(`/people/${one}/merge?with=${other}`)), keep: "one" };
    await Promise.all([
      posted(`/people/${one}/merge`, order),
      posted(`/engagements/${engagement}/end`, { endedOn: "2026-11-29", ending: "finished", version: "1" }),
    ]);
    const { rows } = await house.database.asSuper(
      `select sum(w.booked)::integer as booked, (select count(*)::integer from banso.booking b
          where b.person_id = h.person_id) as bookings
        from banso.hub_person h join banso.capacity_week w using (person_id)
        where h.hub_id = $1 and h.number = $2 group by h.person_id`,
      [house.north.id, one],
    );
    expect(rows).toEqual([{ booked: 4, bookings: 2 }]);
  }
});

test("a person whom another hub knows too is not merged away by this one", async () => {
  const one = await enterPerson({ name: "見本 つばさ" });
  const other = await enterPerson({ name: "見本 つばさ" });
  await house.database.asSuper(
    `insert into banso.hub_person (hub_id, person_id, number, since)
      select $1, person_id, 900, now() from banso.hub_person where hub_id = $2 and number = $3`,
    [house.south.id, house.north.id, other],
  );
  const at = `/people/${one}/merge?with=${other}`;
  const answer = await coordinator.ask(`/people/${one}/merge`, {
    method: "POST",
    fields: { ...(await seen(at)), keep: "one" },
  });
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain("ほかの拠点もこの方の記録を持っているか");
  expect((await coordinator.ask(`/people/${other}`)).status).toBe(200);
});

const bring = (kind: "firms" | "people", lines: readonly string[]) =>
  importFile(house.app, house.north.id, {
    kind,
    file: fileOf("list.csv", new TextEncoder().encode(lines.join("\n"))),
    isCheckOnly: false,
    onProgress: () => {},
  });

test("the list from which two records came leaves the one that stays as it is and does not bring the other back", async () => {
  const numbersOf = async (table: string): Promise<readonly number[]> => {
    const { rows } = await house.database.asSuper(
      `select number from banso.${table} where hub_id = $1 order by number desc limit 2`,
      [house.north.id],
    );
    return rows.map(({ number }: { number: number }) => number).toReversed();
  };
  const [firmHeader, ...firms] = [
    "企業名,市町村,電話番号",
    "株式会社見本鉄工,しおかぜ町,0859-00-0101",
    "見本鉄工㈱,みどり市,0859-00-0102",
  ];
  const [personHeader, ...people] = [
    "氏名,空きコマ,住まい,メールアドレス",
    "見本 ふたり,8,しおかぜ町,",
    "見本 ふたり,6,みどり市,futari@example.invalid",
  ];
  for (const [kind, header, rows, table, letter] of [
    ["firms", firmHeader ?? "", firms, "firm", "F"],
    ["people", personHeader ?? "", people, "hub_person", "H"],
  ] as const) {
    expect((await bring(kind, [header, ...rows])).run.counts).toMatchObject({ added: 2 });
    const [one = 0, other = 0] = await numbersOf(table);
    const at = `/${kind}/${one}/merge?with=${other}`;
    await posted(`/${kind}/${one}/merge`, { ...(await seen(at)), keep: "one" });
    for (const order of [rows, rows.toReversed()]) {
      const { run, number } = await bring(kind, [header, ...order]);
      expect({ ...run.counts, number }).toMatchObject({ rows: 2, added: 0, changed: 0, same: 1, number: null });
      const line = order === rows ? 3 : 2;
      expect(run.preview.merged).toEqual([{ line, gone: other, kept: one }]);
      expect(previewNotes(kind, run).map(({ ja }) => ja)).toContain(
        `ほかの登録にまとめた記録の行が1件あります。変更しません（${line}行目は${letter}-${one}にまとめました）。`,
      );
    }
    const byNumber = await bring(kind, [
      `${header},Banso${kind === "firms" ? "企業" : "人材"}番号`,
      `${rows[1]},${letter}-${other}`,
    ]);
    expect(byNumber.run).toMatchObject({ outcome: "ready", counts: { added: 0, changed: 0, faults: 0 } });
  }
});

test("a row that bears the code of the record that stays is that record, though it now says what the other said", async () => {
  const header = "企業コード,企業名,市町村,電話番号";
  const [stays, goes] = ["K-71,見本製函,しおかぜ町,0859-00-0171", ",見本製函,みどり市,0859-00-0172"] as const;
  await bring("firms", [header, stays, goes]);
  const { rows } = await house.database.asSuper(
    "select number from banso.firm where name = '見本製函' order by number",
  );
  const [one, other] = rows.map(({ number }: { number: number }) => number);
  await posted(`/firms/${one}/merge`, { ...(await seen(`/firms/${one}/merge?with=${other}`)), keep: "one" });
  expect((await bring("firms", [header, stays, goes])).run.counts).toMatchObject({ added: 0, changed: 0, faults: 0 });
  const moved = await bring("firms", [header, `K-71${goes}`]);
  expect(moved.run.counts).toMatchObject({ added: 0, changed: 1 });
  expect(await textOf(`/firms/${one}`)).toContain("0859-00-0172");
});

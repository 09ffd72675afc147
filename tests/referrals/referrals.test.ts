import { afterAll, beforeAll, expect, test } from "vitest";
import { withdrawFirm } from "#domain/firms/withdraw-firm.ts";
import { typed } from "../public/publishing.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { cutOffAt } from "../support/cut-off.ts";
import { doJobs, formKey } from "../support/guest.ts";

let house: TestApp;
let coordinator: SignedIn;
let intermediary: SignedIn;
let project: number;

beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
  intermediary = await house.signInAs("intermediary", house.north);
  const sent = await post(coordinator, "/projects", { ...typed, firm: String(house.north.firm.number) });
  project = Number(/projects\/(\d+)/.exec(sent.headers.get("location") ?? "")?.[1]);
});
afterAll(() => house.close());

const post = (who: SignedIn, path: string, fields: Readonly<Record<string, string | readonly string[]>>) =>
  who.ask(path, { fields: { ...fields, idempotencyKey: formKey(house) } });
const read = async (who: SignedIn, path: string): Promise<string> => (await who.ask(path)).text();
const handTo = (organisations: readonly string[]) =>
  post(coordinator, `/projects/${project}/hand-over`, { organisations, note: "急ぎません" });
const versionOn = async (who: SignedIn, path: string) =>
  /name="version" value="(\d+)"/.exec(await read(who, path))?.[1] ?? "";

test("a requirement is handed to nobody unless an intermediary of this hub is chosen", async () => {
  expect((await handTo([])).status).toBe(422);
  expect((await handTo([house.north.organisations.town])).status).toBe(422);
  expect((await handTo([house.south.organisations.intermediary])).status).toBe(422);
  expect(await read(intermediary, "/referrals")).toContain("まだありません");
});

/** Whom the hub has told of referrals, and of which one; notices that are settled ask nobody any more. */
const told = async (kind: string) => {
  const { rows } = await house.database.asSuper(
    `select coalesce(n.hat, h.kind) as reader, n.path, n.facts->>'title' as title, exists (select from banso.notice_settled s
        where s.hub_id = n.hub_id and s.about = n.about and s.at >= n.made_at) as settled
     from banso.notice n left join banso.hat h on h.hub_id = n.hub_id and h.account_id = n.account_id
     where n.kind = $1 order by n.made_at`,
    [kind],
  );
  return rows;
};

test("an intermediary reads a copy of the work without the firm's name, and a later change does not reach it", async () => {
  expect((await handTo([house.north.organisations.intermediary])).status).toBe(303);
  const shown = await read(intermediary, "/referrals/1");
  expect(shown).toContain(typed.title);
  expect(shown).toContain("急ぎません");
  expect(shown).not.toContain("north own firm");
  expect((await intermediary.ask(`/projects/${project}`)).status).toBe(403);
  const version = await versionOn(coordinator, `/projects/${project}/edit`);
  await post(coordinator, `/projects/${project}`, { ...typed, title: "changed later", version });
  expect(await read(intermediary, "/referrals/1")).not.toContain("changed later");
});

test("handing it to the same intermediary again while it works on it changes nothing", async () => {
  expect((await handTo([house.north.organisations.intermediary])).status).toBe(303);
  expect((await intermediary.ask("/referrals/2")).status).toBe(404);
});

test("the intermediary is told what was handed to it; a candidate and an answer are told to the coordinators, and then nobody is asked", async () => {
  const handed = { reader: "intermediary", path: "/referrals/1", title: typed.title };
  expect(await told("referral-handed")).toEqual([{ ...handed, settled: false }]);
  expect(await told("referral-named")).toEqual([]);
});

test("candidates and progress come back to the hub", async () => {
  const wrong = await post(intermediary, "/referrals/1/candidates", { label: "", words: "kept words", halfDays: "99" });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain("kept words");
  const candidate = { label: "候補A", words: "販路づくり", halfDays: "8" };
  expect((await post(intermediary, "/referrals/1/candidates", candidate)).status).toBe(303);
  const version = await versionOn(intermediary, "/referrals/1");
  const said = { answer: "looking", said: "もう1人探します" };
  expect((await post(intermediary, "/referrals/1", { ...said, version })).status).toBe(303);
  expect((await post(intermediary, "/referrals/1", { ...said, version })).status).toBe(409);
  const seen = await read(coordinator, "/referrals/1");
  for (const text of ["候補A", "もう1人探します", "候補がいます"]) expect(seen).toContain(text);
  for (const kind of ["referral-named", "referral-answered"])
    expect(await told(kind)).toMatchObject([{ reader: "coordinator", path: "/referrals/1", title: typed.title }]);
  expect(await told("referral-handed")).toMatchObject([{ settled: true }]);
});

test("a candidate goes forward or out, each side says its own no, and a yes fills the referral", async () => {
  const move = (who: SignedIn, to: string) => post(who, "/referrals/1/candidates/move", { position: "1", to });
  expect((await move(intermediary, "declined")).status).toBe(409);
  expect((await move(intermediary, "agreed")).status).toBe(409);
  expect((await move(coordinator, "meeting")).status).toBe(303);
  expect((await move(coordinator, "withdrawn")).status).toBe(409);
  expect((await move(intermediary, "agreed")).status).toBe(303);
  expect(await read(coordinator, "/referrals/1")).toContain("決まりました");
  expect(
    (await post(intermediary, "/referrals/1/candidates", { label: "B", words: "late", halfDays: "4" })).status,
  ).toBe(409);
});

test("what was taken back is no longer read by the intermediary, and stays with the hub", async () => {
  expect((await handTo([house.north.organisations.intermediary])).status).toBe(303);
  expect((await intermediary.ask("/referrals/2")).status).toBe(200);
  expect((await post(coordinator, "/referrals/2/take-back", {})).status).toBe(303);
  expect((await intermediary.ask("/referrals/2")).status).toBe(404);
  expect((await coordinator.ask("/referrals/2")).status).toBe(200);
});

test("employment goes only to an intermediary that may place people", async () => {
  const version = await versionOn(coordinator, `/projects/${project}/contract-form`);
  expect((await post(coordinator, `/projects/${project}/contract-form`, { form: "employment", version })).status).toBe(
    303,
  );
  const refused = await handTo([house.north.organisations.intermediary]);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("有料職業紹介事業");
  const standing = {
    organisation: house.north.organisations.intermediary,
    kind: "paid-placement",
    licence: "31-ユ-300001",
    validFrom: "2026-01-01",
    expiresOn: "2099-12-31",
  };
  expect((await post(coordinator, "/standings", standing)).status).toBe(303);
  expect((await handTo([house.north.organisations.intermediary])).status).toBe(303);
  expect(await read(intermediary, "/referrals/3")).toContain("雇用（短時間・副業を含む）");
});

test("a firm that agreed to be named is named to the intermediary, and no longer from the moment in which it takes that back", async () => {
  const at = `/firms/${house.north.firm.number}`;
  const spoken = { spoke: "社長", channel: "phone", readBack: "aloud" };
  const turn = async (to: "publish" | "withdraw") =>
    post(coordinator, `${at}/${to}`, { version: await versionOn(coordinator, `${at}/edit`), answer: "yes", ...spoken });
  expect((await turn("publish")).status).toBe(303);
  const sent = await post(coordinator, "/projects", { ...typed, firm: String(house.north.firm.number) });
  project = Number(/projects\/(\d+)/.exec(sent.headers.get("location") ?? "")?.[1]);
  expect((await handTo([house.north.organisations.intermediary])).status).toBe(303);
  const number = /\/referrals\/(\d+)/.exec(await read(intermediary, "/referrals"))?.[1] ?? "";
  expect(await read(intermediary, `/referrals/${number}`)).toContain("north own firm");
  // Killed after the change and before the hub itself has blanked the name: a job does.
  const version = Number(await versionOn(coordinator, `${at}/edit`));
  const change = { number: house.north.firm.number, version, key: null };
  const cut = withdrawFirm(cutOffAt(house.app, "withdraw-firm"), coordinator.actor, change);
  await expect(cut).rejects.toThrow("killed");
  await doJobs(house, "unname-firm");
  expect(await read(intermediary, `/referrals/${number}`)).not.toContain("north own firm");
  expect((await turn("publish")).status).toBe(303);
  await house.database.asSuper("update banso.referral set firm_name = 'north own firm' where number = $1", [number]);
  expect((await turn("withdraw")).status).toBe(303);
  expect(await read(intermediary, `/referrals/${number}`)).not.toContain("north own firm");
  const { rows } = await house.database.asSuper("select firm_name from banso.referral where firm_name is not null");
  expect(rows).toEqual([]);
});

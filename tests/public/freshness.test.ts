import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { publishProject, secondProcess, send, told, typed, versionOf } from "./publishing.ts";

// Two processes serve one installation. Whatever one of them changes is on the public pages of both within a second.

let house: TestApp;
let other: ReturnType<typeof secondProcess>;
let coordinator: SignedIn;
let owner: SignedIn;

beforeAll(async () => {
  house = await testApp();
  other = secondProcess(house);
  coordinator = await house.signInAs("coordinator", house.north);
  owner = await house.signInAs("owner", house.north);
});
afterAll(async () => {
  await other.close();
  await house.close();
});

type Wanted = (page: { status: number; text: string }) => boolean;
const says =
  (words: string): Wanted =>
  ({ status, text }) =>
    status === 200 && text.includes(words);
const saysNot =
  (words: string): Wanted =>
  ({ status, text }) =>
    status === 200 && !text.includes(words);
const isGone: Wanted = ({ status }) => status === 404;

/**
 * Readers keep asking the other process for these pages while something changes; gives the milliseconds until the last
 * of them was right. The change begins when the other process has just asked for the version.
 */
async function untilSeen(pages: Readonly<Record<string, Wanted>>, change: () => Promise<unknown>): Promise<number> {
  const places = Object.entries(pages);
  for (const [place] of places) await other.ask(house.north, place);
  await change();
  const began = performance.now();
  for (const [place, isRight] of places) {
    while (!isRight(await other.ask(house.north, place))) {
      if (performance.now() - began > 5000) throw new Error(`${place} never changed`);
      await pause(5);
    }
  }
  return performance.now() - began;
}

const second = 1000;

test("a project that is published, corrected and closed by one process is so on every page of the other within a second", async () => {
  let number = 0;
  const publishing = await untilSeen(
    { "/bank": says("渡し舟の再開"), "/en/bank?q=渡し舟": says("渡し舟の再開"), "/sitemap.xml": says("/bank/1<") },
    async () => {
      number = await publishProject(coordinator, house.north, { title: "渡し舟の再開" });
    },
  );
  expect(publishing).toBeLessThan(second);
  const page = `/bank/${number}`;
  const version = await versionOf(owner, `/projects/${number}/edit`);
  const editing = await untilSeen(
    { [page]: says("渡し舟の復活"), [`/en${page}`]: says("渡し舟の復活"), "/bank": says("渡し舟の復活") },
    () => send(owner, `/projects/${number}`, { ...typed, title: "渡し舟の復活", version }),
  );
  expect(editing).toBeLessThan(second);
  const last = await versionOf(coordinator, `/projects/${number}`);
  const closing = await untilSeen({ [page]: isGone, [`/en${page}`]: isGone, "/bank": saysNot("渡し舟") }, () =>
    send(coordinator, `/projects/${number}/close`, { version: last }),
  );
  expect(closing).toBeLessThan(second);
});

test("a firm that takes its name back is anonymous on every page of the other process within a second", async () => {
  const firm = `/firms/${house.north.firm.number}`;
  const company = `/companies/${house.north.firm.number}`;
  const name = "north own firm";
  const number = await publishProject(coordinator, house.north, { title: "名前の出る案件" });
  const pages = ["/companies", "/en/companies", company, "/bank", `/bank/${number}`, `/en/bank/${number}`];
  const version = await versionOf(owner, `${firm}/publish`);
  const naming = await untilSeen(
    { ...Object.fromEntries(pages.map((page) => [page, says(name)])), "/bank?q=north": says("名前の出る案件") },
    () => send(owner, `${firm}/publish`, { version, answer: "yes" }),
  );
  expect(naming).toBeLessThan(second);
  const last = await versionOf(owner, firm);
  const withdrawing = await untilSeen(
    {
      ...Object.fromEntries(pages.map((page) => [page, saysNot(name)])),
      [company]: isGone,
      "/bank?q=north": saysNot("名前の出る案件"),
      "/sitemap.xml": saysNot(company),
    },
    () => send(owner, `${firm}/withdraw`, { version: last }),
  );
  expect(withdrawing).toBeLessThan(second);
});

test("a firm without a project comes and goes within a second as well", async () => {
  const firm = `/firms/${house.north.otherFirm.number}`;
  const company = `/companies/${house.north.otherFirm.number}`;
  const version = await versionOf(coordinator, `${firm}/publish`);
  const naming = await untilSeen({ "/companies": says("other firm"), [company]: says("other firm") }, () =>
    send(coordinator, `${firm}/publish`, { version, answer: "yes", ...told }),
  );
  expect(naming).toBeLessThan(second);
  const last = await versionOf(coordinator, firm);
  const withdrawing = await untilSeen({ "/companies": saysNot("other firm"), [company]: isGone }, () =>
    send(coordinator, `${firm}/withdraw`, { version: last }),
  );
  expect(withdrawing).toBeLessThan(second);
});

test("a process that nobody has asked for a while tells what is true to the first who asks again", async () => {
  await other.ask(house.north, "/bank");
  await publishProject(coordinator, house.north, { title: "静かな日の案件" });
  await pause(second);
  expect((await other.ask(house.north, "/bank")).text).toContain("静かな日の案件");
});

test("a hub's new name and a page changed by other programs are seen within a second as well", async () => {
  const renaming = await untilSeen({ "/": says("改めた拠点"), "/en/companies": says("改めた拠点") }, () =>
    house.database.asSuper("update banso.hub set name = '改めた拠点' where hub_id = $1", [house.north.id]),
  );
  expect(renaming).toBeLessThan(second);
  await publishProject(coordinator, house.north, { title: "ほかの道で直す案件" });
  const changing = await untilSeen({ "/bank": says("直された案件") }, () =>
    house.database.asSuper("update banso.project_page set title = '直された案件' where title = 'ほかの道で直す案件'"),
  );
  expect(changing).toBeLessThan(second);
});

async function versionNow(hub = house.north): Promise<string> {
  const { rows } = await house.database.asSuper("select version from banso.public_version where hub_id = $1", [hub.id]);
  return rows[0]?.version ?? "";
}

test("the version changes with public pages alone, once a transaction, and not when the transaction is undone", async () => {
  const [before, south] = [await versionNow(), await versionNow(house.south)];
  await send(coordinator, "/people", { name: "Somebody", halfDays: "4" });
  await house.database.asSuper("begin; update banso.project_page set place = 'X'; rollback");
  expect(await versionNow()).toBe(before);
  await publishProject(coordinator, house.north);
  expect(await versionNow()).not.toBe(before);
  expect(await versionNow(house.south), "another hub's pages stay as they are").toBe(south);
});

test("a hub that is removed as a whole takes its version with it", async () => {
  const id = house.app.ids.next();
  await house.database.asSuper(`insert into banso.hub (hub_id, host, name) values ('${id}', 'gone.test', 'gone')`);
  const count = `select from banso.public_version where hub_id = '${id}'`;
  expect((await house.database.asSuper(count)).rowCount).toBe(1);
  await house.database.asSuper(`delete from banso.hub where hub_id = '${id}'`);
  expect((await house.database.asSuper(count)).rowCount).toBe(0);
});

test("a firm that withdraws while its projects are published and corrected never waits in a circle", async () => {
  const firm = `/firms/${house.north.firm.number}`;
  const numbers: number[] = [];
  for (let n = 0; n < 6; n++) numbers.push(await publishProject(coordinator, house.north, { title: `案件${n}` }));
  const attempt = async (fields: object, place: string): Promise<number> =>
    (await coordinator.ask(place, { fields: { ...fields } })).status;
  for (let round = 0; round < 5; round++) {
    const isNamed = round % 2 === 1;
    const version = await versionOf(coordinator, isNamed ? firm : `${firm}/publish`);
    const edits = await Promise.all(
      numbers.map(async (number) => {
        const seen = await versionOf(coordinator, `/projects/${number}/edit`);
        return () => attempt({ ...typed, title: `案件${number}の${round}`, version: seen }, `/projects/${number}`);
      }),
    );
    const naming = attempt({ version, answer: "yes", ...told }, `${firm}/${isNamed ? "withdraw" : "publish"}`);
    const statuses = await Promise.all([naming, ...edits.map((edit) => edit())]);
    expect(statuses, "nobody is told that something failed").toEqual(statuses.map(() => 303));
  }
});

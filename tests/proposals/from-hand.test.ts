import { afterAll, beforeAll, expect, test } from "vitest";
import { type SignedIn, testApp } from "../support/app.ts";
import { agreeToMatching, type House, openProject, post, posted, share } from "./asking.ts";

// A raised hand leads to a proposal, and is answered by it in words.

let house: House;
let coordinator: SignedIn;
let person: SignedIn;

beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
  person = await house.signInAs("person", house.north);
});
afterAll(() => house.close());

const textOf = async (who: SignedIn, path: string): Promise<string> => (await who.ask(path)).text();

/** The form of a proposal that the list of hands leads to, by its address. */
const formFrom = async (project: number): Promise<string> =>
  /href="(\/proposals\/new\?hand=[^"]+)"/.exec(await textOf(coordinator, `/projects/${project}/hands`))?.[1] ?? "";

const valueIn = (form: string, name: string): string =>
  new RegExp(`name="${name}"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="${name}"`)
    .exec(form)
    ?.slice(1)
    .find(Boolean) ?? "";

test("from the list of hands a proposal is put with the terms of the project; the person reads the answer and the proposal", async () => {
  await agreeToMatching(house);
  const project = await openProject(house, "手を挙げた仕事");
  await posted(house, person, `/bank/${project}/hand`, { words: "市場で十年売ってきました" });
  const at = await formFrom(project);
  const form = await textOf(coordinator, at);
  expect(form).toContain("north own personさんの挙手に、提案でお返事します");
  expect(form).toContain("市場で十年売ってきました");
  expect([valueIn(form, "project"), valueIn(form, "person")]).toEqual([
    String(project),
    String(house.north.person.number),
  ]);
  const fields = {
    ...share,
    project: String(project),
    person: String(house.north.person.number),
    hand: valueIn(form, "hand"),
  };
  const wordless = await post(house, coordinator, "/proposals", fields);
  expect(wordless.status).toBe(422);
  const again = await wordless.text();
  expect(again).toContain("挙手へのお返事の言葉");
  expect(again).toContain("市場で十年売ってきました");
  const put = await posted(house, coordinator, "/proposals", { ...fields, answerWords: "ぜひ一度お会いください" });
  expect(await textOf(coordinator, put)).toContain("挙手から");
  const mine = await textOf(person, "/me/hands");
  expect(mine).toContain("ぜひ一度お会いください");
  expect(mine).toContain(`href="${put}"`);
  expect(await formFrom(project), "answered by a proposal: no second one").toBe("");
  const { rows } = await house.database.asSuper("select kind from banso.notice where kind like 'hand-answer%'");
  expect(rows, "the letter of the proposal is enough").toEqual([]);
});

test("a hand answered with “let us talk” leads to a proposal later, without another answer", async () => {
  const project = await openProject(house, "まず話した仕事");
  await posted(house, person, `/bank/${project}/hand`, { words: "" });
  const page = await textOf(coordinator, `/projects/${project}/hands`);
  const answer = /action="([^"]+\/answer)"/.exec(page)?.[1] ?? "";
  await posted(house, coordinator, answer, { answer: "talk", answerWords: "お電話します", version: "1" });
  const form = await textOf(coordinator, await formFrom(project));
  expect(form).not.toContain('name="answerWords"');
  const fields = { project: String(project), person: String(house.north.person.number), hand: valueIn(form, "hand") };
  await posted(house, coordinator, "/proposals", { ...share, fromWeek: "2031-01-06", ...fields });
  expect(await textOf(person, "/me/hands")).toContain("お電話します");
});

test("a hand of somebody else, or one that was taken back, is not answered by a proposal", async () => {
  const project = await openProject(house, "取り下げた仕事");
  await posted(house, person, `/bank/${project}/hand`, { words: "" });
  const hand = valueIn(await textOf(coordinator, await formFrom(project)), "hand");
  const fields = { ...share, fromWeek: "2032-01-05", project: String(project), hand, answerWords: "はい" };
  const other = await post(house, coordinator, "/proposals", {
    ...fields,
    person: String(house.north.otherPerson.number),
  });
  expect(other.status).toBe(404);
  await posted(house, person, `/me/hands/${hand}/back`);
  const gone = await post(house, coordinator, "/proposals", { ...fields, person: String(house.north.person.number) });
  expect(gone.status).toBe(409);
  const { rows } = await house.database.asSuper(
    "select 1 from banso.proposal p join banso.project j using (hub_id, project_id) where j.number = $1",
    [project],
  );
  expect(rows).toEqual([]);
});

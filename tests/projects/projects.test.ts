import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { elements } from "#domain/people/terms.ts";
import { told } from "../public/publishing.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
let coordinator: SignedIn;
let definer: SignedIn;
let owner: SignedIn;

beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
  definer = await house.signInAs("definer", house.north);
  owner = await house.signInAs("owner", house.north);
});
afterAll(() => house.close());

const points = Object.fromEntries(
  [3, 4, 3, 3, 3, 4, 3, 3, 3].map((given, index) => [`points-${elements[index]}`, String(given)]),
);
const typed = {
  title: "杉の家具を首都圏へ",
  result: "3年で直販を2割にしたい。",
  whatIsNew: "自社の名前で売ります。",
  whatIsHard: "数を約束できません。",
  mayDecide: "値段と見せ方",
  roleKind: "shoulder",
  themes: ["domestic-sales", "public-relations"],
  halfDays: "12",
  onSiteHalfDays: "2",
  place: "鳴瀬町",
  months: "6",
  payYenPerMonth: "90,000",
  ...points,
};

const placeOf = (response: Response): string => (response.headers.get("location") ?? "").split("?")[0] ?? "";

/** Enters a project of the north hub's firm and gives its address. */
async function entered(who: SignedIn, changes: Readonly<Record<string, string | readonly string[]>> = {}) {
  const response = await who.ask("/projects", {
    fields: { ...typed, firm: String(house.north.firm.number), ...changes },
  });
  expect(response.status).toBe(303);
  return placeOf(response);
}

/** The version that the page's forms would send. */
const versionOf = async (who: SignedIn, page: string): Promise<string> =>
  /name="version" value="(\d+)"/.exec(await (await who.ask(page)).text())?.[1] ?? "";

async function published(who: SignedIn, place: string): Promise<string> {
  const looked = { version: "0", step: "decide", result: "outside", reason: "社内に店と話す方がいません。", ...told };
  expect((await who.ask(`${place}/inside-review`, { fields: looked })).status).toBe(303);
  const version = await versionOf(who, `${place}/publish`);
  const response = await who.ask(`${place}/publish`, { fields: { version, answer: "yes" } });
  expect(response.status).toBe(303);
  return place.replace("/projects/", "/bank/");
}

const asVisitor = async (place: string): Promise<{ status: number; text: string }> => {
  const response = await house.request(house.north, place);
  return { status: response.status, text: await response.text() };
};

describe("a project", () => {
  test("is entered as a draft, read back in words, and unseen by the public", async () => {
    const place = await entered(coordinator);
    const page = await (await coordinator.ask(place)).text();
    expect(page).toContain("週3コマ（1.5日）、うち現地 月2コマ");
    expect(page).toContain("月9万円（1コマ約6,900円）");
    expect(page).toContain("<svg");
    expect((await asVisitor(place.replace("/projects/", "/bank/"))).status).toBe(404);
    const english = await (await coordinator.ask(`/en${place}`)).text();
    expect(english).toContain("3 half-days a week (1.5 days); at the place 2 half-days in four weeks");
    expect(english).toContain("about ¥6,900 a half-day");
  });

  test("keeps everything that was typed when it is refused, and says what to do beside each field", async () => {
    const response = await coordinator.ask("/projects", {
      fields: {
        ...typed,
        firm: String(house.north.firm.number),
        title: "",
        halfDays: "4",
        onSiteHalfDays: "6",
        themes: [],
        "points-respond": "9",
      },
    });
    expect(response.status).toBe(422);
    const first = await response.text();
    expect(first).toContain("「案件の名前」を入力してください。");
    expect(first).toContain("3年で直販を2割にしたい。");
    expect(first).toContain('href="#f-title"');
    expect(first).toContain("「仕事の内容」を入力してください。");
    const second = await coordinator.ask("/projects", {
      fields: {
        ...typed,
        firm: String(house.north.firm.number),
        halfDays: "4",
        onSiteHalfDays: "6",
        "points-respond": "9",
      },
    });
    expect(second.status).toBe(422);
    const faults = await second.text();
    expect(faults).toContain("全体のコマ数（4）以下");
    expect(faults).toContain("いまは35点です");
    expect(faults).toContain("6点多く配っています。");
    expect(faults).toContain('value="杉の家具を首都圏へ"');
  });

  test("shows both versions to whoever saves after somebody else, and loses nothing", async () => {
    const place = await entered(coordinator);
    const version = await versionOf(coordinator, `${place}/edit`);
    const mine = { ...typed, version };
    expect((await definer.ask(place, { fields: { ...mine, title: "先に保存された名前" } })).status).toBe(303);
    const stale = await coordinator.ask(place, { fields: { ...mine, title: "あとから保存した名前" } });
    expect(stale.status).toBe(409);
    const page = await stale.text();
    expect(page).toContain("先に保存された名前");
    expect(page).toContain('value="あとから保存した名前"');
    const seen = /name="version" value="(\d+)"/.exec(page)?.[1] ?? "";
    const again = await coordinator.ask(place, { fields: { ...mine, title: "あとから保存した名前", version: seen } });
    expect(again.status).toBe(303);
    expect(await (await coordinator.ask(place)).text()).toContain("あとから保存した名前");
  });

  test("has one effect however often its form is sent", async () => {
    const key = house.app.ids.next<string>();
    const fields = { ...typed, title: "一度だけ", firm: String(house.north.firm.number), idempotencyKey: key };
    const places = await Promise.all(Array.from({ length: 10 }, () => coordinator.ask("/projects", { fields })));
    expect(new Set(places.map(placeOf)).size).toBe(1);
    const { rows } = await house.database.asSuper("select 1 from banso.project where title = '一度だけ'");
    expect(rows).toHaveLength(1);
  });

  test("is published, closed, made a draft again and published anew", async () => {
    const place = await entered(coordinator);
    const bank = await published(definer, place);
    expect((await asVisitor(bank)).status).toBe(200);
    const step = async (name: string): Promise<number> =>
      (await owner.ask(`${place}/${name}`, { fields: { version: await versionOf(owner, place) } })).status;
    expect(await step("close")).toBe(303);
    expect((await asVisitor(bank)).status).toBe(404);
    expect((await owner.ask(`${place}/edit`)).status).toBe(409);
    expect(await step("reopen")).toBe(303);
    await published(coordinator, place);
    expect((await asVisitor(bank)).status).toBe(200);
  });
});

describe("several drafts", () => {
  const looked = { version: "0", step: "decide", result: "outside", reason: "社内に店と話す方がいません。", ...told };
  const ticked = (page: string): readonly string[] =>
    [...page.matchAll(/name="drafts" value="(\d+-\d+)"/g)].map(([, value = ""]) => value);

  test("are published together under the list's conditions; what may not be is told with its reason and stays", async () => {
    const places = [];
    for (const title of ["まとめて一", "まとめて二", "まとめて三"])
      places.push(await entered(definer, { title, place: "まとめ町" }));
    const [one = "", two = "", three = ""] = places;
    for (const place of [one, two])
      expect((await definer.ask(`${place}/inside-review`, { fields: looked })).status).toBe(303);
    const list = await (await definer.ask("/projects?town=まとめ町")).text();
    const address = /href="(\/projects\/publish\?[^"]+)"/.exec(list)?.[1] ?? "";
    const page = await (await definer.ask(address.replaceAll("&amp;", "&"))).text();
    const drafts = ticked(page);
    expect(drafts).toHaveLength(2);
    expect(page).toContain("先に社内の方を見てください");

    // Somebody corrects the second one meanwhile, and the third is slipped in: neither is published.
    const version = await versionOf(definer, `${two}/edit`);
    await definer.ask(two, { fields: { ...typed, title: "言い直した二", place: "まとめ町", version } });
    const third = `${three.split("/").at(-1)}-1`;
    const fields = { answer: "yes", drafts: [...drafts, third], idempotencyKey: house.app.ids.next<string>() };
    const answers = await Promise.all([1, 2].map(() => definer.ask("/projects/publish", { fields })));
    const [to, again] = answers.map((answer) => answer.headers.get("location") ?? "");
    expect(to).toBe(again);
    const statuses = await Promise.all(places.map((place) => asVisitor(place.replace("/projects/", "/bank/"))));
    expect(statuses.map(({ status }) => status)).toEqual([200, 404, 404]);
    const left = await (await definer.ask(to ?? "")).text();
    expect(left).toContain("選んだ下書きを公開しました");
    expect(left).toContain("選んだあとに、ほかの方が変えました");
    expect(left).toContain(`${three}/inside-review`);
    expect(ticked(left)).toHaveLength(1);
  });

  test("are asked for again when none is ticked, and stay as they are after “not now”", async () => {
    const send = (fields: Readonly<Record<string, string>>) => definer.ask("/projects/publish", { fields });
    const nothing = await send({ answer: "yes" });
    expect(nothing.status).toBe(422);
    expect(await nothing.text()).toContain("「公開する下書き」");
    expect((await send({ answer: "no", drafts: "1-1" })).headers.get("location")).toBe("/projects");
    expect((await owner.ask("/projects/publish")).status).toBe(403);
  });
});

describe("the public page of a project", () => {
  test("holds only what was declared, in both languages: no private column of project, firm or hub reaches it", async () => {
    const canary = "ひみつ";
    await house.database.asSuper(
      `update banso.firm set name = $2 || '社名', kana = $2 || 'かな', corporate_number = '7000012050002',
       business = $2 || '事業', website = 'https://secret.example', contact_name = $2 || '人',
       contact_phone = '0999-99-9999', contact_email = 'secret@example.jp', employees = 41999 where firm_id = $1`,
      [house.north.firm.id, canary],
    );
    const bank = await published(coordinator, await entered(coordinator, { title: "名前を出さない案件" }));
    for (const place of [bank, `/en${bank}`, "/bank", "/en/bank"]) {
      const { status, text } = await asVisitor(place);
      expect(status).toBe(200);
      for (const secret of [canary, "7000012050002", "secret", "0999", "41999", "41,999", house.north.firm.id])
        expect(text, `${place} tells ${secret}`).not.toContain(secret);
      expect(text).not.toContain("noindex");
    }
    expect((await asVisitor(bank)).text).toContain("従業員300人以上");
    expect((await asVisitor(`/en${bank}`)).text).toContain("300 employees or more");
  });

  test("names the firm as soon as the firm is published, follows its edits, and is anonymous as soon as it withdraws", async () => {
    const firm = `/firms/${house.north.firm.number}`;
    const bank = await published(coordinator, await entered(coordinator, { title: "名前が出入りする案件" }));
    const label = async (): Promise<boolean> =>
      (await asVisitor(bank)).text.includes(`/companies/${house.north.firm.number}"`);
    expect(await label()).toBe(false);
    const version = await versionOf(owner, `${firm}/publish`);
    expect((await owner.ask(`${firm}/publish`, { fields: { version, answer: "yes" } })).status).toBe(303);
    expect(await label()).toBe(true);

    // A definer may not publish firms, yet may correct one that is public: its pages follow.
    const edit = { name: "改めた名前", industry: "E", town: "鳴瀬町", employees: "8" };
    const seen = await versionOf(definer, `${firm}/edit`);
    expect((await definer.ask(firm, { fields: { ...edit, version: seen } })).status).toBe(303);
    expect((await asVisitor(bank)).text).toContain("改めた名前");
    expect((await asVisitor(`/companies/${house.north.firm.number}`)).text).toContain("改めた名前");

    const last = await versionOf(owner, firm);
    expect((await owner.ask(`${firm}/withdraw`, { fields: { version: last } })).status).toBe(303);
    const after = await asVisitor(bank);
    expect(after.text).not.toContain("改めた名前");
    expect(after.text).toContain("鳴瀬町の製造業（従業員5〜19人）");
  });

  test("follows an edit of the project at once", async () => {
    const place = await entered(owner);
    const bank = await published(coordinator, place);
    const version = await versionOf(owner, `${place}/edit`);
    const edited = await owner.ask(place, { fields: { ...typed, title: "言い直した名前", version } });
    expect(edited.status).toBe(303);
    expect((await asVisitor(bank)).text).toContain("言い直した名前");
  });
});

describe("who may", () => {
  test("owners see and change their own firm's projects; another firm's answer 404", async () => {
    const place = await entered(coordinator, { firm: String(house.north.otherFirm.number), title: "よその案件" });
    for (const path of [place, `${place}/edit`]) expect((await owner.ask(path)).status).toBe(404);
    for (const path of [place, `${place}/close`])
      expect((await owner.ask(path, { fields: { ...typed, version: "1" } })).status).toBe(404);
    const list = await (await owner.ask("/projects")).text();
    expect(list).not.toContain("よその案件");
    expect((await owner.ask(`/projects/new?firm=${house.north.otherFirm.number}`)).status).toBe(404);
    const forOther = { ...typed, firm: String(house.north.otherFirm.number) };
    expect((await owner.ask("/projects", { fields: forOther })).status).toBe(404);
  });

  test("another hub's staff get 404 and its visitors find nothing in the bank", async () => {
    const bank = await published(coordinator, await entered(coordinator, { title: "北だけの案件" }));
    const south = await house.signInAs("coordinator", house.south);
    expect((await south.ask(bank.replace("/bank/", "/projects/"))).status).toBe(404);
    const seen = await house.request(house.south, "/bank");
    expect(await seen.text()).not.toContain("北だけの案件");
    expect((await house.request(house.south, bank)).status).toBe(404);
  });

  test("an owner does not publish, and a person has no list of projects", async () => {
    const place = await entered(owner);
    expect((await owner.ask(`${place}/publish`)).status).toBe(403);
    const person = await house.signInAs("person", house.north);
    expect((await person.ask("/projects")).status).toBe(403);
    expect((await person.ask("/bank")).status).toBe(200);
  });
});

describe("lists", () => {
  test("page by key in any order without losing or repeating a project, ties included", async () => {
    for (const halfDays of Array.from({ length: 55 }, (_, index) => String(4 + (index % 3))))
      await entered(coordinator, { halfDays, title: `並び ${halfDays}` });
    for (const sort of ["next", "number", "title", "halfDays", "place", "updated"])
      for (const direction of ["", "-"]) {
        const seen: string[] = [];
        let next: string | undefined = `/projects?sort=${direction}${sort}&q=並び`;
        while (next !== undefined) {
          const page: string = await (await coordinator.ask(next)).text();
          seen.push(...[...page.matchAll(/class="row-name" href="\/projects\/(\d+)"/g)].map((hit) => hit[1] ?? ""));
          next = /<a href="([^"]*)" rel="next"/.exec(page)?.[1]?.replaceAll("&amp;", "&");
        }
        expect(seen, `${direction}${sort}`).toHaveLength(55);
        expect(new Set(seen).size).toBe(55);
      }
  });

  test("the bank is searched by words, theme and town", async () => {
    await published(
      coordinator,
      await entered(coordinator, { title: "梨の輸出", themes: "overseas-sales", place: "霞浦村" }),
    );
    const found = async (query: string): Promise<boolean> =>
      (await asVisitor(`/bank?${query}`)).text.includes("梨の輸出");
    expect(await found("q=梨")).toBe(true);
    expect(await found("q=梨 輸出")).toBe(true);
    expect(await found("q=梨 家具")).toBe(false);
    expect(await found("theme=overseas-sales")).toBe(true);
    expect(await found("theme=finance")).toBe(false);
    expect(await found(`town=${encodeURIComponent("霞浦村")}`)).toBe(true);
    expect(await found(`town=${encodeURIComponent("鳴瀬町")}`)).toBe(false);
    expect(await found("theme=nothing&after=0&town=")).toBe(true);
  });
});

describe("the first page", () => {
  test("tells staff how many drafts wait, and its figure opens the list behind it", async () => {
    const page = await (await coordinator.ask("/")).text();
    const count = Number(/下書き(\d+)件が、公開を待っています/.exec(page)?.[1]);
    const { rows } = await house.database.asSuper(
      "select count(*)::int as n from banso.project where hub_id = $1 and status = 'draft'",
      [house.north.id],
    );
    expect(count).toBe(rows[0].n);
    expect(page).toContain('href="/projects?status=draft"');
  });

  test("tells an owner of the own firm only", async () => {
    const southern = await house.signInAs("owner", house.south);
    expect(await (await southern.ask("/")).text()).toContain("最初の案件を言葉にしましょう");
    expect(await (await southern.ask("/en")).text()).toContain("Put your first project into words");
  });
});

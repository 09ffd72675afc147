import { afterAll, beforeAll, expect, test } from "vitest";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
let coordinator: SignedIn;

beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
});
afterAll(() => house.close());

async function upload(kind: string, name: string, content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const form = new FormData();
  form.append("kind", kind);
  form.append("file", new File([content], name));
  form.append("idempotencyKey", house.app.ids.next());
  const answer = await coordinator.ask("/imports", { upload: form });
  const to = answer.headers.get("location");
  if (answer.status !== 303 || to === null) throw new Error(`not taken: ${answer.status}`);
  return to;
}
const textOf = async (path: string): Promise<string> => (await coordinator.ask(path)).text();
const post = (path: string, fields: Readonly<Record<string, string>> = {}) =>
  coordinator.ask(path, { method: "POST", fields: { ...fields, idempotencyKey: house.app.ids.next() } });

test("a list is shown before it is written, written as a whole, and taken back as a whole", async () => {
  const at = await upload(
    "people",
    "人材.csv",
    "氏名,出せるコマ数,テーマ\n見本 あかり,週2コマ,販路開拓\n見本 みなと,４,広報\n",
  );
  const ready = await textOf(at);
  expect(ready).toContain("人材2件を取り込めます");
  expect(ready).toContain("見本 あかり");
  expect(await textOf("/people")).not.toContain("見本 あかり");
  expect((await post(`${at}/apply`)).status).toBe(303);
  const applied = await textOf(at);
  expect(applied).toContain("人材2件を取り込みました");
  expect(applied).toContain("何がどう変わったか");
  expect(await textOf("/people")).toContain("見本 あかり");
  const again = await upload(
    "people",
    "人材.csv",
    "氏名,出せるコマ数,テーマ\n見本 あかり,週2コマ,販路開拓\n見本 みなと,４,広報\n",
  );
  const nothing = await textOf(again);
  expect(nothing).toContain("変わるところはありません");
  expect(nothing).toContain("変更なし");
  expect(nothing).not.toContain("取り込めます");
  expect((await post(`${again}/drop`)).status).toBe(303);
  expect((await post(`${at}/take-back`)).status).toBe(303);
  expect(await textOf("/people")).not.toContain("見本 あかり");
});

test("every fault stands with its row and column and what to do, also in a file to take away; nothing is written", async () => {
  const at = await upload("people", "人材.csv", "氏名,出せるコマ数,開始可能月\n見本 ひとり,たくさん,2027-13\n,8,\n");
  const page = await textOf(at);
  expect(page).toMatch(/直すところが\d+か所あります/);
  expect(page).toContain("たくさん");
  const csv = await textOf(`${at}/faults.csv`);
  expect(csv.split("\r\n").length).toBeGreaterThan(3);
  expect(csv).toContain("2027-13");
  expect(await textOf("/people")).not.toContain("見本 ひとり");
  expect((await post(`${at}/apply`)).status).toBe(409);
});

test("what headers mean is asked once and remembered", async () => {
  const rows = "おなまえ,どれくらい\n見本 つばき,8\n";
  const at = await upload("people", "人材.csv", rows);
  const asked = await textOf(at);
  expect(asked).toContain("見出しの意味を教えてください");
  expect(asked).toContain("「氏名」の列が、どの見出しか分かりません。");
  expect(asked).toContain("「空きコマ」の列が、どの見出しか分かりません。");
  expect((await post(`${at}/map`, { "column-0": "name", "column-1": "halfDays" })).status).toBe(303);
  const read = await textOf(at);
  expect(read).toContain("人材1件を取り込めます");
  expect(read).not.toContain("どの見出しか分かりません");
  expect(read).toContain("「通える町」のない行が1件あります。現地で働く案件には入らず、遠隔の案件だけになります。");
  await post(`${at}/drop`);
  const next = await upload("people", "来月.csv", rows);
  expect(await textOf(next)).toContain("人材1件を取り込めます");
});

test("without a kind or a file the form comes back and says so; a file that is no table is told", async () => {
  const empty = await coordinator.ask("/imports", { upload: new FormData() });
  expect(empty.status).toBe(422);
  expect(await empty.text()).toContain("表のファイル");
  const at = await upload("firms", "写真.png", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]));
  expect(await textOf(at)).toMatch(/直すところが1か所あります/);
});

test("an import that was used since is not taken back, and the page says by what", async () => {
  const at = await upload("people", "人材.csv", "氏名,出せるコマ数\n見本 すみれ,8\n");
  await post(`${at}/apply`);
  const person = /href="\/people\/(\d+)[^"]*"[^>]*>[^<]*見本 すみれ/.exec(await textOf("/people?q=すみれ"))?.[1] ?? "";
  await post(`/people/${person}/bookings`, { halfDays: "2", fromWeek: "2026-12-07", weeks: "4", note: "見本" });
  const answer = await post(`${at}/take-back`);
  expect(answer.status).toBe(409);
  const text = await answer.text();
  expect(text).toContain("取り消せません");
  expect(text).toContain("見本 すみれ");
});

test("a list that is given as another kind says what it seems to be", async () => {
  const rows = "企業,人材,内容,コマ,開始,終了予定\n見本製作所,見本 あかり,決算,2,R8.10.5,R9.3.31\n";
  const at = await upload("people", "稼働中.csv", rows);
  expect(await textOf(at)).toContain("見出しは「参画」の表のようです。選んだ種類をご確認ください。");
  await post(`${at}/drop`);
});

test("before it is written a list shows worries, sums with commas and why a project stays a draft", async () => {
  const firms = await upload(
    "firms",
    "企業.csv",
    "会社名,所在地,資本金（千円）,困りごと\n見本製作所,福井県鯖江市西山町1,１０，０００,番頭役がほしい。\n見本旅館,鯖江市,個人,\n",
  );
  const shown = await textOf(firms);
  expect(shown).toContain("資本金（円） 10,000,000");
  expect(shown).toContain("経営者の悩み 番頭役がほしい。");
  await post(`${firms}/drop`);
  const header = "案件名,企業,市町村,コマ数,テーマ,報酬（月・千円）,状態";
  const projects = await upload(
    "projects",
    "案件.csv",
    `${header}\n海外に売る,見本の漆器,鯖江市,週1コマ,海外,80,公開\n`,
  );
  expect(await textOf(projects)).toContain(
    "「公開中」と書かれた案件のうち1件は、「月額」か「期待する結果」がないので、下書きにします。",
  );
  await post(`${projects}/drop`);
});

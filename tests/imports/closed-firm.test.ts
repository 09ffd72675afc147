import { afterAll, beforeAll, expect, test } from "vitest";
import { importFile } from "#domain/imports/import-file.ts";
import { fileOf } from "#domain/imports/store-steps.ts";
import { type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
beforeAll(async () => {
  house = await testApp();
});
afterAll(() => house.close());

const bring = (content: string) =>
  importFile(house.app, house.north.id, {
    kind: "firms",
    file: fileOf("list.csv", new TextEncoder().encode(content)),
    isCheckOnly: false,
    onProgress: () => {},
  });

test("the page of a firm that the register has closed says when, why and who took it over", async () => {
  const staff = await house.signInAs("coordinator", house.north);
  const { run } = await bring(
    "企業名,法人番号,市町村\n見本ひとつ,4010001008566,見本町\n見本ふたつ,1010001072706,見本町\n",
  );
  const first = run.preview.rows[0]?.number ?? 0;
  const path = `/firms/${first}`;
  expect(await (await staff.ask(path)).text()).not.toContain("閉鎖");
  const place = `"福井県","鯖江市","西山町１３番１号",,18,207,9160024`;
  await bring(
    `1,4010001008566,21,0,2026-07-14,2026-07-07,"見本ひとつ",,301,${place},,,2026-07-07,11,1010001072706,,2015-10-05,1,,,,,"ミホン",0`,
  );
  const text = await (await staff.ask(path)).text();
  expect(text).toContain("登記は2026年7月7日（火）に閉鎖されています（合併による解散）。");
  expect(text).toMatch(new RegExp(`href="/firms/${first + 1}"[^>]*>F-${first + 1} 見本ふたつ`));
});

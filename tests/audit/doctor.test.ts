import { afterAll, beforeAll, expect, test } from "vitest";
import { sealAudit } from "#domain/audit/seal-audit.ts";
import { auditLook } from "#main-audit.ts";
import { auditWords } from "#text/doctor-audit.ts";
import { type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
beforeAll(async () => {
  house = await testApp();
  for (const id of ["F-1", "F-2", "F-3"])
    await house.app.db.asHub(house.north.id, "command-line", (tx) => tx.audit({ act: "firm.edit", kind: "firm", id }));
});
afterAll(() => house.close());

const look = (secret: string | null = house.app.config.secret, mark: string | null = null) =>
  auditLook({ ...house.app.config, secret }, mark).look(house.database.connections, house.app.clock.now());

test("the doctor says that every hub's trail is whole, with the mark to note", async () => {
  await sealAudit(house.app, house.north.id);
  const findings = await look();
  expect(findings.map(({ grade, code }) => [grade, code])).toEqual([
    ["right", "audit"],
    ["right", "audit"],
  ]);
  expect(findings[0]).toMatchObject({ hub: "north hub", seq: 3 });
  const words = findings[0]?.code === "audit" ? auditWords(findings[0]).en : "";
  expect(words).toMatch(/whole up to no\. 3\. Note its mark 3-[0-9a-f]{16} elsewhere/);
  const [mark = ""] = /3-[0-9a-f]{16}/.exec(words) ?? [];
  expect((await look(house.app.config.secret, mark)).at(-1)).toMatchObject({ grade: "right", hub: "north hub" });
  const other = mark.replace("3-", "2-");
  expect((await look(house.app.config.secret, other)).at(-1)).toMatchObject({ grade: "wrong", hub: null });
  expect((await look(house.app.config.secret, "nonsense")).at(-1)).toMatchObject({ grade: "wrong", hub: null });
});

test("the doctor names the place of an edit, and a hub's trouble stays its own", async () => {
  await house.database.asSuper("update banso.audit_event set object_id = 'F-9' where object_id = 'F-2'");
  const [north, south] = await look();
  expect(north).toMatchObject({ grade: "wrong", breaks: [{ code: "changed", seq: 2 }] });
  expect(north?.code === "audit" ? auditWords(north).ja : "").toContain("2番が書き換えられています");
  expect(south).toMatchObject({ grade: "right" });
  await house.database.asSuper("update banso.audit_event set object_id = 'F-2' where object_id = 'F-9'");
});

test("events that nobody seals are told after a minute, and another secret does not pass for this one", async () => {
  await house.database.asSuper(
    `insert into banso.audit_event (hub_id, event_id, at, hat, act, object_kind, object_id)
     values ($1, gen_random_uuid(), now() - interval '2 minutes', 'owner', 'firm.edit', 'firm', 'F-4')`,
    [house.north.id],
  );
  expect((await look())[0]).toMatchObject({ grade: "advice", overdue: 1, breaks: [] });
  expect((await look("another secret of this length, surely"))[0]).toMatchObject({
    grade: "wrong",
    breaks: [{ code: "head-forged", seq: 3 }],
  });
});

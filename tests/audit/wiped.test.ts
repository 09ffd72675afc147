import { afterAll, beforeAll, expect, test } from "vitest";
import { sealAudit } from "#domain/audit/seal-audit.ts";
import { inviteFromCommandLine } from "#domain/hubs/invite-account.ts";
import { auditLook } from "#main-audit.ts";
import { setAuditMarksAside } from "#platform/audit-marks.ts";
import { auditWords } from "#text/doctor-audit.ts";
import { type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
beforeAll(async () => {
  house = await testApp();
});
afterAll(() => house.close());

/** What the doctor says of the north hub two minutes from now. */
async function found() {
  const later = new Date(house.app.clock.now().getTime() + 120_000);
  const [north] = await auditLook(house.app.config).look(house.database.connections, later);
  if (north?.code !== "audit") throw new Error("the doctor has not looked at the trail");
  return { breaks: north.breaks.map(({ code, seq }) => `${code} ${seq}`), words: auditWords(north).en };
}

test("a trail that was deleted as a whole is missed, also when the product has begun a new one", async () => {
  const { app, north, database } = house;
  const invite = {
    kind: "operator" as const,
    name: "First operator",
    email: "first@example.invalid",
    firm: 0,
    person: 0,
    organisation: "",
    newOrganisation: "",
  };
  await inviteFromCommandLine(app, north.id, { invite, letter: () => ({ subject: "Come", body: "" }) });
  await sealAudit(app, north.id);
  expect((await found()).breaks).toEqual([]);

  for (const table of ["audit_head", "audit_link", "audit_event"]) await database.asSuper(`delete from banso.${table}`);
  const write = () =>
    app.db.asHub(north.id, "command-line", (tx) => tx.audit({ act: "firm.edit", kind: "firm", id: "F-1" }));
  await write();
  await sealAudit(app, north.id);
  expect((await found()).breaks).toEqual(["mark-missed 1", "unrecorded 0"]);

  // Where what this machine had seen is gone as well, or never was, a new trail is begun.
  setAuditMarksAside(app.config.dataFolder);
  await sealAudit(app, north.id);
  const anew = await found();
  expect(anew.breaks).toEqual(["unrecorded 1"]);
  expect(anew.words).toContain("is not as it was sealed: there are invitations that the trail does not hold");
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { addHub } from "#domain/hubs/store.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
beforeAll(async () => {
  house = await testApp();
});
afterAll(() => house.close());

const wall = { code: "42501" };

test("with the table of acts gone nobody makes a hat another, an account somebody else's, or an invitation a higher one", async () => {
  const { actor } = await house.signInAs("operator", house.north);
  const write = (set: (tx: Parameters<Parameters<typeof house.app.db.read>[1]>[0]) => Promise<unknown>) =>
    house.app.db.write(actor, { act: "account.end-hat", key: null }, async (tx) => {
      await set(tx);
      return { ok: true, value: null };
    });
  await expect(write((tx) => tx.sql.updateTable("hat").set({ kind: "coordinator" }).execute())).rejects.toMatchObject(
    wall,
  );
  await expect(
    write((tx) => tx.sql.updateTable("hat").set({ account_id: tx.newId() }).execute()),
  ).rejects.toMatchObject(wall);
  await expect(
    write((tx) => tx.sql.updateTable("account").set({ email: "taken@example.invalid" }).execute()),
  ).rejects.toMatchObject(wall);
  await expect(
    write((tx) => tx.sql.updateTable("invitation").set({ kind: "operator" }).execute()),
  ).rejects.toMatchObject(wall);
});

test("an installation has one hub without a host name at most", async () => {
  const found = () =>
    house.app.db.asHub(house.app.ids.next<HubId>(), "found-hub", (tx) =>
      addHub(tx, { name: "Nameless", contactName: "", contactPhone: "", host: null, isSample: false }),
    );
  await found();
  await expect(found()).rejects.toMatchObject({ code: "23505" });
});

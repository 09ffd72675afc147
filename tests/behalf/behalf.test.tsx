import { renderToString } from "preact-render-to-string";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { permit } from "#domain/access/may.ts";
import { spokenInput } from "#domain/behalf/input.ts";
import { decideSpoken } from "#domain/behalf/rules.ts";
import { noteOnBehalf } from "#domain/behalf/store.ts";
import type { Spoken } from "#domain/behalf/terms.ts";
import { spokenAt } from "#domain/behalf/views.ts";
import { parseInput } from "#domain/fields.ts";
import { accepted } from "#kit/outcome.ts";
import { speak } from "#text/speak.ts";
import { emptyForm } from "#web/form-state.ts";
import { SpokenFields, SpokenLines } from "#web/pages/behalf/fields.tsx";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
let coordinator: SignedIn;

beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
});
afterAll(() => house.close());

const spoken: Spoken = { spoke: "会長の奥様", channel: "phone", readBack: "aloud" };
const input = z.object(spokenInput);

const note = () =>
  house.app.db.write(coordinator.actor, { act: "firm.edit", key: null }, async (tx) => {
    const { id } = house.north.firm;
    await noteOnBehalf(tx, spoken, { act: "firm.publish", kind: "firm", id, side: { firmId: id } });
    return accepted(null);
  });

const linesFor = async ({ actor }: SignedIn) => {
  const allowed = permit(house.app.may, actor, "firm.show", { hubId: actor.hubId, firmId: house.north.firm.id });
  return allowed === null
    ? null
    : house.app.db.read(actor, (tx) => spokenAt(tx, allowed, { kind: "firm", ids: [house.north.firm.id] }));
};

test("staff who type for an owner say who spoke, how, and how it was read back; each that is left out is named", () => {
  const parsed = parseInput(input, { spoke: "", channel: "", readBack: "" });
  if (!parsed.ok) throw new Error("empty fields are read");
  expect(decideSpoken({ hat: "coordinator" }, parsed.value)).toEqual({
    ok: false,
    refusal: {
      code: "invalid",
      faults: ["spoke", "channel", "readBack"].map((field) => ({ field, code: "required", facts: {} })),
    },
  });
  expect(decideSpoken({ hat: "definer" }, spoken)).toEqual(accepted(spoken));
});

test("an owner, a deputy and a person speak for themselves, whatever the form holds", () => {
  for (const hat of ["owner", "deputy", "person"] as const)
    expect(decideSpoken({ hat }, spoken)).toEqual(accepted(null));
});

test("what was typed for a firm is read by staff and by the firm itself, not by another firm or hub", async () => {
  expect((await note()).ok).toBe(true);
  const [line] = (await linesFor(coordinator)) ?? [];
  expect(line).toMatchObject({ ...spoken, what: "firm.publish", typedBy: expect.any(String) });
  const owner = await house.signInAs("owner", house.north);
  expect(await linesFor(owner)).toMatchObject([{ ...spoken, typedBy: null }]);
  for (const other of [
    await house.signInAs("person", house.north),
    await house.signInAs("intermediary", house.north),
    await house.signInAs("coordinator", house.south),
  ]) {
    const rows = await house.app.db.read(other.actor, (tx) => tx.sql.selectFrom("on_behalf").select("spoke").execute());
    expect(rows).toEqual([]);
  }
});

test("nobody notes something in a colleague's name", async () => {
  const definer = await house.signInAs("definer", house.north);
  await expect(
    house.app.db.write(definer.actor, { act: "firm.edit", key: null }, async (tx) => {
      const { id } = house.north.firm;
      const forged = { ...tx, actor: { ...tx.actor, accountId: coordinator.actor.accountId } };
      await noteOnBehalf(forged, spoken, { act: "firm.publish", kind: "firm", id, side: { firmId: id } });
      return accepted(null);
    }),
  ).rejects.toThrow("row-level security");
});

test("the fields are there for staff alone, and what was typed is told in one line", async () => {
  const words = speak("ja");
  const owner = await house.signInAs("owner", house.north);
  const fieldsFor = ({ actor }: SignedIn) =>
    renderToString(<SpokenFields visit={{ speak: words, actor }} state={emptyForm} />);
  expect(fieldsFor(owner)).toBe("");
  expect(fieldsFor(coordinator)).toContain('name="readBack"');
  const told = renderToString(<SpokenLines visit={{ speak: words }} lines={(await linesFor(coordinator)) ?? []} />);
  expect(told).toContain("企業の公開：会長の奥様（電話）から伺いました。声に出して読み返しました。");
  expect(renderToString(<SpokenLines visit={{ speak: words }} lines={[]} />)).toBe("");
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { linkSpentWords } from "#text/error-pages.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { formKey, guest, mailedLink } from "../support/guest.ts";

let house: TestApp;
beforeAll(async () => {
  house = await testApp();
});
afterAll(() => house.close());

const password = "three long words together";

async function invited(email: string, fields: Record<string, string> = {}): Promise<string> {
  const coordinator = await house.signInAs("coordinator", house.north);
  const answer = await coordinator.ask("/accounts", {
    fields: { kind: "definer", name: "試験 さん", email, idempotencyKey: formKey(house), ...fields },
  });
  expect(answer.status, await answer.clone().text()).toBe(303);
  return (await mailedLink(house, email)) ?? "";
}

const accept = { name: "試験 さん", password };

test("an invitation by mail makes an account that wears the hat at once", async () => {
  const link = await invited("new-definer@example.invalid");
  const reader = guest(house, house.north);
  const page = await reader.read(link);
  expect(page).toContain("要件定義");
  expect(page).toContain("new-definer@example.invalid");
  const answer = await reader.ask(link, { fields: accept });
  expect(answer.headers.get("location")).toBe("/?done=invitation-accepted");
  expect((await reader.ask("/firms")).status).toBe(200);
});

test("opening the link, as mail scanners do, accepts nothing and signs nobody in", async () => {
  const link = await invited("scanned@example.invalid");
  const scanner = guest(house, house.north);
  await scanner.ask(link);
  await scanner.ask(link);
  expect(scanner.cookies.size).toBe(0);
  expect((await scanner.ask("/firms")).status).toBe(303);
  expect((await guest(house, house.north).ask(link, { fields: accept })).status).toBe(303);
});

test("a short password comes back beside its field, and nothing is accepted", async () => {
  const link = await invited("short@example.invalid");
  const reader = guest(house, house.north);
  const answer = await reader.ask(link, { fields: { name: "短い 人", password: "short" } });
  expect(answer.status).toBe(422);
  const text = await answer.text();
  expect(text).toContain("10文字以上");
  expect(text).toContain("短い 人");
  expect(text).not.toContain('value="short"');
  expect((await reader.ask(link, { fields: accept })).status).toBe(303);
});

test("a used, withdrawn, expired, unknown or other hub's link answers alike and gives nothing", async () => {
  const used = await invited("used@example.invalid");
  await guest(house, house.north).ask(used, { fields: accept });

  const withdrawn = await invited("withdrawn@example.invalid");
  const coordinator = await house.signInAs("coordinator", house.north);
  const list = await (await coordinator.ask("/accounts")).text();
  const action = /action="(\/accounts\/invitations\/[^"]+\/withdraw)"/.exec(list)?.[1] ?? "";
  expect((await coordinator.ask(action, { fields: { idempotencyKey: formKey(house) } })).status).toBe(303);

  const expired = await invited("expired@example.invalid");
  await house.database.asSuper(
    "update banso.invitation set expires_at = invited_at where email = 'expired@example.invalid'",
  );
  const foreign = await invited("foreign@example.invalid");

  const answers = await Promise.all([
    guest(house, house.north).ask(used),
    guest(house, house.north).ask(withdrawn),
    guest(house, house.north).ask(expired),
    guest(house, house.north).ask(`/invitations/${"x".repeat(43)}`),
    guest(house, house.south).ask(foreign),
  ]);
  expect(answers.map((answer) => answer.status)).toEqual([422, 422, 422, 422, 422]);
  for (const page of await Promise.all(answers.map((answer) => answer.text()))) {
    expect(page).toContain(linkSpentWords.title.ja);
    expect(page).toContain('href="/sign-in#link-email"');
  }
  for (const link of [used, withdrawn, expired]) {
    const reader = guest(house, house.north);
    expect((await reader.ask(link, { fields: accept })).status).toBe(422);
    expect(reader.cookies.size).toBe(0);
  }
  const south = guest(house, house.south);
  expect((await south.ask(foreign, { fields: accept })).status).toBe(422);
  const { rows } = await house.database.asSuper(
    "select email from banso.account where email in ('withdrawn@example.invalid', 'expired@example.invalid', 'foreign@example.invalid')",
  );
  expect(rows).toEqual([]);
});

test("of fifty readers of one link one gets the hat", async () => {
  const link = await invited("fifty@example.invalid");
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => guest(house, house.north).ask(link, { fields: accept })),
  );
  expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
  const { rows } = await house.database.asSuper(
    "select count(*)::int as hats from banso.hat join banso.account using (account_id) where email = 'fifty@example.invalid'",
  );
  expect(rows[0].hats).toBe(1);
});

test("whoever has an account signs in first and then wears both hats, one at a time", async () => {
  const first = await invited("two-hats@example.invalid", {
    kind: "owner",
    firm: `F-${house.north.firm.number}`,
  });
  const reader = guest(house, house.north);
  await reader.ask(first, { fields: accept });
  const second = await invited("two-hats@example.invalid", {
    kind: "owner",
    firm: `${house.north.otherFirm.number}`,
  });
  const stranger = guest(house, house.north);
  expect(await stranger.read(second)).toContain("/sign-in?next=");
  expect((await stranger.ask(second, { fields: accept })).headers.get("location")).toBeNull();
  expect(stranger.cookies.size).toBe(0);

  expect((await reader.ask(second, { fields: {} })).status).toBe(303);
  const firms = [house.north.firm.number, house.north.otherFirm.number];
  const seen = async () => Promise.all(firms.map(async (each) => (await reader.ask(`/firms/${each}`)).status));
  expect(await seen()).toEqual([404, 200]);
  const hats = [...(await reader.read("/hats")).matchAll(/name="hat" value="([^"]+)"/g)].map((each) => each[1] ?? "");
  expect(hats).toHaveLength(2);
  await reader.ask("/hats", { fields: { hat: hats[0] ?? "" } });
  expect(await seen()).toEqual([200, 404]);
});

test("an invitation to another address is not taken by whoever is signed in", async () => {
  const link = await invited("somebody-else@example.invalid");
  const owner = await house.signInAs("owner", house.north);
  expect(await (await owner.ask(link)).text()).toContain("別の方としてサインインしています");
  expect((await owner.ask(link, { fields: accept })).status).toBe(409);
});

test("a newer invitation to the same hat makes the older link useless", async () => {
  const older = await invited("twice@example.invalid");
  const newer = await invited("twice@example.invalid");
  expect((await guest(house, house.north).ask(older)).status).toBe(422);
  expect((await guest(house, house.north).ask(newer)).status).toBe(200);
});

test("of the token only its hash is kept", async () => {
  const link = await invited("hashed@example.invalid");
  const token = link.split("/").at(-1) ?? "";
  expect(token).toHaveLength(43);
  const { rows } = await house.database.asSuper(
    "select row_to_json(i)::text as row from banso.invitation i where email = 'hashed@example.invalid'",
  );
  expect(rows[0].row).not.toContain(token);
});

test("everybody offers only the hats that are theirs to offer", async () => {
  const offer = async (hat: "coordinator" | "operator" | "definer" | "owner" | "deputy", kind: string) => {
    const who = await house.signInAs(hat, house.north);
    const answer = await who.ask("/accounts", {
      fields: { kind, name: "試験", email: `${hat}-${kind}@example.invalid`, idempotencyKey: formKey(house) },
    });
    return answer.status;
  };
  expect(await offer("coordinator", "companion")).toBe(303);
  expect(await offer("coordinator", "coordinator")).toBe(403);
  expect(await offer("coordinator", "operator")).toBe(403);
  expect(await offer("operator", "operator")).toBe(303);
  expect(await offer("operator", "coordinator")).toBe(303);
  expect(await offer("definer", "companion")).toBe(403);
  expect(await offer("owner", "companion")).toBe(403);

  const toFirm = async (hat: "owner" | "deputy" | "coordinator" | "operator", kind: string, firm: number) => {
    const who = await house.signInAs(hat, house.north);
    const answer = await who.ask(`/firms/${firm}/accounts`, {
      fields: { kind, name: "試験", email: `${hat}-${kind}-${firm}@example.invalid`, idempotencyKey: formKey(house) },
    });
    return answer.status;
  };
  const { firm, otherFirm } = house.north;
  expect(await toFirm("owner", "deputy", firm.number)).toBe(303);
  expect(await toFirm("owner", "owner", firm.number)).toBe(403);
  expect(await toFirm("owner", "deputy", otherFirm.number)).toBe(404);
  expect(await toFirm("deputy", "deputy", firm.number)).toBe(403);
  expect(await toFirm("coordinator", "owner", otherFirm.number)).toBe(303);
  expect(await toFirm("operator", "owner", otherFirm.number)).toBe(303);
});

test("a person, a town's staff and an intermediary's are invited with their record or organisation", async () => {
  const { north } = house;
  const coordinator = await house.signInAs("coordinator", north);
  const offer = async (fields: Record<string, string>) =>
    coordinator.ask("/accounts", {
      fields: { name: "試験", email: "place@example.invalid", idempotencyKey: formKey(house), ...fields },
    });
  expect((await offer({ kind: "person", person: `H-${north.otherPerson.number}` })).status).toBe(303);
  expect((await offer({ kind: "person", person: "" })).status).toBe(422);
  expect((await offer({ kind: "person", person: "999999" })).status).toBe(422);
  expect((await offer({ kind: "town-staff", organisation: north.organisations.town })).status).toBe(303);
  expect((await offer({ kind: "town-staff", organisation: north.organisations.intermediary })).status).toBe(422);
  expect((await offer({ kind: "town-staff", organisation: house.south.organisations.town })).status).toBe(422);
  expect((await offer({ kind: "intermediary", newOrganisation: "あたらしい仲介" })).status).toBe(303);
  const link = await mailedLink(house, "place@example.invalid");
  expect(await guest(house, north).read(link ?? "")).toContain("あたらしい仲介");
});

test("a hat ends within a second, and nobody ends the one they wear", async () => {
  const link = await invited("ending@example.invalid");
  const reader = guest(house, house.north);
  await reader.ask(link, { fields: accept });
  expect((await reader.ask("/firms")).status).toBe(200);
  const { rows } = await house.database.asSuper(
    "select hat_id, account_id from banso.hat join banso.account using (account_id) where email = 'ending@example.invalid'",
  );
  const at = `/accounts/${rows[0].account_id}/hats/${rows[0].hat_id}/end`;
  const owner = await house.signInAs("owner", house.north);
  expect((await owner.ask(at, { fields: { idempotencyKey: formKey(house) } })).status).toBe(403);
  const foreign = await house.signInAs("coordinator", house.south);
  expect((await foreign.ask(at, { fields: { idempotencyKey: formKey(house) } })).status).toBe(404);
  const coordinator = await house.signInAs("coordinator", house.north);
  expect((await coordinator.ask(at, { fields: { idempotencyKey: formKey(house) } })).status).toBe(303);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect((await reader.ask("/firms")).status).toBe(303);

  const operator = await house.signInAs("operator", house.north);
  const own = `/accounts/${operator.actor.accountId}/hats/${operator.actor.hatId}/end`;
  expect((await operator.ask(own, { fields: { idempotencyKey: formKey(house) } })).status).toBe(409);
});

test("another firm's and another hub's people and invitations are not found", async () => {
  const owner = await house.signInAs("owner", house.north);
  expect((await owner.ask(`/firms/${house.north.firm.number}/accounts`)).status).toBe(200);
  expect((await owner.ask(`/firms/${house.north.otherFirm.number}/accounts`)).status).toBe(404);
  expect((await owner.ask("/accounts")).status).toBe(403);
  const south = await house.signInAs("coordinator", house.south);
  expect((await south.ask(`/accounts/${owner.actor.accountId}`)).status).toBe(404);
  expect(await (await south.ask("/accounts")).text()).not.toContain("owner-north@example.invalid");
});

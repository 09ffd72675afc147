import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { HatKind } from "#domain/access/terms.ts";
import { addAccount, grantHat } from "#domain/hubs/store.ts";
import { type TestApp, type TestHub, testApp } from "../support/app.ts";
import { doJobs, formKey, type Guest, guest, mailedLink } from "../support/guest.ts";

let house: TestApp;
beforeAll(async () => {
  house = await testApp();
});
beforeEach(async () => {
  await house.database.asSuper("delete from auth.tries");
});
afterAll(() => house.close());

const password = "three long words together";
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Somebody of a hub with a password. */
async function known(name: string, hub: TestHub = house.north, kind: HatKind = "owner"): Promise<string> {
  const email = `${name}@example.invalid`;
  const accountId = await house.app.accounts.create({ email, name, password });
  await house.app.db.asHub(hub.id, "found-hub", async (tx) => {
    await addAccount(tx, { id: accountId, name, email });
    const firmId = kind === "owner" ? hub.firm.id : null;
    await grantHat(tx, { accountId, kind, firmId, personId: null, organisationId: null });
  });
  return email;
}

const signIn = (who: Guest, email: string, word = password) =>
  who.ask("/sign-in", { fields: { email, password: word } });
const ownFirm = (hub: TestHub = house.north) => `/firms/${hub.firm.number}`;

test("a password signs in and leads to the page that was asked for, never to another site", async () => {
  const email = await known("password");
  const reader = guest(house, house.north);
  const asked = await reader.ask(ownFirm());
  expect(asked.headers.get("location")).toBe(`/sign-in?next=${encodeURIComponent(ownFirm())}`);
  const fields = (next: string) => ({ fields: { email, password, next } });
  expect((await reader.ask("/sign-in", fields(ownFirm()))).headers.get("location")).toBe(ownFirm());
  expect((await reader.ask(ownFirm())).status).toBe(200);
  for (const next of ["//evil.example", "/\\evil.example", "https://evil.example"])
    expect((await guest(house, house.north).ask("/sign-in", fields(next))).headers.get("location")).toBe("/");
});

test("a wrong password, an unknown address, a disabled account and one without a password answer alike", async () => {
  const email = await known("alike");
  const disabled = await known("alike-disabled");
  await house.database.asSuper("update banso.account set disabled_at = now() where email = $1", [disabled]);
  const answers = await Promise.all([
    signIn(guest(house, house.north), email, "not the password"),
    signIn(guest(house, house.north), "nobody@example.invalid", "not the password"),
    signIn(guest(house, house.north), disabled, "not the password"),
    signIn(guest(house, house.north), disabled),
  ]);
  const texts = await Promise.all(
    answers.map(async (answer) =>
      (await answer.text())
        .replaceAll(/[a-z-]+@example\.invalid/g, "ADDRESS")
        .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID")
        .replaceAll(/nonce="[^"]*"/g, ""),
    ),
  );
  expect(answers.map((answer) => answer.status)).toEqual([422, 422, 422, 422]);
  expect(new Set(texts).size).toBe(1);
  expect(
    answers.map((answer) => answer.headers.getSetCookie().filter((each) => each.includes("session_token"))),
  ).toEqual([[], [], [], []]);
});

test("a known and an unknown address take as long", async () => {
  const email = await known("clock");
  const time = async (address: string): Promise<number> => {
    const started = performance.now();
    await signIn(guest(house, house.north), address, "not the password");
    return performance.now() - started;
  };
  const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
  await time(email);
  for (let round = 0; round < 8; round += 1) {
    times.known.push(await time(email));
    times.unknown.push(await time(`nobody-${round}@example.invalid`));
  }
  const middle = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const ratio = middle(times.known) / middle(times.unknown);
  expect(ratio, JSON.stringify(times)).toBeGreaterThan(0.6);
  expect(ratio, JSON.stringify(times)).toBeLessThan(1.67);
});

test("after ten tries of one address the eleventh waits, right password or not, known or not", async () => {
  const email = await known("guessed");
  for (const address of [email, "never-heard-of@example.invalid"]) {
    for (let round = 0; round < 10; round += 1)
      expect((await signIn(guest(house, house.north), address, `guess number ${round}`)).status).toBe(422);
    const stopped = await signIn(guest(house, house.north), address);
    expect(stopped.status).toBe(429);
    expect(Number(stopped.headers.get("retry-after"))).toBeGreaterThan(800);
  }
  const { rows } = await house.database.asSuper("select string_agg(key, ' ') as keys from auth.tries");
  expect(rows[0].keys).not.toContain("@");
});

test("many addresses tried from one place are stopped as well", async () => {
  const office = "192.0.2.7";
  for (let round = 0; round < 58; round += 1) await house.app.tries.take("sign-in-from", office);
  const answers: number[] = [];
  for (let round = 0; round < 4; round += 1)
    answers.push((await signIn(guest(house, house.north, office), `a${round}@example.invalid`, "x")).status);
  expect(answers).toEqual([422, 422, 429, 429]);
  expect((await signIn(guest(house, house.north), "a9@example.invalid", "x")).status).toBe(422);
});

test("a right password makes earlier wrong ones forgotten", async () => {
  const email = await known("forgetful");
  for (let round = 0; round < 11; round += 1) {
    await signIn(guest(house, house.north), email, "a wrong one");
    expect((await signIn(guest(house, house.north), email)).status).toBe(303);
  }
});

test("a mailed link opens a page whose button signs in, once", async () => {
  const email = await known("linked");
  const reader = guest(house, house.north);
  const asked = await reader.ask("/sign-in/link", { fields: { email } });
  expect(asked.headers.get("location")).toBe("/sign-in?done=link-sent");
  await doJobs(house);
  const link = (await mailedLink(house, email)) ?? "";
  expect(link).toMatch(/^\/sign-in\/link\?token=/);
  const scanner = guest(house, house.north);
  await scanner.ask(link);
  expect(scanner.cookies.size).toBe(0);
  expect((await scanner.ask(ownFirm())).status).toBe(303);
  const token = new URLSearchParams(link.split("?")[1]).get("token") ?? "";
  expect((await reader.ask("/sign-in/link/use", { fields: { token } })).headers.get("location")).toBe("/");
  expect((await reader.ask(ownFirm())).status).toBe(200);
  const late = guest(house, house.north);
  expect((await late.ask("/sign-in/link/use", { fields: { token } })).status).toBe(422);
  expect((await late.ask(ownFirm())).status).toBe(303);
});

test("asking for a link answers the same for everybody; an unknown or disabled address gets no mail", async () => {
  const disabled = await known("no-link");
  await house.database.asSuper("update banso.account set disabled_at = now() where email = $1", [disabled]);
  for (const email of [disabled, "stranger@example.invalid"]) {
    const asked = await guest(house, house.north).ask("/sign-in/link", { fields: { email } });
    expect(asked.headers.get("location")).toBe("/sign-in?done=link-sent");
    await doJobs(house);
    expect(await mailedLink(house, email)).toBeNull();
  }
});

test("a link mailed before the account was disabled does not sign in", async () => {
  const email = await known("link-then-out");
  await guest(house, house.north).ask("/sign-in/link", { fields: { email } });
  await doJobs(house);
  const token = new URLSearchParams(((await mailedLink(house, email)) ?? "").split("?")[1]).get("token") ?? "";
  await house.database.asSuper("update banso.account set disabled_at = now() where email = $1", [email]);
  const reader = guest(house, house.north);
  expect((await reader.ask("/sign-in/link/use", { fields: { token } })).status).toBe(422);
  expect((await reader.ask(ownFirm())).status).toBe(303);
});

test("at most five links in a quarter of an hour are mailed to one address", async () => {
  const email = await known("many-links");
  const answers: number[] = [];
  for (let round = 0; round < 6; round += 1)
    answers.push((await guest(house, house.north).ask("/sign-in/link", { fields: { email } })).status);
  expect(answers).toEqual([303, 303, 303, 303, 303, 429]);
});

test("the link speaks the language in which it was asked for", async () => {
  const email = await known("english");
  await guest(house, house.north).ask("/en/sign-in/link", { fields: { email } });
  await doJobs(house);
  expect(await mailedLink(house, email)).toMatch(/^\/en\/sign-in\/link\?token=/);
});

test("shutting an account out of a hub ends every session there within a second, and they stay ended when it is let in again", async () => {
  const email = await known("shut-out");
  const [phone, desk] = [guest(house, house.north), guest(house, house.north)];
  for (const device of [phone, desk]) {
    await signIn(device, email);
    expect((await device.ask(ownFirm())).status).toBe(200);
  }
  const { rows } = await house.database.asSuper("select account_id from banso.account where email = $1", [email]);
  const at = `/accounts/${rows[0].account_id}`;
  const coordinator = await house.signInAs("coordinator", house.north);
  const fields = { answer: "yes", idempotencyKey: formKey(house) };
  expect((await coordinator.ask(`${at}/disable`, { fields })).status).toBe(403);
  const foreign = await house.signInAs("operator", house.south);
  expect((await foreign.ask(`${at}/disable`, { fields })).status).toBe(404);
  const operator = await house.signInAs("operator", house.north);
  expect((await operator.ask(`${at}/disable`, { fields })).headers.get("location")).toBe(`${at}?done=account-disabled`);
  await wait(1000);
  for (const device of [phone, desk]) expect((await device.ask(ownFirm())).status).toBe(303);
  expect((await signIn(guest(house, house.north), email)).status).toBe(422);

  expect((await operator.ask(`${at}/enable`, { fields: { idempotencyKey: formKey(house) } })).status).toBe(303);
  await wait(1000);
  for (const device of [phone, desk]) expect((await device.ask(ownFirm())).status).toBe(303);
  expect((await signIn(guest(house, house.north), email)).status).toBe(303);
  const own = `/accounts/${operator.actor.accountId}/disable`;
  expect((await operator.ask(own, { fields: { answer: "yes", idempotencyKey: formKey(house) } })).status).toBe(409);
});

test("changing the password ends the other sessions within a second and keeps this one", async () => {
  const email = await known("changing");
  const [here, elsewhere] = [guest(house, house.north), guest(house, house.north)];
  for (const device of [here, elsewhere]) {
    await signIn(device, email);
    expect((await device.ask(ownFirm())).status).toBe(200);
  }
  const next = "quite another password";
  const change = (current: string, word: string) => here.ask("/password", { fields: { current, next: word } });
  expect((await change("not my password", next)).status).toBe(422);
  expect((await change(password, "short")).status).toBe(422);
  expect((await change(password, next)).headers.get("location")).toBe("/?done=password-changed");
  await wait(1000);
  expect((await here.ask(ownFirm())).status).toBe(200);
  expect((await elsewhere.ask(ownFirm())).status).toBe(303);
  expect((await signIn(guest(house, house.north), email)).status).toBe(422);
  expect((await signIn(guest(house, house.north), email, next)).status).toBe(303);
});

test("signing out ends the session on the server as well", async () => {
  const email = await known("leaving");
  const reader = guest(house, house.north);
  await signIn(reader, email);
  expect((await reader.ask(ownFirm())).status).toBe(200);
  const kept = new Map(reader.cookies);
  await reader.ask("/sign-out", { method: "POST", fields: {} });
  expect((await reader.ask(ownFirm())).status).toBe(303);
  for (const [name, value] of kept) reader.cookies.set(name, value);
  expect((await reader.ask(ownFirm())).status).toBe(303);
});

test("a hat of another hub in the cookie is not worn here", async () => {
  const email = await known("traveller");
  const { rows } = await house.database.asSuper(
    "select hat_id from banso.hat join banso.account using (account_id) where email = $1",
    [email],
  );
  const reader = guest(house, house.south);
  await signIn(reader, email);
  reader.cookies.set("banso-hat", String(rows[0].hat_id));
  expect((await reader.ask(ownFirm(house.south))).headers.get("location")).toBe("/hats");
  const stranger = await house.signInAs("coordinator", house.south);
  const borrowed = guest(house, house.south);
  await signIn(borrowed, email);
  borrowed.cookies.set("banso-hat", String(stranger.actor.hatId));
  expect((await borrowed.ask("/firms")).headers.get("location")).toBe("/hats");
});

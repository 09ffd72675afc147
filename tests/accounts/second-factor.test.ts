import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { HatKind } from "#domain/access/terms.ts";
import { resetSecondFactor } from "#domain/hubs/disable-account.ts";
import { inviteFromCommandLine } from "#domain/hubs/invite-account.ts";
import { secondFactorWords } from "#text/accounts.ts";
import { invitationLetter } from "#text/letters.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { authenticatorCode, doJobs, formKey, type Guest, guest, mailedLink } from "../support/guest.ts";

let house: TestApp;
beforeAll(async () => {
  house = await testApp();
  // A hub that is no sample: its staff need a second factor.
  await house.database.asSuper("update banso.hub set is_sample = false where hub_id = $1", [house.south.id]);
});
beforeEach(async () => {
  await house.database.asSuper("delete from auth.tries");
});
afterAll(() => house.close());

const password = "three long words together";
const needed = "/second-factor";

/** Somebody who has just accepted an invitation of the hub that is no sample. */
async function arrived(name: string, kind: HatKind = "coordinator"): Promise<Guest & { email: string }> {
  const email = `${name}@example.invalid`;
  const firm = kind === "owner" ? house.south.firm.number : 0;
  const invite = { kind, name, email, firm, person: 0, organisation: "", newOrganisation: "" };
  const outcome = await inviteFromCommandLine(house.app, house.south.id, { invite, letter: invitationLetter });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const reader = guest(house, house.south);
  const answer = await reader.ask(new URL(outcome.value.link).pathname, { fields: { name, password } });
  expect(answer.status).toBe(303);
  return { ...reader, email };
}

type Factor = { readonly secret: string; readonly backupCodes: readonly string[] };

async function begun(reader: Guest): Promise<Factor> {
  const page = await (await reader.ask("/second-factor/begin", { fields: { password } })).text();
  expect(page).toContain("data:image/svg+xml;base64,");
  const [secret = "", ...backupCodes] = [...page.matchAll(/<code>([^<]+)<\/code>/g)].map((each) => each[1] ?? "");
  return { secret, backupCodes };
}

const codeOf = ({ secret }: Factor, stepsAway = 0) => authenticatorCode(secret, new Date(), stepsAway);

async function withFactor(name: string, kind: HatKind = "coordinator") {
  const reader = await arrived(name, kind);
  const factor = await begun(reader);
  const answer = await reader.ask("/second-factor/confirm", { fields: { code: codeOf(factor) } });
  expect(answer.headers.get("location")).toBe("/?done=second-factor-on");
  return { reader, factor, email: reader.email };
}

const signIn = (who: Guest, email: string) => who.ask("/sign-in", { fields: { email, password } });

async function comeByLink(email: string): Promise<Guest> {
  const reader = guest(house, house.south);
  await reader.ask("/sign-in/link", { fields: { email } });
  await doJobs(house);
  const token = new URLSearchParams(((await mailedLink(house, email)) ?? "").split("?")[1]).get("token") ?? "";
  await reader.ask("/sign-in/link/use", { fields: { token } });
  return reader;
}

/** Every page of the hub's staff is shut, and so is the API. */
async function actsAsStaff(reader: Guest): Promise<boolean> {
  const answers = await Promise.all(
    ["/firms", "/accounts", "/people", "/api/v1/firms"].map((path) => reader.ask(path)),
  );
  return answers.some((answer) => answer.status === 200);
}

test("staff are led from every page to the second factor, and act once it is confirmed", async () => {
  const reader = await arrived("fresh-staff");
  for (const path of ["/", "/firms", "/accounts"])
    expect((await reader.ask(path)).headers.get("location")).toBe(needed);
  expect(await actsAsStaff(reader)).toBe(false);
  const factor = await begun(reader);
  expect(factor.backupCodes).toHaveLength(10);
  for (const code of factor.backupCodes)
    expect(code, "nothing mistaken on paper").toMatch(/^[2-9a-hjkmnp-z]{5}-[2-9a-hjkmnp-z]{5}$/);
  expect(await actsAsStaff(reader)).toBe(false);
  const wrong = await reader.ask("/second-factor/confirm", { fields: { code: "000000" } });
  expect(wrong.status).toBe(422);
  expect(await actsAsStaff(reader)).toBe(false);
  await reader.ask("/second-factor/confirm", { fields: { code: codeOf(factor) } });
  expect((await reader.ask("/firms")).status).toBe(200);
});

test("after a wrong code the picture, the secret and the backup codes stand there still, and the right code is taken", async () => {
  const reader = await arrived("wrong-once");
  const shown = await (await reader.ask("/second-factor/begin", { fields: { password } })).text();
  const codes = (page: string) => [...page.matchAll(/<code>([^<]+)<\/code>/g)].map((each) => each[1] ?? "");
  const picture = (page: string) => /src="data:image\/svg\+xml;base64,[^"]+"/.exec(page)?.[0];
  const uri = (/name="uri" value="([^"]+)"/.exec(shown)?.[1] ?? "").replaceAll("&amp;", "&");
  const backupCodes = /name="backupCodes" value="([^"]+)"/.exec(shown)?.[1] ?? "";
  const wrong = await reader.ask("/second-factor/confirm", { fields: { code: "000000", uri, backupCodes } });
  expect(wrong.status).toBe(422);
  const again = await wrong.text();
  expect(again).toContain(secondFactorWords.wrongCodeHere.ja);
  expect(codes(again)).toEqual(codes(shown));
  expect(codes(again).length).toBeGreaterThanOrEqual(9);
  expect(picture(again)).toBeDefined();
  expect(picture(again)).toBe(picture(shown));
  const code = codeOf({ secret: codes(again)[0] ?? "", backupCodes: [] });
  const right = await reader.ask("/second-factor/confirm", { fields: { code, uri, backupCodes } });
  expect(right.headers.get("location")).toBe("/?done=second-factor-on");
});

test("a code typed in full-width digits with spaces is understood", async () => {
  const reader = await arrived("full-width");
  const factor = await begun(reader);
  const code = codeOf(factor).replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const answer = await reader.ask("/second-factor/confirm", {
    fields: { code: `${code.slice(0, 3)} ${code.slice(3)}` },
  });
  expect(answer.status).toBe(303);
});

test("password and then the code, or a backup code once", async () => {
  const { email, factor } = await withFactor("coming-back");
  const reader = guest(house, house.south);
  expect((await signIn(reader, email)).headers.get("location")).toBe("/second-factor/code?next=%2F");
  expect(await actsAsStaff(reader)).toBe(false);
  // The code of the next half minute holds already: the one of this has set the factor up.
  const fields = { code: codeOf(factor, 1), next: "/firms", idempotencyKey: formKey(house) };
  const [answer, tapped] = await Promise.all([1, 2].map(() => reader.ask("/second-factor/code", { fields })));
  expect([answer?.headers.get("location"), tapped?.headers.get("location")]).toEqual(["/firms", "/firms"]);
  expect((await reader.ask("/firms")).status).toBe(200);

  const backup = factor.backupCodes[0] ?? "";
  const lost = guest(house, house.south);
  await signIn(lost, email);
  expect((await lost.ask("/second-factor/code", { fields: { code: backup } })).status).toBe(303);
  expect((await lost.ask("/firms")).status).toBe(200);
  const again = guest(house, house.south);
  await signIn(again, email);
  expect((await again.ask("/second-factor/code", { fields: { code: backup } })).status).toBe(422);
  expect(await actsAsStaff(again)).toBe(false);
});

test("a code opens one door once: whoever saw it typed cannot use it again, whichever way they came in", async () => {
  const { email, factor } = await withFactor("looked-at");
  const code = codeOf(factor, 1);
  const byPassword = guest(house, house.south);
  await signIn(byPassword, email);
  const byLink = await comeByLink(email);
  const reader = guest(house, house.south);
  await signIn(reader, email);
  expect((await reader.ask("/second-factor/code", { fields: { code } })).status).toBe(303);
  for (const thief of [byPassword, byLink]) {
    expect((await thief.ask("/second-factor/code", { fields: { code } })).status).toBe(422);
    expect(await actsAsStaff(thief)).toBe(false);
  }
  expect(await actsAsStaff(reader)).toBe(true);
});

test("a stolen password alone never acts as staff", async () => {
  const { email } = await withFactor("robbed");
  const thief = guest(house, house.south);
  await signIn(thief, email);
  for (const path of ["/second-factor/begin", "/second-factor/confirm", "/password", "/second-factor/link"])
    await thief.ask(path, { fields: { password, code: "123456", current: password, next: "a password of the thief" } });
  expect(await actsAsStaff(thief)).toBe(false);
  await signIn(thief, email);
  expect(await actsAsStaff(thief)).toBe(false);
});

test("a stolen password of staff who have no second factor yet does not set one up", async () => {
  const { email } = await arrived("not-yet");
  const thief = guest(house, house.south);
  expect((await signIn(thief, email)).status).toBe(303);
  expect(await thief.read("/second-factor")).toContain("先に、メールのリンクから入り直してください");
  expect((await thief.ask("/second-factor/begin", { fields: { password } })).status).toBe(403);
  const change = { current: password, next: "a password of the thief" };
  expect((await thief.ask("/password", { fields: change })).headers.get("location")).toBe(needed);
  expect(await actsAsStaff(thief)).toBe(false);
  const owner = await comeByLink(email);
  const factor = await begun(owner);
  await owner.ask("/second-factor/confirm", { fields: { code: codeOf(factor) } });
  expect(await actsAsStaff(owner)).toBe(true);
  expect(await actsAsStaff(thief)).toBe(false);
});

test("a mailed link alone never acts as staff, with a second factor or before there is one", async () => {
  const { email, factor } = await withFactor("open-mailbox");
  const thief = await comeByLink(email);
  expect((await thief.ask("/firms")).headers.get("location")).toBe(needed);
  expect((await thief.ask(needed)).headers.get("location")).toBe("/second-factor/code");
  expect((await thief.ask("/second-factor/begin", { fields: { password } })).status).toBe(403);
  expect(await actsAsStaff(thief)).toBe(false);
  expect((await thief.ask("/second-factor/code", { fields: { code: codeOf(factor, 1) } })).status).toBe(303);
  expect(await actsAsStaff(thief)).toBe(true);

  const { email: fresh } = await arrived("open-mailbox-fresh");
  const other = await comeByLink(fresh);
  expect((await other.ask("/second-factor/begin", { fields: { password: "a guess of the thief" } })).status).toBe(422);
  expect((await other.ask("/second-factor/confirm", { fields: { code: "123456" } })).status).toBe(422);
  expect(await actsAsStaff(other)).toBe(false);
});

test("backup codes that were shown but never confirmed open nothing", async () => {
  const reader = await arrived("unconfirmed");
  const { backupCodes } = await begun(reader);
  const code = backupCodes[0] ?? "";
  await reader.ask("/second-factor/confirm", { fields: { code } });
  await reader.ask("/second-factor/code", { fields: { code } });
  expect(await actsAsStaff(reader)).toBe(false);
});

test("codes cannot be guessed: the eleventh try waits, even with the right code", async () => {
  const { email, factor } = await withFactor("guessed-code");
  const thief = await comeByLink(email);
  const answers: number[] = [];
  for (let round = 0; round < 10; round += 1)
    answers.push((await thief.ask("/second-factor/code", { fields: { code: "000000" } })).status);
  expect(answers.every((status) => status === 422)).toBe(true);
  expect((await thief.ask("/second-factor/code", { fields: { code: codeOf(factor) } })).status).toBe(429);
  expect(await actsAsStaff(thief)).toBe(false);
});

test("an owner goes without, but whoever has set one up must show it by every way in", async () => {
  const plain = await arrived("plain-owner", "owner");
  expect((await plain.ask(`/firms/${house.south.firm.number}`)).status).toBe(200);
  const { email } = await withFactor("careful-owner", "owner");
  const byLink = await comeByLink(email);
  expect((await byLink.ask(`/firms/${house.south.firm.number}`)).headers.get("location")).toBe(needed);
});

test("the sample region's staff act without a second factor, and its own accounts cannot set one up", async () => {
  const coordinator = await house.signInAs("coordinator", house.north);
  expect((await coordinator.ask("/firms")).status).toBe(200);
});

test("a second factor taken away by the operator ends the sessions; the next one is set up by link and password", async () => {
  const { email, reader } = await withFactor("lost-everything");
  expect((await resetSecondFactor(house.app, house.south.id, email)).ok).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect((await reader.ask("/firms")).status).toBe(303);
  const back = await comeByLink(email);
  expect(await actsAsStaff(back)).toBe(false);
  const factor = await begun(back);
  await back.ask("/second-factor/confirm", { fields: { code: codeOf(factor) } });
  expect(await actsAsStaff(back)).toBe(true);
  // It began with a link of this hub, and counts here alone as before.
  const { rows } = await house.database.asSuper(
    'select s."hubId" as hub from auth.session s join auth."user" u on u.id = s."userId" where u.email = $1',
    [email],
  );
  expect(rows).toEqual([{ hub: house.south.id }]);
});

test("a changed password keeps the second factor that this session has shown", async () => {
  const { reader } = await withFactor("new-word");
  const fields = { current: password, next: "quite another password" };
  expect((await reader.ask("/password", { fields })).headers.get("location")).toBe("/?done=password-changed");
  expect(await actsAsStaff(reader)).toBe(true);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { listUsers } from "#cli/user.ts";
import { inviteFromCommandLine } from "#domain/hubs/invite-account.ts";
import { invitationLetter } from "#text/letters.ts";
import { speak } from "#text/speak.ts";
import { type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
beforeAll(async () => {
  house = await testApp();
});
afterAll(() => house.close());

test("banso user list names an invitation that waits for its answer", async () => {
  const email = "waiting@example.invalid";
  const invite = { name: "まつ子", email, firm: 0, person: 0, organisation: "", newOrganisation: "" };
  const outcome = await inviteFromCommandLine(house.app, house.south.id, {
    invite: { ...invite, kind: "coordinator" },
    letter: invitationLetter,
  });
  expect(outcome.ok).toBe(true);
  await house.database.asSuper("update banso.hub set host = 'south.example' where hub_id = $1", [house.south.id]);
  const lines: string[] = [];
  const terminal = { speak: speak("ja"), print: (line: string) => lines.push(line), tell: () => {} };
  expect(await listUsers({ app: house.app, terminal }, { host: "south.example" })).toBe(0);
  expect(lines.filter((line) => line.startsWith(`${email}\tまつ子\t`) && line.includes("招待中"))).toHaveLength(1);
});

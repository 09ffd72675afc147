import { afterAll, beforeAll, expect, test } from "vitest";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
let coordinator: SignedIn;
beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
});
afterAll(() => house.close());

test("a form that a browser brought back and that was changed before it was sent again is not taken for the first one", async () => {
  const number = house.north.otherPerson.number;
  const form = {
    name: "First",
    email: "",
    phone: "",
    halfDays: "8",
    version: "1",
    idempotencyKey: house.app.ids.next<string>(),
  };
  const post = (fields: Record<string, string>) => coordinator.ask(`/people/${number}`, { fields });
  expect((await post(form)).status).toBe(303);
  expect((await post(form)).status).toBe(303);
  const changed = await post({ ...form, name: "Second" });
  expect(changed.status).toBe(409);
  const text = await changed.text();
  expect(text).toContain("First");
  expect(text).toContain("Second");
});

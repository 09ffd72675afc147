import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { problemOutput } from "#api/describe.ts";
import { type Operation, operation } from "#api/operation.ts";
import { apiRoutes, operations } from "#api/routes.ts";
import { addDays, mondayOf } from "#kit/dates.ts";
import { accepted } from "#kit/outcome.ts";
import { pageRoutes } from "#web/routes.ts";
import { goodBodies } from "../support/api-bodies.ts";
import { firmTerms, type SignedIn, type TestApp, testApp } from "../support/app.ts";

/** An operation that hands out more than it declares, as a careless one would. */
const careless = operation({
  id: "careless",
  method: "get",
  path: "/careless",
  act: "firm.list",
  summary: { ja: "", en: "" },
  input: z.object({}),
  output: z.object({ firms: z.array(z.object({ number: z.int() })) }),
  run: () => {
    const firms = [{ number: 1, contactPhone: "CANARY-inner" }];
    return Promise.resolve(accepted({ firms, secret: "CANARY-outer" }));
  },
});

let house: TestApp;
let coordinator: SignedIn;
beforeAll(async () => {
  house = await testApp({ routes: [...pageRoutes, ...apiRoutes, careless.route] });
  coordinator = await house.signInAs("coordinator", house.north);
});
afterAll(() => house.close());

const read = async (answer: Response): Promise<Record<string, unknown>> =>
  z.record(z.string(), z.unknown()).parse(await answer.json());
const key = () => house.app.ids.next();
const monday = () => mondayOf(house.app.clock.today());

test("a firm is entered, read, edited and published by the API, and stands on its page", async () => {
  const json = { ...firmTerms("API Mill"), employees: 30, corporateNumber: "7000012050002" };
  const entered = await coordinator.ask("/api/v1/firms", { json, headers: { "idempotency-key": key() } });
  expect(entered.status).toBe(201);
  const { number } = await read(entered);
  const at = `/api/v1/firms/${String(number)}`;
  const shown = await read(await coordinator.ask(at));
  expect(shown).toMatchObject({ number, name: "API Mill", employees: 30, status: "draft", version: 1 });
  const edited = await coordinator.ask(at, { json: { ...json, town: "Hilltown", version: 1 } });
  expect(await read(edited)).toEqual({ number });
  expect(
    (
      await coordinator.ask(`${at}/publish`, {
        json: { version: 2, spoke: "the owner", channel: "phone", readBack: "aloud" },
      })
    ).status,
  ).toBe(200);
  expect(await read(await coordinator.ask(at))).toMatchObject({ town: "Hilltown", status: "published", version: 3 });
  const onPage = await coordinator.ask(`/en/firms/${String(number)}`);
  expect(await onPage.text()).toContain("API Mill");
});

test("half-days are booked and released by the API, and what does not fit is told with its week", async () => {
  const at = `/api/v1/people/${house.north.person.number}`;
  const json = { halfDays: 8, fromWeek: monday(), weeks: 4, note: "API test" };
  const booked = await read(await coordinator.ask(`${at}/bookings`, { json }));
  const tooMuch = await coordinator.ask(`${at}/bookings`, { json: { ...json, fromWeek: addDays(monday(), -7) } });
  expect(tooMuch.status).toBe(409);
  expect(await read(tooMuch)).toMatchObject({ code: "above-capacity", week: monday(), free: 4, status: 409 });
  const sheet = await read(await coordinator.ask(at));
  expect(sheet["weeks"]).toMatchObject([
    { week: monday(), capacity: 12, booked: 8, free: 4 },
    {},
    {},
    {},
    { booked: 0 },
    {},
    {},
    {},
    {},
    {},
    {},
    {},
  ]);
  expect(sheet["bookings"]).toMatchObject([{ id: booked["booking"], state: "running", note: "API test" }]);
  const release = () => coordinator.ask(`${at}/bookings/${String(booked["booking"])}/release`, { json: {} });
  expect((await release()).status).toBe(200);
  expect(await read(await release())).toMatchObject({ status: 409, code: "wrong-state", state: "released" });
});

test("a refusal is a problem in the reader's language, with every faulty field", async () => {
  const ask = (language: string) =>
    coordinator.ask("/api/v1/firms", {
      json: { name: "", employees: "many" },
      headers: { "accept-language": language },
    });
  const english = await ask("en-GB,en;q=0.9");
  expect(english.status).toBe(422);
  expect(english.headers.get("content-type")).toBe("application/problem+json");
  const problem = problemOutput.parse(await english.json());
  expect(problem).toMatchObject({ status: 422, code: "invalid", title: "Unprocessable Entity" });
  expect(problem.faults?.map(({ field, code }) => `${field} ${code}`)).toEqual([
    "name required",
    "industry required",
    "town required",
    "employees not-a-number",
  ]);
  expect(problem.detail).toBe("Please check part of what was entered.");
  expect(problemOutput.parse(await (await ask("ja")).json()).detail).toBe("入力の一部をご確認ください。");
});

test("a stale edit is answered with what is saved now", async () => {
  const at = `/api/v1/people/${house.north.otherPerson.number}`;
  const json = { name: "Newer", email: "", phone: "", halfDays: 12, version: 1 };
  expect((await coordinator.ask(at, { json })).status).toBe(200);
  const stale = await coordinator.ask(at, { json: { ...json, name: "Older" } });
  expect(stale.status).toBe(409);
  expect(await read(stale)).toMatchObject({ code: "stale", currentVersion: 2, current: { name: "Newer" } });
});

describe("who may", () => {
  test("a visitor, a hat without the act, and another hub's number are each told apart", async () => {
    const visitor = await house.request(house.north, "/api/v1/firms");
    expect(visitor.status).toBe(401);
    const person = await house.signInAs("person", house.north);
    expect((await person.ask("/api/v1/people")).status).toBe(403);
    expect((await person.ask(`/api/v1/people/${house.north.person.number}`)).status).toBe(200);
    expect((await person.ask(`/api/v1/people/${house.north.otherPerson.number}`)).status).toBe(404);
    const owner = await house.signInAs("owner", house.north);
    expect((await owner.ask(`/api/v1/firms/${house.north.firm.number}`)).status).toBe(200);
    expect((await owner.ask(`/api/v1/firms/${house.north.otherFirm.number}`)).status).toBe(404);
  });

  test("a session of one hub is nobody in another", async () => {
    const asked = { headers: { cookie: coordinator.cookie } };
    expect((await house.request(house.south, "/api/v1/firms", asked)).status).toBe(403);
  });

  test("a write from another origin is refused, be it JSON or a form", async () => {
    const json = firmTerms("From elsewhere");
    for (const origin of ["https://elsewhere.example", "null", "http://south.test"]) {
      const answer = await coordinator.ask("/api/v1/firms", { json, headers: { origin } });
      expect(answer.status).toBe(403);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
      expect((await coordinator.ask("/firms", { json, headers: { origin } })).status).toBe(403);
      expect((await coordinator.ask("/firms", { fields: { name: "x" }, headers: { origin } })).status).toBe(403);
    }
    const list = await coordinator.ask("/api/v1/firms?q=elsewhere");
    expect(await list.json()).toEqual({ firms: [], nextAfter: null });
  });
});

describe("once", () => {
  const fifty = (send: () => Promise<Response>): Promise<Response[]> => Promise.all(Array.from({ length: 50 }, send));

  test("the same POST of a program, 50 times at once, has one effect and one answer", async () => {
    const headers = { "idempotency-key": key() };
    const json = { name: "Once by API", email: "", phone: "", halfDays: 4 };
    const answers = await fifty(() => coordinator.ask("/api/v1/people", { json, headers }));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const numbers = await Promise.all(answers.map(async (answer) => (await read(answer))["number"]));
    expect(new Set(numbers).size).toBe(1);
    expect((await house.database.asSuper("select from banso.person where name = 'Once by API'")).rowCount).toBe(1);
  });

  test("the same form of a page, 50 times at once, has one effect and leads to one place", async () => {
    const fields = {
      idempotencyKey: key(),
      halfDays: "2",
      fromWeek: addDays(monday(), 70),
      weeks: "3",
      note: "Once by page",
    };
    const at = `/people/${house.north.person.number}/bookings`;
    const answers = await fifty(() => coordinator.ask(at, { fields }));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect((await house.database.asSuper("select from banso.booking where note = 'Once by page'")).rowCount).toBe(1);
  });

  test("without a key each of them counts, so the check above can fail", async () => {
    const json = { name: "Often by API", email: "", phone: "", halfDays: 4 };
    await Promise.all([1, 2, 3].map(() => coordinator.ask("/api/v1/people", { json })));
    expect((await house.database.asSuper("select from banso.person where name = 'Often by API'")).rowCount).toBe(3);
  });

  test("a key that comes again with another body or for another record is refused, and nothing is done", async () => {
    const headers = { "idempotency-key": key() };
    const json = { halfDays: 1, fromWeek: addDays(monday(), 700), weeks: 1, note: "reused" };
    const book = (number: number, changed: object = {}): Promise<Response> =>
      coordinator.ask(`/api/v1/people/${number}/bookings`, { json: { ...json, ...changed }, headers });
    const { person, otherPerson } = house.north;
    const first = await book(person.number);
    expect(first.status).toBe(201);
    const answers = [await book(otherPerson.number), await book(person.number, { halfDays: 2 })];
    for (const answer of answers) {
      expect(answer.status).toBe(422);
      expect(await read(answer)).toMatchObject({ code: "key-reused", detail: expect.stringContaining("キー") });
    }
    expect(await read(await book(person.number))).toEqual(await read(first));
    expect((await house.database.asSuper("select from banso.booking where note = 'reused'")).rowCount).toBe(1);
  });

  test("one form's key sent for two people is two posts, and with another file another list", async () => {
    const fields = { halfDays: "1", fromWeek: addDays(monday(), 707), weeks: "1", note: "two", idempotencyKey: key() };
    for (const { number } of [house.north.person, house.north.otherPerson])
      expect((await coordinator.ask(`/people/${number}/bookings`, { fields })).status).toBe(303);
    expect((await house.database.asSuper("select from banso.booking where note = 'two'")).rowCount).toBe(2);
    const idempotencyKey = key();
    const send = async (text: string): Promise<string | null> => {
      const upload = new FormData();
      upload.set("idempotencyKey", idempotencyKey);
      upload.set("kind", "people");
      upload.set("file", new File([text], "people.csv"));
      return (await coordinator.ask("/imports", { upload })).headers.get("location");
    };
    const first = await send("名前\n海野 渚\n");
    expect(first).toMatch(/^\/imports\/\d+$/);
    expect(await send("名前\n海野 渚\n")).toBe(first);
    expect(await send("名前\n磯辺 航\n")).not.toBe(first);
  });

  test("one key used for two acts is two posts, and a key that is none is told", async () => {
    const idempotencyKey = key();
    const person = { name: "Two acts", email: "", phone: "", halfDays: 4, idempotencyKey };
    expect((await coordinator.ask("/api/v1/people", { json: person })).status).toBe(201);
    const firm = { ...firmTerms("Two acts"), idempotencyKey };
    expect((await coordinator.ask("/api/v1/firms", { json: firm })).status).toBe(201);
    const wrong = await coordinator.ask("/api/v1/firms", { json: firm, headers: { "idempotency-key": "again" } });
    expect(await read(wrong)).toMatchObject({ code: "invalid", faults: [{ field: "idempotencyKey" }] });
  });
});

describe("what leaves", () => {
  test("what an operation does not declare stays inside, even when it is handed over", async () => {
    const text = await (await coordinator.ask("/api/v1/careless")).text();
    expect(text).toBe('{"firms":[{"number":1}]}');
  });

  test("every answer holds exactly the fields of its list, at every depth", async () => {
    await coordinator.ask(`/api/v1/people/${house.north.person.number}/bookings`, {
      json: { halfDays: 1, fromWeek: addDays(monday(), 140), weeks: 1, note: "seen" },
    });
    await coordinator.ask("/api/v1/projects", { json: goodBodies(house)["enterProject"] });
    const engagement = { ...goodBodies(house)["enterEngagement"], fromWeek: addDays(monday(), 210) };
    expect((await coordinator.ask("/api/v1/engagements", { json: engagement })).status).toBe(201);
    for (const each of operations.filter(({ route }) => route.method === "get")) {
      const answer = await coordinator.ask(addressOf(each));
      expect(answer.status, each.id).toBe(200);
      expect(answer.headers.get("cache-control"), `${each.id}: no proxy and no browser keeps it`).toBe("no-store");
      expect(undeclared(await answer.json(), each), each.id).toEqual([]);
    }
    expect(undeclared({ firms: [], nextAfter: null, secret: 1 }, careless)).toEqual(["$: unrecognized_keys"]);
  });
});

const addressOf = ({ route }: Operation): string =>
  route.path.replace(":number", String(route.path.includes("/people/") ? house.north.person.number : 1));

/** Where an answer holds more than the strict form of the operation's list, or something else. */
function undeclared(answer: unknown, { output }: Operation): readonly string[] {
  const strict = z.fromJSONSchema(z.record(z.string(), z.json()).parse(z.toJSONSchema(output)));
  const read = strict.safeParse(answer);
  return read.success
    ? []
    : read.error.issues.map((issue) => `$${issue.path.map((part) => `.${String(part)}`).join("")}: ${issue.code}`);
}

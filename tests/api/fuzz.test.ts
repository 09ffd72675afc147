import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apiRoutes, operations } from "#api/routes.ts";
import type { Route } from "#route.ts";
import { pageRoutes } from "#web/routes.ts";
import { goodBodies } from "../support/api-bodies.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { count } from "../support/counts.ts";

/** A way in that stumbles over a name that is a list, to see that this check would notice. */
const broken: Route = {
  method: "post",
  path: "/api/v1/broken",
  act: "front.show",
  door: "api",
  run: async (visit) => {
    if (Array.isArray((await visit.body()).fields["name"])) throw new Error("planted");
    return { kind: "json", value: {} };
  },
};

/** Signing in and out has its own tests: limits on tries, and sessions that end. */
const isFuzzed = ({ act }: Route): boolean => !act.startsWith("session.") && !act.startsWith("invitation.");
const routes = [...pageRoutes, ...apiRoutes].filter(isFuzzed);
const longestMs = 5000;

let house: TestApp;
let visitors: readonly SignedIn[];
beforeAll(async () => {
  house = await testApp({ routes: [...pageRoutes, ...apiRoutes, broken] });
  const { north } = house;
  visitors = [await house.signInAs("coordinator", north), await house.signInAs("owner", north)];
});
afterAll(() => house.close());

const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    "",
    "\u0000",
    "\ud800",
    "%",
    "' or 1=1 --",
    "<script>alert(1)</script>",
    "１２",
    "1e309",
    "-0",
    "NaN",
    "2026-02-30",
    "9999999999999999999",
    "__proto__",
    "a".repeat(3000),
    "\u202e\r\nBcc: x@example.invalid",
  ),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.double(),
  fc.maxSafeInteger(),
  // A name that comes many times in one form.
  fc.constant(Array.from({ length: 1500 }, () => "1")),
  fc.constantFrom(null, true, [], {}, [[[[]]]], { length: 1e9 }, [null], { toString: 1 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Good fields with some replaced, some left out and some added. */
const fieldsOf = (good: Readonly<Record<string, unknown>>): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .record({
      replaced: fc.dictionary(fc.constantFrom("", "version", "idempotencyKey", ...Object.keys(good)), strange, {
        maxKeys: 4,
      }),
      added: fc.dictionary(fc.string({ maxLength: 12 }), strange, { maxKeys: 2 }),
    })
    .map(({ replaced, added }) => ({ ...good, ...replaced, ...added }));

const part = fc.oneof(
  fc.constantFrom("1", "2", "3", "0", "-1", "1.5", "99999999999999999999", "1e3", "x", "%00", "%E0%A4%A", "..%2f"),
  fc.uuid(),
  fc.string({ maxLength: 20 }).map(encodeURIComponentSafely),
);

function encodeURIComponentSafely(text: string): string {
  return encodeURIComponent(text.toWellFormed()) || "1";
}

type Try = {
  readonly route: Route;
  readonly path: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly asForm: boolean;
  readonly visitor: number;
};

function tryOf(route: Route): fc.Arbitrary<Try> {
  const good = Object.values(goodBodies(house));
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? "");
  return fc.record({
    route: fc.constant(route),
    path: fc
      .tuple(...names.map(() => part), fc.dictionary(fc.constantFrom("q", "after", "limit", "page", "done"), strange))
      .map((drawn) => addressOf(route, names, drawn)),
    fields: fc.constantFrom(...good).chain(fieldsOf),
    asForm: fc.boolean(),
    visitor: fc.nat({ max: 1 }),
  });
}

function addressOf(route: Route, names: readonly string[], drawn: readonly unknown[]): string {
  const parts = new Map(names.map((name, index) => [name, String(drawn[index])]));
  const query = Object.entries(Object(drawn.at(-1)) ?? {}).map(
    ([name, value]) => `${name}=${encodeURIComponentSafely(plain(value))}`,
  );
  const place = route.path.replaceAll(/:(\w+)/g, (_, name: string) => parts.get(name) ?? "1");
  return route.method === "post" ? place : `${place}?${query.join("&")}`;
}

const plain = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));

async function send({ route, path, fields, asForm, visitor }: Try): Promise<Response | null> {
  const who = visitors[visitor];
  if (who === undefined) throw new Error("there is no such visitor");
  const form = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, Array.isArray(value) ? value.map(plain) : plain(value)]),
  );
  const asked = route.method === "get" ? {} : asForm || route.door === "page" ? { fields: form } : { json: fields };
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), longestMs).unref();
  });
  return Promise.race([who.ask(path, asked), late]);
}

async function check(tried: Try): Promise<void> {
  const answer = await send(tried);
  expect(answer, "answered in time").not.toBeNull();
  const text = (await answer?.clone().text()) ?? "";
  expect(answer?.status, text).toBeLessThan(500);
  // A sentence whose figure is missing tells nobody what to do.
  expect(text).not.toMatch(/undefined/);
}

test("whatever is sent to whatever address, it is answered in time and never by a fault of ours", async () => {
  const tries = fc.constantFrom(...routes).chain(tryOf);
  await fc.assert(fc.asyncProperty(tries, check), { numRuns: count(400, 100_000) });
}, 3_600_000);

test("an address that fails on one strange name is noticed", async () => {
  const tries = fc.constant(broken).chain(tryOf);
  const found = await fc.check(fc.asyncProperty(tries, check), { numRuns: 2000, seed: 1, endOnFailure: true });
  expect(found.failed).toBe(true);
}, 60_000);

test("bodies that are no bodies are refused, not stumbled over", async () => {
  const [who] = visitors;
  const bodies = ["", "{", "null", "[]", '"x"', "\u0000", '{"name":'.repeat(2000), "[".repeat(50_000)];
  for (const { route } of operations.filter(({ route: { method } }) => method === "post"))
    for (const text of bodies) {
      const headers = { cookie: who?.cookie ?? "", host: house.north.host, origin: `http://${house.north.host}` };
      const answer = await rawPost(route.path.replaceAll(/:\w+/g, "1"), text, headers);
      expect(answer.status, `${route.path} ${text.slice(0, 20)}`).toBeLessThan(500);
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
});

test("what cannot even become a text is told where names are wanted, and JSON is not taken where a form belongs", async () => {
  const [coordinator] = visitors;
  const noText = { toString: 1 };
  const person = { name: "Strange Person", email: "", phone: "", halfDays: 10 };
  for (const names of ["towns", "notWith"]) {
    const answer = await coordinator?.ask("/api/v1/people", { json: { ...person, [names]: noText } });
    expect([names, answer?.status]).toEqual([names, 422]);
    expect(await answer?.text()).toContain(names);
  }
  const form = await coordinator?.ask("/engagements/1/end", { json: { version: noText } });
  expect(form?.status).toBe(422);
});

const rawPost = (path: string, body: string, headers: Readonly<Record<string, string>>): Promise<Response> =>
  house.raw(path, { method: "POST", body, headers: { ...headers, "content-type": "application/json" } });

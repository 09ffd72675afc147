import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apiRoutes } from "#api/routes.ts";
import { makeLog } from "#platform/log.ts";
import type { Route } from "#route.ts";
import { pageRoutes } from "#web/routes.ts";
import { type TestApp, testApp } from "../support/app.ts";

/** What PostgreSQL itself says of faults, to see that there was something to keep back. */
const said: string[] = [];
const lines: string[] = [];

/** Statements that fail with a value in what the database says. */
const failing = {
  twice: sql`insert into counter (hub_id, kind, last)
    select actor_hub(), kind, 1 from unnest(array['canary twice', 'canary twice']) kind`,
  "no-id": sql`select 'canary no-id'::uuid`,
  "other-hub": sql`insert into firm_page (hub_id, firm_id, number, name) values (gen_random_uuid(), gen_random_uuid(), 1, 'canary firm')`,
} as const;

const planted = Object.entries(failing).map(
  ([name, statement]): Route => ({
    method: "post",
    path: `/planted-${name}`,
    act: "front.show",
    door: "page",
    run: ({ app, actor }) =>
      app.db
        .write(actor, { act: "front.show", key: null }, async (tx) => {
          await statement.execute(tx.sql);
          return { ok: true, value: null };
        })
        .then(() => ({ kind: "json", value: null }) as const)
        .catch((fault: unknown) => {
          said.push(JSON.stringify(fault, Object.getOwnPropertyNames(fault)));
          throw fault;
        }),
  }),
);

let house: TestApp;
beforeAll(async () => {
  const log = makeLog("debug", (line) => lines.push(line));
  house = await testApp({ routes: [...pageRoutes, ...apiRoutes, ...planted], app: { log } });
});
afterAll(() => house.close());

test("the log tells of faults by their code and place, and repeats nothing that somebody wrote", async () => {
  const coordinator = await house.signInAs("coordinator", house.north);
  const person = { name: "canary name", email: "canary@example.invalid", phone: "090-0000-0000", halfDays: "4" };
  expect((await coordinator.ask("/people", { fields: person })).status).toBe(303);
  expect((await coordinator.ask("/api/v1/people", { json: { ...person, halfDays: "canary" } })).status).toBe(422);
  await coordinator.ask("/people?q=canary");
  await house.request(house.north, "/sign-in", {
    fields: { email: "canary@example.invalid", password: "canary word" },
  });
  await house.request(house.north, "/invitations/canary-token?next=canary");
  for (const name of Object.keys(failing))
    expect((await coordinator.ask(`/planted-${name}`, { fields: { words: "canary words" } })).status, name).toBe(
      name === "other-hub" ? 403 : 500,
    );
  const told = lines.map((line): { msg?: string; code?: string; where?: string } => JSON.parse(line));
  expect(told.map(({ msg, code }) => `${msg} ${code}`)).toEqual([
    "request-failed 23505",
    "request-failed 22P02",
    "wall-held 42501",
  ]);
  expect(told[0]?.where).toBe("counter_pkey");
  expect(said.join(), "the database repeats what it could not read").toContain("canary no-id");
  expect(lines.join("\n")).not.toMatch(/canary|090-0000/);
});

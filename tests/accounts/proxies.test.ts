import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "#config.ts";
import { page, type Route } from "#route.ts";
import { type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
const seen: string[] = [];
const front: Route = {
  method: "get",
  path: "/",
  act: "front.show",
  door: "page",
  run: (visit) => {
    seen.push(visit.clientAddress);
    return Promise.resolve(page({ title: "", body: "" }));
  },
};

beforeAll(async () => {
  const read = readConfig({ BANSO_TRUSTED_PROXIES: "10.0.0.1, 10.0.0.2", BANSO_LOG: "silent" }, () => "");
  if (!read.ok) throw new Error("the test's settings are wrong");
  house = await testApp({ routes: [front], app: { config: read.value } });
});
afterAll(() => house.close());

const addressOf = async (from: string, forwarded: string): Promise<string | undefined> => {
  await house.request(house.north, "/", { from, headers: { "x-forwarded-for": forwarded } });
  return seen.at(-1);
};

test("tries are counted for the address that the nearest trusted proxy saw, and for no address that was made up", async () => {
  expect(await addressOf("10.0.0.1", "198.51.100.7")).toBe("198.51.100.7");
  expect(await addressOf("10.0.0.1", "203.0.113.9, 198.51.100.7, 10.0.0.2")).toBe("198.51.100.7");
  expect(await addressOf("192.0.2.5", "198.51.100.7")).toBe("192.0.2.5");
});

test("a proxy is known also where the server listens on IPv6, which writes its address in another way", async () => {
  expect(await addressOf("::ffff:10.0.0.1", "198.51.100.7")).toBe("198.51.100.7");
  expect(await addressOf("::ffff:192.0.2.5", "198.51.100.7")).toBe("192.0.2.5");
});

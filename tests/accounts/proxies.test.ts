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
test("a proxy may write the addresses that it saw in the long way, too", async () => {
  expect(await addressOf("10.0.0.1", "::ffff:198.51.100.7")).toBe("198.51.100.7");
  expect(await addressOf("10.0.0.1", "198.51.100.7, ::FFFF:10.0.0.2")).toBe("198.51.100.7");
});

test("an IPv6 network counts as one, however one of its addresses is written, and the next network as another", async () => {
  for (const one of [
    "2001:db8:0:7::1",
    "2001:0DB8::7:ffff:ffff:ffff:ffff",
    "2001:db8:0:7:1::",
    "2001:db8::7:0:0:1.2.3.4",
  ])
    expect(await addressOf("10.0.0.1", one), one).toBe("2001:db8:0:7::/64");
  expect(await addressOf("2001:db8:0:8::1", "")).toBe("2001:db8:0:8::/64");
  expect(await addressOf("fe80::1%eth0", "")).toBe("fe80:0:0:0::/64");
});

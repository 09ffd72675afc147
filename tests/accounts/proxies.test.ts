import { afterAll, beforeAll, expect, test } from "vitest";
import { type Config, readConfig } from "#config.ts";
import { lookAtMachine } from "#platform/doctor/machine.ts";
import { page, type Route } from "#route.ts";
import { otherOriginWords } from "#text/error-pages.ts";
import { type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
const seen: string[] = [];
const warned: unknown[] = [];
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

const settingsOf = (env: Readonly<Record<string, string>>): Config => {
  const read = readConfig(env, () => "");
  if (!read.ok) throw new Error("the test's settings are wrong");
  return read.value;
};

beforeAll(async () => {
  const config = settingsOf({ BANSO_TRUSTED_PROXIES: "10.0.0.1, 10.0.0.2", BANSO_LOG: "silent" });
  const quiet = (): void => {};
  const log = { debug: quiet, info: quiet, error: quiet, warn: (...what: unknown[]) => void warned.push(what) };
  house = await testApp({ routes: [front], app: { config, log } });
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

test("behind a proxy of which the installation does not know, a form is refused in its language, and the log names the setting once", async () => {
  const send = (path: string, origin: string): Promise<Response> =>
    house.request(house.north, path, { fields: { email: "a@example.invalid" }, headers: { origin } });
  for (const [path, language] of [
    ["/sign-in", "ja"],
    ["/en/sign-in", "en"],
  ] as const)
    for (const origin of ["https://evil.example", `https://${house.north.host}`, `https://${house.north.host}`]) {
      const answer = await send(path, origin);
      expect(answer.status).toBe(403);
      const html = await answer.text();
      for (const words of [otherOriginWords.title, otherOriginWords.what, otherOriginWords.next])
        expect(html).toContain(words[language]);
      expect(html).toContain(`<html lang="${language}"`);
    }
  const usual = "http://localhost:3000";
  expect(warned).toEqual([
    ["other-origin", { setting: "BANSO_URL", is: usual, formsComeFrom: `https://${house.north.host}` }],
  ]);
});

test("the doctor advises the address when the other settings are those of a proxy or of other machines", () => {
  const advised = (env: Readonly<Record<string, string>>): string | undefined =>
    lookAtMachine(settingsOf(env)).find(({ code }) => code === "address")?.grade;
  expect(advised({})).toBe("right");
  expect(advised({ BANSO_TRUSTED_PROXIES: "127.0.0.1" })).toBe("advice");
  expect(advised({ BANSO_TRUSTED_PROXIES: "127.0.0.1", BANSO_URL: "https://banso.example" })).toBe("right");
  expect(advised({ HOST: "0.0.0.0" })).toBe("advice");
  expect(advised({ HOST: "0.0.0.0", BANSO_URL: "http://hub.example" })).toBe("right");
});

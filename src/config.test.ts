import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ConfigFault, type Environment, isReachedByOthers, readConfig, settings } from "#config.ts";
import { configFaultWords, settingMeaning } from "#text/config.ts";

const noFiles = (file: string): string => readFileSync(file, "utf8");
const faultsOf = (env: Environment, readFile = noFiles): readonly ConfigFault[] => {
  const read = readConfig(env, readFile);
  return read.ok ? [] : read.refusal;
};

test("an empty environment gives an installation on this machine alone", () => {
  const read = readConfig({}, noFiles);
  expect(read).toMatchObject({
    ok: true,
    value: { port: 3000, host: "127.0.0.1", databaseUrl: null, publicUrl: "http://localhost:3000", sample: "auto" },
  });
});

test("all faults are reported at once", () => {
  const faults = faultsOf({
    PORT: "eighty",
    BANSO_PROT: "1",
    DATABASE_URL: "mysql://localhost/x",
    SMTP_URL: "smtp://localhost",
    SMTP_URL_FILE: "/run/secrets/smtp",
    BANSO_PASSPHRASE_FILE: "/absent",
    BANSO_LOG: "loud",
  });
  expect(faults.map((fault) => `${fault.code} ${fault.name}`)).toEqual([
    "unknown BANSO_PROT",
    "invalid PORT",
    "invalid DATABASE_URL",
    "given-twice SMTP_URL",
    "invalid BANSO_LOG",
    "unreadable BANSO_PASSPHRASE_FILE",
  ]);
});

test("an installation is for this machine alone only by address and by name", () => {
  const reached = (env: Environment) => {
    const read = readConfig(env, noFiles);
    return read.ok && isReachedByOthers(read.value);
  };
  for (const env of [{}, { HOST: "::1" }, { BANSO_URL: "http://[::1]:3000" }, { BANSO_URL: "http://town.localhost" }])
    expect(reached(env)).toBe(false);
  for (const env of [{ HOST: "0.0.0.0" }, { BANSO_URL: "https://banso.example" }, { HOST: "192.168.0.4" }])
    expect(reached(env)).toBe(true);
});

test("a misspelt name is answered with the nearest known one", () => {
  expect(faultsOf({ BANSO_SECERT: "x" })[0]).toEqual({
    code: "unknown",
    name: "BANSO_SECERT",
    nearest: "BANSO_SECRET",
  });
  expect(faultsOf({ BANSO_SOMETHING_ELSE_ALTOGETHER: "x" })[0]).toMatchObject({ nearest: null });
});

test("a secret can come from a file, and its last line break does not belong to it", () => {
  const read = readConfig({ BANSO_SECRET_FILE: "/run/secrets/banso" }, () => `${"s".repeat(40)}\n`);
  expect(read).toMatchObject({ ok: true, value: { secret: "s".repeat(40) } });
});

test("an empty file of a secret is a fault, not a setting left out", () => {
  const faults = faultsOf(
    { DATABASE_URL_FILE: "/run/secrets/database", BANSO_SECRET_FILE: "/run/secrets/s" },
    () => "\n",
  );
  expect(faults).toEqual([
    { code: "empty", name: "DATABASE_URL_FILE", file: "/run/secrets/database" },
    { code: "empty", name: "BANSO_SECRET_FILE", file: "/run/secrets/s" },
  ]);
  expect(faults.map((fault) => configFaultWords(fault).en).join()).toContain(
    "/run/secrets/database of DATABASE_URL_FILE is empty",
  );
});

test("a server of several machines asks for a shared secret", () => {
  expect(faultsOf({ DATABASE_URL: "postgres://localhost/banso" })).toEqual([
    { code: "missing", name: "BANSO_SECRET", because: "DATABASE_URL" },
  ]);
});

test("every setting is explained in words, and no other", () => {
  expect(Object.keys(settingMeaning)).toEqual(Object.keys(settings));
});

test("no sentence about a fault repeats the value of a secret", () => {
  const names = Object.entries(settings).flatMap(([name, of]) => (of.secret ? [name] : []));
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.stringMatching(/^q[a-z0-9]{2,5}$/), (name, value) => {
      const words = faultsOf({ [name]: value }).map((fault) => Object.values(configFaultWords(fault)).join(" "));
      expect(words.length).toBeGreaterThan(0);
      expect(words.join(" ")).not.toContain(value);
    }),
  );
});

test("a proxy that could never be recognised, such as a range of addresses, is told at the start", () => {
  const proxies = (given: string) => readConfig({ BANSO_TRUSTED_PROXIES: given }, noFiles);
  expect(proxies("10.0.0.1, 2001:db8::1,")).toMatchObject({
    ok: true,
    value: { trustedProxies: ["10.0.0.1", "2001:db8::1"] },
  });
  for (const given of ["10.0.0.0/8", "nginx", "10.0.0.1 10.0.0.2"])
    expect(faultsOf({ BANSO_TRUSTED_PROXIES: given }).map(configFaultWords)).toMatchObject([
      { en: expect.stringContaining("IP addresses separated by commas") },
    ]);
});

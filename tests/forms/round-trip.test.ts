import { afterAll, beforeAll, expect, test } from "vitest";
import { industryCodes } from "#reference/industries.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";

// Whatever is typed into the forms of a firm and a person stands in them again when they are opened, in both
// languages, and saving what was found there changes nothing.

let house: TestApp;
let coordinator: SignedIn;
beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
});
afterAll(() => house.close());

type Fields = Record<string, readonly string[]>;

const firm: Fields = {
  name: ["株式会社みほん製材"],
  industry: ["E"],
  town: ["しおかぜ町"],
  business: ["杉の板をつくり、\n家具にしています。"],
  employees: ["12"],
  website: ["https://www.example.jp/"],
  kana: ["みほんせいざい"],
  corporateNumber: ["7000012050002"],
  representative: ["見本 太郎"],
  postalCode: ["684-0403"],
  address: ["島根県しおかぜ町1-2"],
  foundedYear: ["1968"],
  capitalYen: ["10000000"],
  contactName: ["見本 花子"],
  contactPhone: ["0859-00-0000"],
  contactEmail: ["info@example.jp"],
};

const points = "4 4 4 4 3 2 4 2 2".split(" ");
const elements =
  "grasp-situation set-issue make-plan carry-out respond inside-relations outside-relations superior-relations develop-team".split(
    " ",
  );
const person: Fields = {
  name: ["見本 あかり"],
  halfDays: ["12"],
  kana: ["みほん あかり"],
  email: ["akari@example.jp"],
  phone: ["090-0000-0000"],
  livesIn: ["千葉市"],
  kinds: ["professional", "second-citizen"],
  about: ['販路開拓を12年。\n"引用" と <記号> も。'],
  themes: ["domestic-sales", "it"],
  roleKinds: ["specialist"],
  trades: [industryCodes[4] ?? "E", industryCodes[8] ?? "I"],
  employer: ["見本食品"],
  notWith: ["甲社、乙社"],
  engagements: ["3"],
  towns: ["しおかぜ町、どこでも"],
  onSiteHalfDays: ["4"],
  remoteHalfDays: ["8"],
  payYenPerHalfDay: ["20000"],
  availableFrom: ["2027-01-04"],
  availableUntil: ["2027-12-31"],
  ...Object.fromEntries(elements.map((element, index) => [`points-${element}`, [points[index] ?? ""]])),
};

const plain = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

/** What a browser would send of the page's form with a version: every field with its values. */
function formOf(html: string): Fields {
  const form = html.split("<form").find((part) => part.includes('name="version"')) ?? "";
  const found: Record<string, string[]> = {};
  const add = (name: string | undefined, value: string): void => {
    if (name !== undefined && name !== "idempotencyKey") (found[name] ??= []).push(plain(value));
  };
  const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const isBox = /type="(checkbox|radio)"/.test(tag);
    if (!isBox || /\schecked/.test(tag)) add(attribute(tag, "name"), attribute(tag, "value") ?? "");
  }
  for (const [, tag = "", text = ""] of form.matchAll(/<textarea([^>]*)>([^]*?)<\/textarea>/g))
    add(attribute(tag, "name"), text.replace(/^\n/, ""));
  for (const [, tag = "", options = ""] of form.matchAll(/<select([^>]*)>([^]*?)<\/select>/g)) {
    const chosen = [...options.matchAll(/<option[^>]*>/g)].map(([option]) => option).find((o) => /\sselected/.test(o));
    add(attribute(tag, "name"), attribute(chosen ?? "", "value") ?? "");
  }
  return found;
}

const withoutVersion = ({ version: _version, ...fields }: Fields): Fields => fields;
const sorted = (fields: Fields) => Object.fromEntries(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)));

async function numberOf(response: Response): Promise<string> {
  expect([response.status, response.status === 303 ? "" : await response.text()]).toEqual([303, ""]);
  return /\/(\d+)\?/.exec(response.headers.get("location") ?? "")?.[1] ?? "";
}

const lastChange = async (act: string) =>
  (
    await house.database.asSuper(
      `select fields from banso.audit_event where act = '${act}' and object_id like '%-%' order by at desc limit 1`,
    )
  ).rows[0]?.fields;

for (const [folder, kind, typed, anywhere] of [
  ["firms", "firm", firm, null],
  ["people", "person", person, { ja: "しおかぜ町、どこでも", en: "しおかぜ町、anywhere" }],
] as const)
  test(`every field of a ${kind} comes back as it was typed, and saving it again changes nothing`, async () => {
    const number = await numberOf(await coordinator.ask(`/${folder}`, { fields: typed }));
    for (const language of ["ja", "en"] as const) {
      const at = `${language === "en" ? "/en" : ""}/${folder}/${number}`;
      const shown = formOf(await (await coordinator.ask(`${at}/edit`)).text());
      const expected = anywhere === null ? typed : { ...typed, towns: [anywhere[language]] };
      expect(sorted(withoutVersion(shown))).toEqual(sorted(expected));
      expect((await coordinator.ask(at, { fields: shown })).status).toBe(303);
      expect(await lastChange(`${kind}.edit`)).toEqual([]);
    }
  });

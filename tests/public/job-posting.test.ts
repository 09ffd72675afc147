import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { launchBrowser, openTab } from "../support/browser.ts";
import { type FlowHouse, openHouse } from "../support/house.ts";
import { publishProject, send, told, versionOf } from "./publishing.ts";

// What search engines read of a project, from the page as it is served.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let house: TestApp;
let coordinator: SignedIn;
beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
});
afterAll(() => house.close());

const hostile = `</script><script>alert(1)</script><!-- ' " \\ \u2028 & ]]>`;

async function htmlOf(number: number, language = ""): Promise<string> {
  const response = await house.request(house.north, `${language}/bank/${number}`);
  expect(response.status).toBe(200);
  return response.text();
}

const object = z.record(z.string(), z.unknown());
function postingIn(html: string): Record<string, unknown> {
  const found = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, text]) => text);
  expect(found).toHaveLength(1);
  return object.parse(JSON.parse(found[0] ?? ""));
}

test("a project's page carries a JobPosting with work, place, pay, time and the hub while the firm is anonymous", async () => {
  const number = await publishProject(coordinator, house.north, { startsOn: "2027-04-05" });
  const posting = postingIn(await htmlOf(number));
  const { description, ...rest } = posting;
  expect(rest).toEqual({
    "@context": "https://schema.org",
    "@type": "JobPosting",
    title: "杉の家具を首都圏へ",
    url: `http://north.test:${new URL(house.app.config.publicUrl).port}/bank/${number}`,
    identifier: { "@type": "PropertyValue", name: "north hub", value: `P-${number}` },
    datePosted: house.app.clock.today(),
    employmentType: "CONTRACTOR",
    hiringOrganization: { "@type": "Organization", name: "north hub" },
    industry: "製造業",
    skills: "販路開拓, 広報",
    workHours: "週3コマ（1.5日）、うち現地 月2コマ",
    jobDuration: "P6M",
    jobStartDate: "2027-04-05",
    jobLocation: {
      "@type": "Place",
      address: { "@type": "PostalAddress", addressCountry: "JP", addressLocality: "鳴瀬町" },
    },
    baseSalary: {
      "@type": "MonetaryAmount",
      currency: "JPY",
      value: { "@type": "QuantitativeValue", value: 90_000, unitText: "MONTH" },
    },
    directApply: false,
  });
  expect(description).toContain("3年で直販を2割にしたい。");
  expect(await htmlOf(number)).not.toContain("north own firm");
  const english = postingIn(await htmlOf(number, "/en"));
  expect(english["workHours"]).toContain("3 half-days a week");
  expect(english["url"]).toContain("/en/bank/");
});

test("work from afar says so, and unpaid work names no pay", async () => {
  const number = await publishProject(coordinator, house.north, { onSiteHalfDays: "0", payYenPerMonth: "0" });
  const posting = postingIn(await htmlOf(number));
  expect(posting).toMatchObject({
    jobLocationType: "TELECOMMUTE",
    applicantLocationRequirements: { "@type": "Country", name: "JP" },
    jobImmediateStart: true,
  });
  expect(posting["jobLocation"]).toBeUndefined();
  expect(posting["baseSalary"]).toBeUndefined();
  expect(posting["description"]).toContain("無報酬");
});

test("the firm is the organisation once it has agreed to be named, and no longer when it takes its name back", async () => {
  const firm = `/firms/${house.north.firm.number}`;
  const number = await publishProject(coordinator, house.north);
  const organisation = async (): Promise<unknown> => postingIn(await htmlOf(number))["hiringOrganization"];
  await send(coordinator, `${firm}/publish`, {
    version: await versionOf(coordinator, `${firm}/publish`),
    answer: "yes",
    ...told,
  });
  expect(await organisation()).toMatchObject({
    name: "north own firm",
    url: expect.stringContaining(`/companies/${house.north.firm.number}`),
  });
  await send(coordinator, `${firm}/withdraw`, { version: await versionOf(coordinator, firm) });
  expect(await organisation()).toEqual({ "@type": "Organization", name: "north hub" });
});

test("hostile words come back as they were written and end no element", async () => {
  const words = { title: `題 ${hostile}`, result: hostile, whatIsNew: hostile, place: "</script><b>" };
  const number = await publishProject(coordinator, house.north, words);
  const html = await htmlOf(number);
  const posting = postingIn(html);
  expect(posting["title"]).toBe(`題 ${hostile}`.trim());
  expect(posting["jobLocation"]).toMatchObject({ address: { addressLocality: "</script><b>" } });
  expect(posting["description"], "no tag of somebody's making").not.toMatch(/<(?!\/?p>|br>)/);
  expect(html.split("</script>")).toHaveLength(2);
  expect(html).not.toContain("<script>");
});

test("a browser reads the data without a complaint of the content security policy and runs nothing of it", async () => {
  let flow: FlowHouse | undefined;
  let browser: Browser | undefined;
  try {
    [flow, browser] = await Promise.all([openHouse(), launchBrowser()]);
    const number = 1;
    await flow.database.asSuper(`update banso.project_page set title = $1, result = $1 where number = ${number}`, [
      hostile,
    ]);
    const tab = await openTab(browser);
    const answer = await tab.page.goto(`${flow.origin}/bank/${number}`);
    expect(answer?.headers()["content-security-policy"]).toContain("script-src 'none'");
    const text = await tab.page.locator('script[type="application/ld+json"]').textContent();
    expect(object.parse(JSON.parse(text ?? ""))["title"]).toBe(hostile);
    expect(await tab.page.locator("h1").innerText()).toContain("</script>");
    await tab.leave();
  } finally {
    await browser?.close();
    await flow?.close();
  }
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { formTooLargeWords } from "#text/error-pages.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
let coordinator: SignedIn;
let owner: SignedIn;
beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
  owner = await house.signInAs("owner", house.north);
});
afterAll(() => house.close());

/** A body that is sent bit by bit, as the platform's types do not know yet. */
const streamed = { duplex: "half" };
const firm = { name: "鳴瀬木工", industry: "E", town: "鳴瀬町", employees: "12" };
const numberOf = (response: Response): string =>
  /\/firms\/(\d+)/.exec(response.headers.get("location") ?? "")?.[1] ?? "";
const shown = async (number: string) => (await coordinator.ask(`/api/v1/firms/${number}`)).json();

test("a mail address or a site with the sign NUL in it is saved without it", async () => {
  const fields = { ...firm, contactEmail: "info\0@example.jp", website: "https://example.jp/\0" };
  const response = await coordinator.ask("/firms", { fields });
  expect(response.status).toBe(303);
  expect(await shown(numberOf(response))).toMatchObject({
    contactEmail: "info@example.jp",
    website: "https://example.jp/",
  });
});

test("a telephone number is taken with the dashes that Japanese keyboards give", async () => {
  for (const contactPhone of ["０８５９ー００ー００００", "0859−00−0000", "0859‐00‐0000"]) {
    const response = await coordinator.ask("/firms", { fields: { ...firm, contactPhone } });
    expect(response.status, contactPhone).toBe(303);
    expect(await shown(numberOf(response))).toMatchObject({ contactPhone: "0859-00-0000" });
  }
});

test("a number is what people write as one: neither 0x10 nor 1e3", async () => {
  for (const employees of ["0x10", "1e3", "1 000", "--1"])
    expect((await coordinator.ask("/firms", { fields: { ...firm, employees } })).status, employees).toBe(422);
  const response = await coordinator.ask("/firms", { fields: { ...firm, employees: "１，２００" } });
  expect(await shown(numberOf(response))).toMatchObject({ employees: 1200 });
});

test("a corporate number that another firm has is refused beside its field, also when that firm is out of sight", async () => {
  const corporateNumber = "7000012050002";
  expect((await coordinator.ask("/firms", { fields: { ...firm, corporateNumber } })).status).toBe(303);
  const ownFirm = `/firms/${house.north.firm.number}`;
  const response = await owner.ask(ownFirm, { fields: { ...firm, corporateNumber, version: "1" } });
  expect(response.status).toBe(422);
  expect(await response.text()).toContain('id="f-corporateNumber-error"');
  expect(await shown(String(house.north.firm.number))).toMatchObject({ version: 1, corporateNumber: null });
});

test("of several firms entered at once with one corporate number one is kept, and the others are told", async () => {
  const fields = { ...firm, corporateNumber: "8700110005901" };
  const answers = await Promise.all(Array.from({ length: 8 }, () => coordinator.ask("/firms", { fields })));
  const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
  expect(statuses).toEqual([303, ...Array.from({ length: 7 }, () => 422)]);
});

test("an address that names no account is not found, whatever is answered there", async () => {
  const operator = await house.signInAs("operator", house.north);
  for (const account of ["%0Ax", "%E7%B1%B3", "x"])
    expect((await operator.ask(`/accounts/${account}/disable`, { fields: { answer: "no" } })).status).toBe(404);
});

test("signing in leads on to a page of this site alone, however its address is written", async () => {
  const fields = { email: "coordinator-north@example.invalid", password: "a long enough test password" };
  const ledTo = async (next: string): Promise<string | null> => {
    const response = await house.request(house.north, "/sign-in", { fields: { ...fields, next } });
    expect(response.status, next).toBe(303);
    return response.headers.get("location");
  };
  expect(await ledTo("/firms?q=a#b")).toBe("/firms?q=a#b");
  expect(await ledTo("/firms?q=米子")).toBe("/firms?q=%E7%B1%B3%E5%AD%90");
  for (const away of ["/\t/evil.example", "/\n/evil.example", "//evil.example", "/\\evil.example", "/.//evil.example"])
    expect(await ledTo(away), away).toBe("/");
});

test("a long form is read from people of the hub, and cut off from somebody who has not signed in", async () => {
  const fields = { email: "nobody@example.invalid", password: "x".repeat(70_000) };
  expect((await house.request(house.north, "/sign-in", { fields })).status).toBe(413);
  const answer = await coordinator.ask("/firms", { fields: { ...firm, business: "x".repeat(70_000) } });
  expect(answer.status, "read, and told that the field is too long").toBe(422);
});

test("a door takes as much as its own form can hold, and says so", async () => {
  const long = { business: "x".repeat(300_000) };
  const answer = await coordinator.ask("/firms", { fields: { ...firm, ...long } });
  expect(answer.status).toBe(413);
  expect(await answer.text()).toContain(formTooLargeWords.what.ja);
  const problem = await coordinator.ask("/api/v1/firms", { json: { ...firm, ...long } });
  expect(await problem.json()).toMatchObject({ status: 413, detail: formTooLargeWords.what.ja });
  const lists = { locks: "x".repeat(300_000) };
  expect((await coordinator.ask("/plans/999/scenario", { fields: lists })).status, "lists of a scenario").not.toBe(413);
  const file = new FormData();
  file.set("file", new File(["x".repeat(300_000)], "a.csv"));
  expect((await coordinator.ask("/imports", { upload: file })).status, "a file").toBe(422);
});

test("a form with thousands of fields is refused before anything is made of them, of one name or of many", async () => {
  const sendFields = (count: number, name: (index: number) => string) =>
    house.raw("/sign-in", {
      method: "POST",
      body: Array.from({ length: count }, (_, index) => name(index)).join("&"),
      headers: {
        host: house.north.host,
        origin: `http://${house.north.host}`,
        "content-type": "application/x-www-form-urlencoded",
      },
    });
  for (const name of [() => "a", (index: number) => `a${index % 999}`])
    expect((await sendFields(12_000, name)).status).toBe(413);
  expect((await sendFields(2000, () => "a")).status).toBe(422);
  const parts = new FormData();
  for (let index = 0; index < 2500; index++) parts.append("a", "");
  expect((await coordinator.ask("/imports", { upload: parts })).status).toBe(413);
});

test("whoever sends slowly keeps no place from others, and has a share of what is on its way in", async () => {
  const senders: ReadableStreamDefaultController[] = [];
  const slowly = () =>
    house.raw(`/firms/${house.north.firm.number}`, {
      method: "POST",
      body: new ReadableStream({ start: (sender) => void senders.push(sender) }),
      ...streamed,
      headers: {
        host: house.north.host,
        origin: `http://${house.north.host}`,
        cookie: owner.cookie,
        "content-type": "application/x-www-form-urlencoded",
      },
    });
  // What is answered first is what goes beyond the sender's share; the rest waits for its body.
  const waiting = Array.from({ length: 140 }, slowly);
  expect((await Promise.race(waiting)).status).toBe(429);
  expect((await coordinator.ask("/firms", { fields: firm })).status).toBe(303);
  for (const sender of senders) sender.close();
  const statuses = (await Promise.all(waiting)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([422, 429]));
});

test("of one place in the network 120 posts a minute are taken without a session, and none of another less", async () => {
  const send = async (from: string): Promise<number> => {
    const answer = await house.request(house.north, "/api/v1/firms", { json: {}, from });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    return answer.status;
  };
  const statuses = await Promise.all(Array.from({ length: 121 }, () => send("203.0.113.120")));
  expect(statuses.filter((status) => status === 401).length).toBe(120);
  expect(statuses.filter((status) => status === 429).length).toBe(1);
  expect(await send("203.0.113.121")).toBe(401);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import type { App } from "#app.ts";
import { sendMail } from "#domain/hubs/send-mail.ts";
import { addMail } from "#domain/hubs/store-mail.ts";
import type { MailId } from "#domain/hubs/terms.ts";
import { wakeMail } from "#domain/hubs/wake-mail.ts";
import { startJobs } from "#main-jobs.ts";
import { systemClock } from "#platform/clock.ts";
import { makeMailer } from "#platform/mail.ts";
import { type TestApp, type TestHub, testApp } from "../support/app.ts";
import { type MailServer, mailServer } from "../support/mail-server.ts";

let house: TestApp;
let server: MailServer;
let sending: App;

beforeAll(async () => {
  house = await testApp();
  server = await mailServer((to) => (to.startsWith("nobody") ? 550 : to.startsWith("later") ? 451 : null));
  sending = { ...house.app, mailer: makeMailer({ url: server.url, from: "banso@example.com", clock: systemClock }) };
});
afterAll(async () => {
  await server.stop();
  await house.close();
});

const write = (hub: TestHub, to: string, subject = "お知らせ"): Promise<MailId> =>
  house.app.db.asHub(hub.id, "send-mail", (tx) =>
    addMail(tx, { to, subject, body: "こちらを開いてください。\nhttps://region.example/invitations/abc\n\nBanso" }),
  );
const stateOf = async (id: MailId) =>
  (await house.database.asSuper("select status, tries, last_error from banso.mail where mail_id = $1", [id])).rows[0];

async function until(holds: () => boolean | Promise<boolean>, ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error("it did not come about in time");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("without a mail server mail waits, and only the hub's operator reads it", async () => {
  const id = await write(house.north, "taro@example.com");
  await sendMail(house.app, house.north.id, id);
  expect(await stateOf(id)).toEqual({ status: "waiting", tries: 0, last_error: null });

  const operator = await house.signInAs("operator", house.north);
  const list = await (await operator.ask("/mail")).text();
  expect(list).toContain(`href="/mail/${id}"`);
  const shown = await (await operator.ask(`/mail/${id}`)).text();
  expect(shown).toContain('<a href="https://region.example/invitations/abc">');
  expect(await (await operator.ask("/en/mail?q=taro")).text()).toContain("taro@example.com");
  expect(await (await operator.ask("/mail?q=nothing-like-this")).text()).toContain("見つかりませんでした");

  const stranger = await house.signInAs("operator", house.south);
  expect((await stranger.ask(`/mail/${id}`)).status).toBe(404);
  expect(await (await stranger.ask("/mail")).text()).not.toContain("taro@example.com");
  const coordinator = await house.signInAs("coordinator", house.north);
  expect((await coordinator.ask(`/mail/${id}`)).status).toBe(403);
  expect((await house.request(house.north, `/mail/${id}`)).status).toBe(303);
  expect((await operator.ask("/mail/not-an-id")).status).toBe(404);
});

test("while the mail server is down nothing fails; when it is back every mail goes out once, the waiting ones too", async () => {
  await house.database.asSuper("update banso.mail set next_try_at = now() - interval '1 hour'");
  const worker = await startJobs(sending, house.database.connections, { isAlone: true });
  const ids = await Promise.all(Array.from({ length: 30 }, (_, n) => write(house.north, `person${n}@example.com`)));
  const tried = async () => (await house.database.asSuper("select from banso.mail where tries > 0")).rowCount;
  await until(async () => (await tried()) === 31, 20_000);
  expect(server.arrived).toEqual([]);
  await server.start();
  await until(() => server.arrived.length >= 31, 30_000);
  await until(
    async () => (await house.database.asSuper("select from banso.mail where status <> 'sent'")).rowCount === 0,
    5000,
  );
  await worker.stop();
  expect(server.arrived.map((mail) => mail.to[0]).sort()).toEqual(
    ["taro@example.com", ...ids.map((_, n) => `person${n}@example.com`)].sort(),
  );
  const known = server.arrived.map((mail) => mail.messageId);
  expect(new Set(known).size).toBe(31);
  expect(known).toContain(`<${ids[0]}@localhost>`);
}, 60_000);

test("mail is handed over once, however many workers take it up", async () => {
  const id = await write(house.north, "once@example.com");
  await Promise.all(Array.from({ length: 10 }, () => sendMail(sending, house.north.id, id)));
  await sendMail(sending, house.north.id, id);
  expect(server.arrived.filter((mail) => mail.to[0] === "once@example.com")).toHaveLength(1);
  expect((await house.database.asSuper("select body from banso.mail where mail_id = $1", [id])).rows).toEqual([
    { body: "" },
  ]);
});

test("a worker lost after the server accepted a mail sends it again under the same Message-ID", async () => {
  const id = await write(house.north, "twice@example.com");
  const dying: App = {
    ...sending,
    mailer: {
      send: async (mail) => {
        await sending.mailer?.send(mail);
        throw new Error("killed");
      },
    },
  };
  await expect(sendMail(dying, house.north.id, id)).rejects.toThrow("killed");
  await sendMail(sending, house.north.id, id);
  const both = server.arrived.filter((mail) => mail.to[0] === "twice@example.com");
  expect(both.map((mail) => mail.messageId)).toEqual([`<${id}@localhost>`, `<${id}@localhost>`]);
});

test("an address refused for good is given up; one refused for now is tried again; no address is kept with the reason", async () => {
  const [never, later] = [
    await write(house.north, "nobody@example.com"),
    await write(house.north, "later@example.com"),
  ];
  for (const id of [never, later]) await sendMail(sending, house.north.id, id);
  expect(await stateOf(never)).toEqual({ status: "given-up", tries: 1, last_error: "EENVELOPE 550" });
  expect(await stateOf(later)).toEqual({ status: "waiting", tries: 1, last_error: "EENVELOPE 451" });
  const operator = await house.signInAs("operator", house.north);
  expect(await (await operator.ask(`/mail/${never}`)).text()).toContain("この宛先を受け取りませんでした（550）");
});

test("neither an address nor a subject can add a recipient or a header", async () => {
  const id = await write(house.north, "header@example.com", "件名\r\nBcc: thief@example.com\r\n\r\nbody");
  await sendMail(sending, house.north.id, id);
  const arrived = server.arrived.find((mail) => mail.to.includes("header@example.com"));
  expect(arrived?.to).toEqual(["header@example.com"]);
  expect(arrived?.text).not.toMatch(/^Bcc:/im);
  for (const bad of [
    "a@example.com, b@example.com",
    "a@example.com\r\nBcc: b@example.com",
    "A <a@example.com>",
    "a b@example.com",
  ])
    await expect(write(house.north, bad)).rejects.toThrow("one plain address");
});

test("mail that has lost its job gets a new one", async () => {
  const id = await write(house.south, "lost@example.com");
  await house.database.asSuper("delete from graphile_worker._private_jobs");
  await wakeMail(sending, house.south.id);
  const jobs = async () =>
    (await house.database.asSuper("select from graphile_worker.jobs where key = $1", [`mail:${id}`])).rowCount;
  expect(await jobs()).toBe(0);
  await house.database.asSuper("update banso.mail set next_try_at = now() - interval '2 minutes' where mail_id = $1", [
    id,
  ]);
  await wakeMail(sending, house.south.id);
  expect(await jobs()).toBe(1);
});

test("where a mail server is set, the text of a mail is not shown to the operator", async () => {
  const other = await testApp({ app: { mailer: sending.mailer } });
  const id = await other.app.db.asHub(other.north.id, "send-mail", (tx) =>
    addMail(tx, { to: "taro@example.com", subject: "link", body: "https://region.example/secret-link" }),
  );
  const operator = await other.signInAs("operator", other.north);
  expect(await (await operator.ask(`/mail/${id}`)).text()).not.toContain("secret-link");
  await other.close();
});

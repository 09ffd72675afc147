import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { App } from "#app.ts";
import { keepCadence } from "#domain/accompaniment/keep-cadence.ts";
import { notify, settleNotices } from "#domain/accompaniment/store-notices.ts";
import { tellNotices } from "#domain/accompaniment/tell-notices.ts";
import type { Notice } from "#domain/accompaniment/terms.ts";
import { sendMail } from "#domain/hubs/send-mail.ts";
import type { MailId } from "#domain/hubs/terms.ts";
import { localDateAt } from "#kit/dates.ts";
import { accepted } from "#kit/outcome.ts";
import { makeMailer } from "#platform/mail.ts";
import { noticeLetter } from "#text/notice-letters.ts";
import { enterTestEngagement } from "../support/accompaniment.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { type MailServer, mailServer } from "../support/mail-server.ts";

let house: TestApp;
let server: MailServer;
let now = new Date("2026-12-07T07:30:00+09:00");

beforeAll(async () => {
  const clock = { now: () => now, today: () => localDateAt(now), elapsed: () => performance.now() };
  server = await mailServer();
  await server.start();
  const mailer = makeMailer({ url: server.url, from: "banso@example.com", clock });
  house = await testApp({ app: { clock, mailer } });
  await house.signInAs("coordinator", house.north);
  await house.signInAs("owner", house.north);
});
afterAll(async () => {
  await server.stop();
  await house.close();
});
beforeEach(async () => {
  await house.database.asSuper("delete from banso.notice");
  await house.database.asSuper("delete from banso.notice_letter");
  await house.database.asSuper("delete from banso.mail");
});

const at = (text: string): void => {
  now = new Date(`${text}+09:00`);
};
const tell = (app: App = house.app): Promise<void> => tellNotices(app, house.north.id, noticeLetter);
const letters = async (): Promise<readonly { mail_id: MailId; to_address: string; subject: string; body: string }[]> =>
  (
    await house.database.asSuper(
      "select mail_id, to_address, subject, body from banso.mail order by made_at, to_address",
    )
  ).rows;
const proposal: Notice = {
  to: { hat: "coordinator" },
  kind: "proposal-made",
  about: "proposal:1",
  path: "/proposals/1",
  facts: { title: "販路の立て直し" },
};
const make = async (change: Partial<Notice> = {}): Promise<void> => {
  const { actor } = await house.signInAs("coordinator", house.north);
  await house.app.db.write(actor, { act: "engagement.enter", key: null }, async (tx) => {
    await notify(tx, { ...proposal, to: { firm: house.north.firm.id }, ...change });
    return accepted(null);
  });
};

test("whoever changes something tells others of it; the owner gets one letter in the morning with everything", async () => {
  at("2026-12-07T10:00:00");
  await make();
  await make({ about: "proposal:2", path: "/proposals/2", facts: { title: "後継ぎの支え" } });
  await tell();
  expect(await letters()).toEqual([]);
  at("2026-12-08T07:59:00");
  await tell();
  expect(await letters()).toEqual([]);
  at("2026-12-08T08:00:30");
  await tell();
  await tell();
  const [letter, ...more] = await letters();
  expect(more).toEqual([]);
  expect(letter?.to_address).toBe("owner-north@example.invalid");
  expect(letter?.subject).toContain("お知らせ 2件");
  expect(letter?.body).toContain("販路の立て直し");
  expect(letter?.body).toContain("/proposals/2");
});

test("nothing is told again the next day; after three days it is, and no third time; what is seen to is left alone", async () => {
  at("2026-12-07T10:00:00");
  await make();
  await make({ about: "proposal:seen", facts: { title: "済んだ件" } });
  const days: string[] = [];
  for (let day = 8; day <= 28; day += 1) {
    at(`2026-12-${String(day).padStart(2, "0")}T08:01:00`);
    if (day === 9) await house.app.db.asHub(house.north.id, "tell-notices", (tx) => settleNotices(tx, "proposal:seen"));
    const before = (await letters()).length;
    await tell();
    if ((await letters()).length > before) days.push(localDateAt(now));
  }
  expect(days).toEqual(["2026-12-08", "2026-12-11", "2026-12-14"]);
  const again = (await letters()).slice(1);
  expect(again.every(({ body }) => body.includes("販路の立て直し") && !body.includes("済んだ件"))).toBe(true);
});

test("ten workers at once write one letter; one killed after the server took it repeats it under its Message-ID", async () => {
  at("2026-12-07T07:00:00");
  await make();
  at("2026-12-07T09:00:00");
  await Promise.all(Array.from({ length: 10 }, () => tell()));
  const [letter, ...more] = await letters();
  expect(more).toEqual([]);
  const mailId = letter?.mail_id ?? fail();
  const dying: App = {
    ...house.app,
    mailer: {
      send: async (mail) => {
        await house.app.mailer?.send(mail);
        throw new Error("killed");
      },
    },
  };
  await expect(sendMail(dying, house.north.id, mailId)).rejects.toThrow("killed");
  await tell();
  await sendMail(house.app, house.north.id, mailId);
  await sendMail(house.app, house.north.id, mailId);
  const ids = server.arrived.map(({ messageId }) => messageId);
  expect(ids).toEqual([`<${mailId}@localhost>`, `<${mailId}@localhost>`]);
  expect(await letters()).toHaveLength(1);
});
const fail = (): never => {
  throw new Error("no letter");
};

test("a worker killed while it writes a letter leaves nothing of it, and the next writes it once", async () => {
  at("2026-12-07T07:00:00");
  await make();
  at("2026-12-07T09:00:00");
  const dying = () => {
    throw new Error("killed");
  };
  await expect(tellNotices(house.app, house.north.id, dying)).rejects.toThrow("killed");
  expect(await letters()).toEqual([]);
  await tell();
  expect(await letters()).toHaveLength(1);
});

test("a person without an account is told at the address of their record, and their hub's coordinators by their hats", async () => {
  at("2026-12-07T07:00:00");
  await make({ to: { person: house.north.person.id } });
  await make({ to: { hat: "coordinator" }, about: "concern:1", kind: "concern-opened" });
  at("2026-12-07T09:00:00");
  await tell();
  expect((await letters()).map(({ to_address }) => to_address)).toEqual([
    "coordinator-north@example.invalid",
    "north.person@example.invalid",
  ]);
});

test("an engagement is asked about on its day; the letter's link is made with the letter, for this check-in alone", async () => {
  at("2026-12-07T09:00:00");
  const number = await enterTestEngagement(house, house.north, { fromWeek: "2026-12-07" });
  at("2026-12-11T07:00:00");
  await keepCadence(house.app, house.north.id);
  await keepCadence(house.app, house.north.id);
  const links = async () => (await house.database.asSuper("select * from banso.check_in_link")).rowCount;
  expect(await links()).toBe(0);
  at("2026-12-11T08:00:00");
  await tell();
  expect((await letters()).map(({ to_address }) => to_address)).toEqual([
    "north.person@example.invalid",
    "owner-north@example.invalid",
  ]);
  expect(await links()).toBe(2);
  expect((await letters())[0]?.body).toMatch(/\/check-ins\/[A-Za-z0-9_-]{40,}/);
  expect(number).toBeGreaterThan(0);
});

test("no cadence ends: years later the next check-in of both sides is planned, until somebody ends the engagement", async () => {
  at("2031-12-09T03:00:00");
  await keepCadence(house.app, house.north.id);
  const ahead = async () =>
    (await house.database.asSuper("select side from banso.check_in where due_on >= '2031-12-09' order by side")).rows;
  expect(await ahead()).toEqual([{ side: "firm" }, { side: "person" }]);
  const coordinator = await house.signInAs("coordinator", house.north);
  const ended = await coordinator.ask("/engagements/1/end", {
    fields: { endedOn: "2031-12-08", ending: "finished", outcome: "", outcomeScore: "", version: "1" },
  });
  expect(ended.status).toBe(303);
  expect(await ahead()).toEqual([]);
  await keepCadence(house.app, house.north.id);
  expect(await ahead()).toEqual([]);
});

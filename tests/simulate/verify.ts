import { readConfig } from "#config.ts";
import { auditLook } from "#main-audit.ts";
import { openConnections } from "#platform/postgres/connections.ts";
import { ledgerFaults } from "../support/ledger.ts";
import { dayMs, dayOf, hourOf } from "./agenda.ts";
import type { World } from "./world.ts";

/** One thing that is looked at in the end. `faults` say what is not right; `looked` is how much was looked at. */
export type Finding = { readonly what: string; readonly looked: number; readonly faults: readonly string[] };

/** Days within which the hub promises an answer to a raised hand. */
const promiseDays = 4;

/** Everything that has to hold at the end, whoever was killed and whatever was pressed twice. */
export async function verify(world: World): Promise<readonly Finding[]> {
  return [
    await ledger(world),
    await engagementsBooked(world),
    await mailsOnce(world),
    quietHours(world),
    await reminders(world),
    await handsAnswered(world),
    await disclosures(world),
    await nothingLeft(world),
    await audit(world),
    { what: "pages", looked: world.traffic.requests, faults: world.traffic.broken },
    { what: "steps", looked: [...world.all.values()].reduce((sum, n) => sum + n, 0), faults: world.faults },
  ];
}

async function ledger({ house }: World): Promise<Finding> {
  const faults = await ledgerFaults({ asSuper: house.query });
  const { rows } = await house.query("select count(*)::int as n from banso.capacity_week");
  return {
    what: "ledger",
    looked: rows[0]?.n,
    faults: faults.map(
      ({ week, booked, sum, capacity }) =>
        `the week of ${week}: booked ${booked}, bookings ${sum}, capacity ${capacity}`,
    ),
  };
}

/** Each running engagement has one booking of its own share that was not given back; each ended one gave it back from its end. */
async function engagementsBooked({ house }: World): Promise<Finding> {
  const { rows } = await house.query(
    `select e.number, b.booking_id is not null as booked,
       coalesce(b.half_days = e.half_days and b.from_week = e.from_week and b.weeks = e.weeks and b.person_id = e.person_id, false) as same,
       e.ended_on is null and exists (select from banso.booking r where r.releases = b.booking_id and r.person_id = b.person_id) as given_back
     from banso.engagement e left join banso.booking b on b.booking_id = e.booking_id and b.person_id = e.person_id`,
  );
  const faults = rows.flatMap(({ number, booked, same, given_back: givenBack }) =>
    !booked
      ? [`E-${number} has no booking`]
      : givenBack
        ? [`E-${number} runs, but its booking was given back`]
        : same
          ? []
          : [`E-${number} is booked otherwise than agreed`],
  );
  const twice = await house.query(
    "select engagement_id from banso.proposal where engagement_id is not null group by 1 having count(*) > 1",
  );
  const agreed = await house.query(
    "select number from banso.proposal where (phase = 'engaged') <> (engagement_id is not null)",
  );
  return {
    what: "engagements",
    looked: rows.length,
    faults: [
      ...faults,
      ...twice.rows.map(() => "two proposals became one engagement"),
      ...agreed.rows.map(({ number }) => `S-${number} is engaged without an engagement`),
    ],
  };
}

/** What the product says it sent has arrived, once each; again only where a worker was killed, and under the same id. */
async function mailsOnce(world: World): Promise<Finding> {
  const { house } = world;
  const kills = world.all.get("kills") ?? 0;
  const { rows } = await house.query("select mail_id as id, to_address as address, status from banso.mail");
  const arrived = Map.groupBy(house.post.letters, ({ messageId }) => /[0-9a-f-]{36}/.exec(messageId)?.[0] ?? messageId);
  const faults: string[] = [];
  let again = 0;
  for (const { id, address, status } of rows) {
    const copies = arrived.get(id) ?? [];
    arrived.delete(id);
    again += Math.max(0, copies.length - 1);
    if (status !== "sent") faults.push(`a mail is ${status}`);
    if (status === "sent" && copies.length === 0) faults.push("a mail that was sent never arrived");
    if (copies.some(({ to }) => to !== address)) faults.push("a mail went to somebody else");
    if (new Set(copies.map(({ text, subject }) => `${subject}\n${text}`)).size > 1)
      faults.push("two mails of one Message-ID say different things");
  }
  // Mail is forgotten after thirty days.
  const lately = house.now().getTime() - 29 * 86_400_000;
  const unknown = [...arrived.values()].filter((copies) =>
    copies.some(({ arrivedAt }) => arrivedAt.getTime() > lately),
  );
  if (unknown.length > 0) faults.push(`${unknown.length} mails arrived that the product does not know`);
  // A kill may catch the mails that both lanes of a worker were handing over.
  if (again > 2 * kills) faults.push(`${again} mails arrived again, with ${kills} kills`);
  return { what: "mail", looked: house.post.letters.length, faults };
}

/** Letters that tell of notices, by their Message-ID: none in quiet hours, at most one a day and reader. */
function quietHours({ house }: World): Finding {
  const telling = house.post.letters.filter(({ text }) =>
    /\/(check-ins|proposals|concerns|me\/hands|hands|engagements)\b/.test(text),
  );
  const faults = telling
    .filter(({ arrivedAt }) => hourOf(arrivedAt) < 8 || hourOf(arrivedAt) >= 20)
    .map(({ arrivedAt }) => `a letter of notices at ${arrivedAt.toISOString()}`);
  const ofDay = Map.groupBy(
    [...new Map(telling.map((letter) => [letter.messageId, letter])).values()],
    ({ to, arrivedAt }) => `${to} ${dayOf(arrivedAt)}`,
  );
  const many = [...ofDay.values()]
    .filter((letters) => letters.length > 1)
    .map((letters) => `${letters.length} letters to one reader on ${dayOf(letters[0]?.arrivedAt ?? new Date(0))}`);
  return { what: "notices", looked: telling.length, faults: [...faults, ...many] };
}

/** Told again at the earliest three days later, at most twice. */
async function reminders({ house }: World): Promise<Finding> {
  const { rows } = await house.query(
    "select kind, told_on::text as told, reminded_on::text as reminded, reminders, (reminded_on - told_on) as days from banso.notice where told_on is not null",
  );
  const faults = rows.flatMap(({ kind, days, reminders: n }) =>
    n > 2
      ? [`${kind} was told ${n} times again`]
      : n > 0 && days < 3 * n
        ? [`${kind} was told again after ${days} days`]
        : [],
  );
  // The sample's own letters and those of this simulation, by what each reader got: two reminding letters keep three days apart.
  const letters = await house.query(
    `select * from (select on_day - lag(on_day) over (partition by address order by on_day) as days from banso.notice_letter where reminds) gaps where days < 3`,
  );
  return {
    what: "reminders",
    looked: rows.length,
    faults: [...faults, ...letters.rows.map(({ days }) => `a reader was reminded again after ${days} days`)],
  };
}

async function handsAnswered({ house }: World): Promise<Finding> {
  const before = new Date(house.now().getTime() - promiseDays * dayMs);
  const { rows } = await house.query("select state, raised_at < $1 as late, answer, answer_words from banso.hand", [
    before,
  ]);
  const faults = rows.flatMap(({ state, late, answer, answer_words: words }) =>
    state === "raised" && late
      ? ["a hand waits longer than the hub promises"]
      : state === "answered" && (answer === null || words === "")
        ? ["a hand was answered without words"]
        : [],
  );
  return { what: "hands", looked: rows.length, faults };
}

/** After a no nobody holds a name any more; the row that says that it was handed over stays. */
async function disclosures({ house }: World): Promise<Finding> {
  const { rows } = await house.query(
    `select p.number, p.phase, d.closed_at is null as open, d.name || d.email || d.phone as kept
     from banso.disclosure d join banso.proposal p on p.hub_id = d.hub_id and p.proposal_id = d.proposal_id`,
  );
  const faults = rows.flatMap(({ number, phase, open, kept }) =>
    phase === "closed" && open
      ? [`S-${number} ended, and the person's contact is still open`]
      : !open && kept !== ""
        ? [`S-${number} ended, and the person's contact is still kept`]
        : [],
  );
  return { what: "disclosures", looked: rows.length, faults };
}

/**
 * On a machine with too much to do a connection may not come about in time; what was to be done is done by the next try, and
 * that it was is what the rest of this file looks at. A fault of the product bears another name, or a code of the database.
 */
const isTroubleReaching = (line: string): boolean =>
  /"msg":"round-failed".*"fault":"Error"/.test(line) ||
  /timeout exceeded when trying to connect|Connection terminated due to connection timeout/.test(line);

/** Nothing waits that should have been done: no job that failed for good, none whose time has come. */
async function nothingLeft({ house }: World): Promise<Finding> {
  const { rows } = await house.query(
    "select t.identifier as task, j.attempts, j.run_at <= now() as due from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id",
  );
  const faults = rows.flatMap(({ task, attempts, due }) =>
    due ? [`${task} waits`] : attempts > 0 ? [`${task} failed ${attempts} times`] : [],
  );
  const failed = house.logged.filter(
    (line) =>
      /"msg":"(job-failed|round-failed|request-failed|readings-not-recorded|queue-stopped)"/.test(line) &&
      !isTroubleReaching(line),
  );
  return { what: "jobs", looked: rows.length, faults: [...faults, ...failed.map((line) => line.slice(0, 400))] };
}

/** The same look that `banso doctor` takes, at the time of the simulation. */
async function audit({ house }: World): Promise<Finding> {
  const { url, ownerUrl } = house.database;
  const read = readConfig({ DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, BANSO_SECRET: house.secret }, () => "");
  if (!read.ok) throw new Error("the settings of the examination are wrong");
  const connections = openConnections({ kind: "server", url, ownerUrl });
  try {
    const findings = await auditLook(read.value).look(connections, house.now());
    const { rows } = await house.query("select count(*)::int as n from banso.audit_event");
    return {
      what: "audit",
      looked: rows[0]?.n,
      faults: findings.filter(({ grade }) => grade !== "right").map((finding) => JSON.stringify(finding)),
    };
  } finally {
    await connections.close();
  }
}

import { hasForm } from "./browser.ts";
import { count, spoken, staffOf, type World } from "./world.ts";

/** A companion's day: concerns are worked and closed, and who did not answer by mail is telephoned. */
export async function accompany(world: World): Promise<void> {
  await workConcerns(world);
  await telephoneOverdue(world);
}

async function workConcerns(world: World): Promise<void> {
  const browser = await staffOf(world, "companion");
  const list = await browser.open("/accompaniment");
  const concerns = [...new Set(list.links.flatMap(({ href }) => /\/concerns\/(\d+)$/.exec(href)?.[1] ?? []))];
  for (const concern of concerns) {
    const page = await browser.open(`/concerns/${concern}`);
    const own = world.chance.of(`concern ${concern} ${world.house.now().getTime()}`);
    if (!hasForm(page, /\/steps$/) || !own.happens(0.6)) continue;
    const step = { form: /\/steps$/, fill: { words: "電話で二十分。役割の紙を一緒に読み返しました。" } };
    const shown = await browser.press(page, step);
    count(world, "concern-steps");
    // Whoever closes from the page that was open before the step is shown what has changed meanwhile.
    const isOld = own.happens(0.25);
    const close = { form: /\/close$/, fill: { outcome: "分担を書き直し、双方が納得しました。" } };
    if (!own.happens(0.5)) continue;
    const closed = await browser.press(isOld ? page : shown, close);
    if (isOld && closed.status !== 409) world.faults.push(`C-${concern} was closed from an old page: ${closed.status}`);
    if (isOld) count(world, "old-page");
    const last = isOld ? await browser.press(await browser.open(`/concerns/${concern}`), close) : closed;
    if (last.status >= 400) world.faults.push(`C-${concern} is not closed: ${last.status} ${last.text.slice(0, 200)}`);
    else count(world, "concerns-closed");
  }
}

async function telephoneOverdue(world: World): Promise<void> {
  const browser = await staffOf(world, "companion");
  const list = await browser.open("/accompaniment");
  const overdue = [...new Set(list.links.flatMap(({ href }) => (/\/check-in\?side=/.test(href) ? [href] : [])))];
  for (const path of overdue.slice(0, world.scale.calls)) {
    const own = world.chance.of(`call ${path} ${world.house.now().getTime()}`);
    if (own.happens(0.3)) continue;
    const page = await browser.open(path);
    if (!hasForm(page, /\/check-in$/)) continue;
    const score = own.oneOf(["2", "3", "4", "4", "5"]);
    const fill = { score, onTrack: score === "2" ? "2" : "3", words: "", ...spoken };
    const done = await browser.press(page, { form: /\/check-in$/, fill });
    if (done.status >= 400)
      world.faults.push(`an answer is not recorded at ${path}: ${done.status} ${done.text.slice(0, 200)}`);
    else count(world, "check-ins-typed");
  }
}

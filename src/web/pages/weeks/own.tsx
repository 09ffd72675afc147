import { addressOf } from "#domain/hubs/rules-letters.ts";
import { makeWeekFeed, openWeekFeed } from "#domain/weeks/share-week.ts";
import { showOwnWeek } from "#domain/weeks/show-week.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { weekCalendar } from "#show/week-calendar.ts";
import { instantWords } from "#text/dates.ts";
import { feedMade, feedWords, weekWords } from "#text/weeks.ts";
import { RealWeek } from "#web/pages/weeks/section.tsx";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";

/** A person's own real week, and the private address from which a calendar reads it. */
export const ownWeekPage = (visit: Visit): Promise<Answer> => weekPage(visit, null);

/** Makes the private address and shows it, this one time. */
export async function makeFeedPage(visit: Visit): Promise<Answer> {
  const made = await makeWeekFeed(visit.app, visit.actor);
  return made.ok ? weekPage(visit, made.value.token) : refusal(made.refusal);
}

async function weekPage(visit: Visit, token: string | null): Promise<Answer> {
  const { app, actor, hub, language, speak } = visit;
  const shown = await showOwnWeek(app, actor);
  if (shown === null) return refusal({ code: "not-found" });
  const { feed, sheet } = shown;
  const at = (path: string) => localHref(language, `/me/week${path}`);
  return page({
    title: speak(weekWords.own),
    body: (
      <>
        <Heading title={speak(weekWords.own)} lead={speak(weekWords.ownLead)} />
        <Section title={speak(weekWords.title)}>
          <RealWeek visit={visit} sheet={sheet} whose={visit.account?.name ?? ""} filesAt="/me/week" />
        </Section>
        <Section title={speak(feedWords.title)} id="calendar">
          <div class="prose">
            <p>{speak(feedWords.lead)}</p>
            {token !== null && (
              <Notice kind="info" speak={speak} title={speak(feedWords.made)} announce>
                <p>{speak(feedWords.once)}</p>
                <p>
                  <code>{`${addressOf(app.config.publicUrl, hub.host)}/week-feed/${token}/week.ics`}</code>
                </p>
              </Notice>
            )}
            {feed !== null && (
              <p>
                {speak(feedMade(instantWords(feed.madeAt), feed.readAt === null ? null : instantWords(feed.readAt)))}
              </p>
            )}
            <Form
              speak={speak}
              action={at("/feed")}
              idempotencyKey={app.ids.next()}
              buttons={<Button look="secondary">{speak(feed === null ? feedWords.make : feedWords.again)}</Button>}
            >
              {null}
            </Form>
            {feed !== null && (
              <Form
                speak={speak}
                action={at("/feed/revoke")}
                idempotencyKey={app.ids.next()}
                buttons={<Button look="secondary">{speak(feedWords.revoke)}</Button>}
              >
                {null}
              </Form>
            )}
          </div>
        </Section>
      </>
    ),
  });
}

/** What a calendar reads by the private address; whoever tries many is told to wait. */
export async function weekFeed(visit: Visit): Promise<Answer> {
  const { app, clientAddress, hub, params, speak } = visit;
  const seconds = await app.tries.take("week-feed-from", clientAddress);
  if (seconds > 0) return refusal({ code: "too-many-tries", seconds });
  const opened = await openWeekFeed(app, hub.id, params["token"] ?? "");
  if (!opened.ok) return refusal(opened.refusal);
  await app.tries.forget("week-feed-from", clientAddress);
  const shares = opened.value.lines.map((line) => ({
    ...line,
    uid: line.id,
    meetings: opened.value.meetings.filter(({ engagement }) => engagement === line.number),
    title: line.firmName === "" ? line.title : `${line.title}（${line.firmName}）`,
  }));
  const text = weekCalendar(speak(feedWords.calendar), shares, { today: app.clock.today(), at: app.clock.now() });
  return {
    kind: "file",
    name: "week.ics",
    mediaType: "text/calendar; charset=utf-8",
    bytes: new TextEncoder().encode(text),
  };
}

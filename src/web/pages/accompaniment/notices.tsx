import { permit } from "#domain/access/may.ts";
import { deliveries } from "#domain/accompaniment/terms.ts";
import { ownNotices, ownSetting } from "#domain/accompaniment/views-notices.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { deliveryWords, languageWords, noticeLabels, noticePageWords } from "#text/accompaniment.ts";
import { dayWords } from "#text/dates.ts";
import { noticeWords } from "#text/notice-letters.ts";
import { type FormState, fieldOf, shownFaults } from "#web/form-state.ts";
import { Button } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { DataTable } from "#web/ui/data-table.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Tag } from "#web/ui/tag.tsx";

const mostShown = 100;

/** What somebody was told, and how they want to be told. */
export async function noticesPage(visit: Visit, again?: FormState): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const allowed = permit(app.may, actor, "notice.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const { notices, setting } = await app.db.read(actor, async (tx) => ({
    notices: await ownNotices(tx, allowed, mostShown),
    setting: await ownSetting(tx, allowed),
  }));
  const state = again ?? { values: setting ?? { delivery: "daily", language }, faults: [] };
  const field = (name: keyof typeof noticeLabels) => fieldOf(visit, noticeLabels, state, name);
  return page({
    title: speak(noticePageWords.title),
    status: state.faults.length > 0 ? 422 : 200,
    body: (
      <>
        <Heading title={speak(noticePageWords.title)} />
        <DataTable
          speak={speak}
          caption={speak(noticePageWords.title)}
          rows={notices}
          rowKey={({ id }) => id}
          empty={{ title: speak(noticePageWords.none), text: speak(noticePageWords.noneText) }}
          isList
          columns={[
            {
              key: "what",
              label: speak(noticePageWords.what),
              cell: ({ kind, facts, path }) => (
                <a href={localHref(language, path)}>{speak(noticeWords(kind, facts))}</a>
              ),
            },
            { key: "when", label: speak(noticePageWords.when), cell: ({ madeAt }) => speak(dayWords(madeAt)) },
            {
              key: "state",
              label: speak(noticePageWords.state),
              cell: ({ settledAt }) => (
                <Tag tone={settledAt === null ? "active" : "done"}>
                  {speak(settledAt === null ? noticePageWords.open : noticePageWords.settled)}
                </Tag>
              ),
            },
          ]}
        />
        <Section title={speak(noticePageWords.how)} id="how">
          <ErrorSummary speak={speak} faults={shownFaults(visit, noticeLabels, state)} />
          <Form
            speak={speak}
            action={localHref(language, "/notices")}
            idempotencyKey={app.ids.next()}
            buttons={<Button>{speak(noticePageWords.save)}</Button>}
          >
            <RadioGroup
              {...field("delivery")}
              required
              options={deliveries.map((value) => ({ value, label: speak(deliveryWords[value]) }))}
            />
            <RadioGroup
              {...field("language")}
              required
              sideBySide
              options={(["ja", "en"] as const).map((value) => ({ value, label: speak(languageWords[value]) }))}
            />
          </Form>
          <p class="muted">{speak(noticePageWords.howLead)}</p>
        </Section>
      </>
    ),
  });
}

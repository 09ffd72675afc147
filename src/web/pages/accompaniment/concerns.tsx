import { permit } from "#domain/access/may.ts";
import { type ConcernLine, concernLines } from "#domain/accompaniment/views-concerns.ts";
import { checkInSides } from "#domain/engagements/terms.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import {
  concernKindWords,
  concernNumber,
  concernOpenLabels,
  concernStateWords,
  concernsOpen,
  concernWords,
} from "#text/accompaniment.ts";
import { dateWords, dayWords } from "#text/dates.ts";
import { engagementTitle, sideWords } from "#text/engagements.ts";
import { afterIn } from "#web/form-routes.ts";
import { type FormState, fieldOf, shownFaults } from "#web/form-state.ts";
import { Button, ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { DataTable, type EmptyList } from "#web/ui/data-table.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { DateField, NumberField, TextAreaField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Pager } from "#web/ui/pager.tsx";
import { Tag } from "#web/ui/tag.tsx";

const pageSize = 50;

/** The concerns that are open, or those that are closed; the latest first. */
export async function concernsPage(visit: Visit): Promise<Answer> {
  const { actor, app, language, query, speak } = visit;
  const allowed = permit(app.may, actor, "concern.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const state = query.get("state") === "closed" ? "closed" : "open";
  const below = afterIn(visit);
  const found = await app.db.read(actor, (tx) =>
    concernLines(tx, allowed, { state, mine: false, below, limit: pageSize + 1 }),
  );
  const concerns = found.slice(0, pageSize);
  const last = concerns.at(-1);
  const at = (after: number | null) =>
    localHref(language, `/concerns?state=${state}${after === null ? "" : `&after=${after}`}`);
  const isOpen = state === "open";
  const title =
    isOpen && below === null && found.length > 0 && found.length <= pageSize
      ? concernsOpen(found.length)
      : concernWords.list;
  return page({
    title: speak(title),
    body: (
      <>
        <Heading
          title={speak(title)}
          lead={speak(concernWords.listLead)}
          actions={<LinkButton href={localHref(language, "/concerns/new")}>{speak(concernWords.enter)}</LinkButton>}
        />
        <nav aria-label={speak(concernWords.which)}>
          <ButtonRow>
            {(["open", "closed"] as const).map((each) => (
              <LinkButton
                key={each}
                href={localHref(language, `/concerns?state=${each}`)}
                look={each === state ? "primary" : "secondary"}
              >
                {speak(concernWords[each])}
              </LinkButton>
            ))}
          </ButtonRow>
        </nav>
        <ConcernTable
          visit={visit}
          concerns={concerns}
          empty={
            isOpen
              ? { title: speak(concernWords.noneOpenTitle), text: speak(concernWords.noneOpenText) }
              : { title: speak(concernWords.noneClosedTitle) }
          }
        />
        <Pager
          speak={speak}
          firstHref={below === null ? undefined : at(null)}
          nextHref={found.length > pageSize && last !== undefined ? at(last.number) : undefined}
        />
      </>
    ),
  });
}

/** Concerns as a table on a desk and stacked rows on a phone. */
export function ConcernTable(props: {
  readonly visit: Visit;
  readonly concerns: readonly ConcernLine[];
  readonly empty: EmptyList;
}) {
  const { language, speak } = props.visit;
  const today = props.visit.app.clock.today();
  return (
    <DataTable
      speak={speak}
      caption={speak(concernWords.list)}
      rows={props.concerns}
      rowKey={({ number }) => String(number)}
      empty={props.empty}
      isList
      columns={[
        {
          key: "number",
          label: speak(concernWords.number),
          cell: ({ number, words, personName, firmName, engagement }) => (
            <>
              <a href={localHref(language, `/concerns/${number}`)}>
                {`${concernNumber(number)} ${engagement === null ? "" : speak(engagementTitle(personName, firmName))}`}
              </a>
              {words !== "" && <span class="cell-note">{words.slice(0, 60)}</span>}
            </>
          ),
        },
        {
          key: "kind",
          label: speak(concernWords.kind),
          cell: ({ kind, side }) =>
            `${speak(concernKindWords[kind])}${side === null ? "" : speak({ ja: `（${sideWords[side].ja}）`, en: ` (${sideWords[side].en.toLowerCase()})` })}`,
        },
        {
          key: "state",
          label: speak(concernWords.state),
          cell: ({ state }) => (
            <Tag tone={state === "open" ? "attention" : state === "working" ? "active" : "done"}>
              {speak(concernStateWords[state])}
            </Tag>
          ),
        },
        { key: "opened", label: speak(concernWords.opened), cell: ({ openedAt }) => speak(dayWords(openedAt)) },
        {
          key: "next",
          label: speak(concernWords.next),
          cell: ({ nextOn }) =>
            nextOn === null ? (
              "—"
            ) : (
              <span class={nextOn < today ? "overdue" : undefined}>{speak(dateWords(nextOn))}</span>
            ),
        },
      ]}
    />
  );
}

/** The form by which staff write down what they noticed; it may come from an engagement's page. */
export const newConcernPage = (visit: Visit): Answer => {
  const engagement = visit.query.get("engagement") ?? "";
  return openingPage(visit, {
    values: { engagement: /^[1-9]\d{0,8}$/.test(engagement) ? engagement : "" },
    faults: [],
  });
};

/** The form as it is, or again with what was typed. */
export function openingPage(visit: Visit, state: FormState): Answer {
  const { app, language, speak } = visit;
  const field = (name: keyof typeof concernOpenLabels) => fieldOf(visit, concernOpenLabels, state, name);
  return page({
    title: speak(concernWords.enterTitle),
    status: state.faults.length > 0 ? 422 : 200,
    islands: ["keep-draft"],
    body: (
      <div class="prose">
        <Heading title={speak(concernWords.enterTitle)} lead={speak(concernWords.enterLead)} />
        <ErrorSummary speak={speak} faults={shownFaults(visit, concernOpenLabels, state)} />
        <Form
          speak={speak}
          action={localHref(language, "/concerns")}
          idempotencyKey={app.ids.next()}
          draft="concern new"
          buttons={<Button>{speak(concernWords.enterNow)}</Button>}
        >
          <NumberField {...field("engagement")} required hint={speak(concernWords.engagementHint)} />
          <RadioGroup
            {...field("side")}
            required
            sideBySide
            options={checkInSides.map((value) => ({ value, label: speak(sideWords[value]) }))}
          />
          <TextAreaField {...field("words")} required maxLength={1000} />
          <DateField {...field("nextOn")} />
        </Form>
      </div>
    ),
  });
}

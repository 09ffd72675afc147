import { permit } from "#domain/access/may.ts";
import {
  accompanimentFigures,
  companionChoices,
  type DueLine,
  dueCheckIns,
} from "#domain/accompaniment/views-companion.ts";
import { type ConcernLine, concernLines } from "#domain/accompaniment/views-concerns.ts";
import type { Refusal } from "#domain/refusals.ts";
import { type Answer, type Body, page, refusal, type Visit } from "#route.ts";
import { choiceWords, companionLabels, companionTitle, companionWords, concernWords } from "#text/accompaniment.ts";
import { dateWords } from "#text/dates.ts";
import { engagementNumber, engagementTitle, sideWords } from "#text/engagements.ts";
import { type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { ConcernTable } from "#web/pages/accompaniment/concerns.tsx";
import { loadEngagement } from "#web/pages/engagements/show.tsx";
import { Button, ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { DataTable } from "#web/ui/data-table.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Tag } from "#web/ui/tag.tsx";

/** The most check-ins and concerns that the page shows; the lists behind it show all. */
const mostShown = 50;

/** Whose the page shows: a companion's own first, a coordinator's all. */
function isMine({ actor, query }: Visit): boolean {
  const of = query.get("of");
  return of === null ? actor.hat === "companion" : of === "mine";
}

/** A companion's page: what is overdue, what is due within a week, and the concerns that are open. */
export async function companionPage(visit: Visit): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const allowed = permit(app.may, actor, "companion.show", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const mine = isMine(visit);
  const { due, concerns, figures } = await app.db.read(actor, async (tx) => ({
    due: await dueCheckIns(tx, allowed, { mine, limit: 2 * mostShown }),
    concerns: await concernLines(tx, allowed, { state: "open", mine, below: null, limit: mostShown }),
    figures: await accompanimentFigures(tx, allowed, mine),
  }));
  const today = app.clock.today();
  const title = speak(companionTitle(figures.overdue, figures.concerns));
  return page({
    title,
    body: (
      <>
        <Heading
          title={title}
          above={speak(companionWords.title)}
          actions={<LinkButton href={localHref(language, "/concerns/new")}>{speak(concernWords.enter)}</LinkButton>}
        />
        <nav aria-label={speak(companionWords.which)}>
          <ButtonRow>
            {([true, false] as const).map((each) => (
              <LinkButton
                key={String(each)}
                href={localHref(language, `/accompaniment?of=${each ? "mine" : "all"}`)}
                look={each === mine ? "primary" : "secondary"}
              >
                {speak(each ? companionWords.mine : companionWords.all)}
              </LinkButton>
            ))}
          </ButtonRow>
        </nav>
        <ul class="page-links">
          {(["concerns", "overdue", "soon"] as const).map((part) => (
            <li key={part}>
              <a class="target" href={`#${part}`}>
                {speak(companionWords[part])}
              </a>
            </li>
          ))}
        </ul>
        <Section title={speak(companionWords.concerns)} id="concerns">
          <Concerns visit={visit} concerns={concerns} />
        </Section>
        <Section title={speak(companionWords.overdue)} id="overdue">
          <Due
            visit={visit}
            caption={speak(companionWords.overdue)}
            empty={speak(companionWords.noneOverdue)}
            lines={due.filter(({ dueOn }) => dueOn < today)}
          />
        </Section>
        <Section title={speak(companionWords.soon)} id="soon">
          <Due
            visit={visit}
            caption={speak(companionWords.soon)}
            empty={speak(companionWords.noneSoon)}
            lines={due.filter(({ dueOn }) => dueOn >= today)}
          />
        </Section>
      </>
    ),
  });
}

function Concerns({ visit, concerns }: { readonly visit: Visit; readonly concerns: readonly ConcernLine[] }) {
  const { language, speak } = visit;
  return (
    <>
      <ConcernTable visit={visit} concerns={concerns} empty={{ title: speak(companionWords.noneOpen) }} />
      <p class="page-links">
        <a class="target" href={localHref(language, "/concerns")}>
          {speak(companionWords.allConcerns)}
        </a>
      </p>
    </>
  );
}

type DueShown = {
  readonly visit: Visit;
  readonly caption: string;
  readonly empty: string;
  readonly lines: readonly DueLine[];
};

function Due({ visit, caption, empty, lines }: DueShown) {
  const { language, speak } = visit;
  return (
    <DataTable
      speak={speak}
      caption={caption}
      rows={lines}
      rowKey={({ engagement, side, dueOn }) => `${engagement}-${side}-${dueOn}`}
      empty={{ title: empty }}
      isList
      columns={[
        {
          key: "who",
          label: speak(companionWords.who),
          cell: ({ engagement, title, personName, firmName }) => (
            <>
              <a href={localHref(language, `/engagements/${engagement}`)}>
                {`${engagementNumber(engagement)} ${speak(engagementTitle(personName, firmName))}`}
              </a>
              <span class="cell-note">{title}</span>
            </>
          ),
        },
        { key: "side", label: speak(companionWords.side), cell: ({ side }) => speak(sideWords[side]) },
        { key: "due", label: speak(companionWords.due), cell: ({ dueOn }) => speak(dateWords(dueOn)) },
        {
          key: "asked",
          label: speak(companionWords.asked),
          cell: ({ isAsked, dueOn }) =>
            dueOn > visit.app.clock.today() ? (
              speak(companionWords.later)
            ) : (
              <Tag tone={isAsked ? "neutral" : "attention"}>
                {speak(isAsked ? companionWords.sent : companionWords.notSent)}
              </Tag>
            ),
        },
        {
          key: "companion",
          label: speak(companionWords.companion),
          cell: ({ companion }) => (companion === "" ? speak(companionWords.nobody) : companion),
        },
        {
          key: "record",
          label: speak(companionWords.recordColumn),
          cell: ({ engagement, side }) => (
            <LinkButton href={localHref(language, `/engagements/${engagement}/check-in?side=${side}`)}>
              {speak(companionWords.record)}
              <span class="visually-hidden">
                {" "}
                {engagementNumber(engagement)} {speak(sideWords[side])}
              </span>
            </LinkButton>
          ),
        },
      ]}
    />
  );
}

/** The form that names who accompanies an engagement. */
export async function companionForm(visit: Visit): Promise<Answer> {
  return naming(visit, null);
}

/** The same with what was chosen and what was wrong with it. */
export const companionAgain = (visit: Visit, body: Body, refused: Refusal): Promise<Answer> =>
  naming(visit, { state: formAgain(body.fields, refused), isStale: refused.code === "stale" });

async function naming(
  visit: Visit,
  again: { readonly state: FormState; readonly isStale: boolean } | null,
): Promise<Answer> {
  const { actor, app, hub, language, speak } = visit;
  const sheet = await loadEngagement(visit);
  const allowed = permit(app.may, actor, "companion.name", { hubId: actor.hubId });
  if (sheet === null || allowed === null) return refusal({ code: "not-found" });
  const { engagement } = sheet;
  const choices = await app.db.read(actor, (tx) => companionChoices(tx, allowed));
  const state = again?.state ?? {
    values: { companion: engagement.companionId ?? "", phone: engagement.companionPhone || hub.contactPhone },
    faults: [],
  };
  const field = (name: keyof typeof companionLabels) => fieldOf(visit, companionLabels, state, name);
  return page({
    title: speak(companionWords.nameTitle),
    status: again === null ? 200 : again.isStale ? 409 : 422,
    body: (
      <div class="prose">
        <Heading
          title={speak(companionWords.nameTitle)}
          above={`${engagementNumber(engagement.number)} ${speak(engagementTitle(engagement.personName, engagement.firmName))}`}
          lead={speak(again?.isStale === true ? concernWords.staleLead : companionWords.nameLead)}
        />
        <ErrorSummary speak={speak} faults={shownFaults(visit, companionLabels, state)} />
        <Form
          speak={speak}
          action={localHref(language, `/engagements/${engagement.number}/companion`)}
          idempotencyKey={app.ids.next()}
          version={engagement.version}
          buttons={<Button>{speak(companionWords.nameNow)}</Button>}
        >
          <SelectField
            {...field("companion")}
            required
            emptyLabel={speak(companionWords.choose)}
            options={choices.map(({ id, name, engagements }) => ({
              value: id,
              label: speak(choiceWords(name, engagements)),
            }))}
          />
          <TextField {...field("phone")} type="tel" width="medium" example="03-1234-5678" />
        </Form>
      </div>
    ),
  });
}

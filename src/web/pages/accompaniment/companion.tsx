import { permit } from "#domain/access/may.ts";
import { accompanimentFigures, companionChoices, dueCheckIns } from "#domain/accompaniment/views-companion.ts";
import { type ConcernLine, concernLines } from "#domain/accompaniment/views-concerns.ts";
import type { Refusal } from "#domain/refusals.ts";
import { type Answer, type Body, page, refusal, type Visit } from "#route.ts";
import {
  choiceWords,
  companionLabels,
  companionTitle,
  companionWords,
  concernWords,
  moreConcerns,
} from "#text/accompaniment.ts";
import { engagementNumber, engagementTitle } from "#text/engagements.ts";
import { type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { ConcernTable } from "#web/pages/accompaniment/concerns.tsx";
import { Due, type DueShown } from "#web/pages/accompaniment/due.tsx";
import { loadEngagement } from "#web/pages/engagements/show.tsx";
import { Button, ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { Folded } from "#web/ui/folded.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** The most check-ins and concerns that the page shows; the lists behind it show all. */
const mostShown = 50;
/** As many of each stand open; the rest is folded away, so that the page stays short on a phone. */
const mostOpen = 3;

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
  const { overdue, soon, concerns, figures } = await app.db.read(actor, async (tx) => ({
    overdue: await dueCheckIns(tx, allowed, { when: "overdue", mine, limit: mostShown }),
    soon: await dueCheckIns(tx, allowed, { when: "soon", mine, limit: mostShown }),
    concerns: await concernLines(tx, allowed, { state: "open", mine, below: null, limit: mostShown }),
    figures: await accompanimentFigures(tx, allowed, mine),
  }));
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
        <Section title={speak(companionWords.concerns)} id="concerns">
          <Concerns visit={visit} concerns={concerns} />
        </Section>
        <Section title={speak(companionWords.overdue)} id="overdue">
          <Part visit={visit} part="overdue" lines={overdue} mine={mine} open={mostOpen} />
        </Section>
        <Section title={speak(companionWords.soon)} id="soon">
          <Part visit={visit} part="soon" lines={soon} mine={mine} open={overdue.length === 0 ? mostOpen : 0} />
        </Section>
      </>
    ),
  });
}

type PartShown = Pick<DueShown, "visit" | "lines" | "mine" | "open"> & { readonly part: "overdue" | "soon" };

/** The check-ins of one part; where there are more than the page shows, the list of engagements has them all. */
function Part({ part, ...shown }: PartShown) {
  const { language, speak } = shown.visit;
  const isOverdue = part === "overdue";
  return (
    <>
      <Due
        {...shown}
        caption={speak(companionWords[part])}
        empty={speak(isOverdue ? companionWords.noneOverdue : companionWords.noneSoon)}
      />
      {shown.lines.length === mostShown && (
        <p class="page-links">
          <a class="target" href={localHref(language, `/engagements?due=${isOverdue ? "overdue" : "week"}`)}>
            {speak(companionWords.allDue)}
          </a>
        </p>
      )}
    </>
  );
}

function Concerns({ visit, concerns }: { readonly visit: Visit; readonly concerns: readonly ConcernLine[] }) {
  const { language, speak } = visit;
  return (
    <>
      <Folded
        rows={concerns}
        open={mostOpen}
        words={(count) => speak(moreConcerns(count))}
        draw={(rows) => (
          <ConcernTable visit={visit} concerns={rows} empty={{ title: speak(companionWords.noneOpen) }} />
        )}
      />
      <p class="page-links">
        <a class="target" href={localHref(language, "/concerns")}>
          {speak(companionWords.allConcerns)}
        </a>
      </p>
    </>
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

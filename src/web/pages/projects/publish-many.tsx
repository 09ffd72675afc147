import { permit } from "#domain/access/may.ts";
import { standingsForPublishing } from "#domain/contracts/views.ts";
import { mostPublishedAtOnce } from "#domain/projects/input.ts";
import type { PublishedDrafts } from "#domain/projects/publish-project.ts";
import { decidePublishingGates } from "#domain/projects/rules-publishing.ts";
import { type DraftView, draftViews } from "#domain/projects/views-drafts.ts";
import { projectList } from "#domain/projects/views-list.ts";
import type { Refusal } from "#domain/refusals.ts";
import { type Answer, type Body, page, refusal, type Visit } from "#route.ts";
import { reviewNeededLink } from "#text/error-pages.ts";
import { refusalSentence } from "#text/faults.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { projectLabels, projectNumber, projectWords } from "#text/projects.ts";
import { publishingLabels, publishingWords } from "#text/publishing.ts";
import { listedWords, type Words } from "#text/speak.ts";
import { emptyForm, type FormState, fieldOf, formAgain, listOf, shownFaults } from "#web/form-state.ts";
import { projectsAsked } from "#web/pages/projects/list-declared.tsx";
import { CheckboxGroup } from "#web/ui/choice-field.tsx";
import { ConfirmMoment } from "#web/ui/confirm-moment.tsx";
import { type Column, DataTable, Empty } from "#web/ui/data-table.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** A draft with what stands in its way: nothing, or a refusal. */
type Judged = { readonly draft: DraftView; readonly because: Refusal | null };

type Sheet = {
  readonly judged: readonly Judged[];
  /** Whether these are the ones that were chosen and not published. */
  readonly isLeft: boolean;
  readonly hasMore: boolean;
};

/** The drafts of a list, to be published together; after that, those that could not be, with the reason of each. */
export async function publishManyPage(visit: Visit): Promise<Answer> {
  const sheet = await loadDrafts(visit);
  return sheet === null ? refusal({ code: "not-allowed" }) : drawn(visit, sheet, null);
}

/** The page again, with what was ticked. */
export async function publishManyAgain(visit: Visit, body: Body, refused: Refusal): Promise<Answer> {
  const sheet = await loadDrafts(visit);
  return sheet === null ? refusal({ code: "not-allowed" }) : drawn(visit, sheet, formAgain(body.fields, refused));
}

/** Where it leads: to the list, or to those that stayed drafts. */
export const afterPublishingMany = ({ published, left }: PublishedDrafts) =>
  ({
    to: left.length === 0 ? "/projects" : `/projects/publish?left=${left.join(".")}`,
    code: published.length === 0 ? null : "projects-published",
  }) as const;

async function loadDrafts({ actor, app, query }: Visit): Promise<Sheet | null> {
  const allowed = permit(app.may, actor, "project.publish", { hubId: actor.hubId });
  const listing = permit(app.may, actor, "project.list", { hubId: actor.hubId });
  if (allowed === null || listing === null) return null;
  const left = (query.get("left") ?? "").split(".").filter((text) => /^[1-9]\d{0,8}$/.test(text));
  return app.db.read(actor, async (tx) => {
    const { asked } = projectsAsked(query);
    const filter = { ...asked.filter, status: "draft" as const };
    const listed =
      left.length > 0
        ? { rows: left.slice(0, mostPublishedAtOnce).map((text) => ({ number: Number(text) })), next: null }
        : await projectList(tx, listing, { ...asked, filter, after: null, limit: mostPublishedAtOnce });
    const facts = { standings: await standingsForPublishing(tx, allowed), today: app.clock.today() };
    const drafts = await draftViews(
      tx,
      allowed,
      listed.rows.map(({ number }) => number),
    );
    const judged = drafts.map((draft): Judged => {
      if (draft.status !== "draft") return { draft, because: { code: "wrong-state", state: draft.status } };
      const gates = decidePublishingGates(draft, { ...facts, ...draft });
      return { draft, because: gates.ok ? null : gates.refusal };
    });
    return { judged, isLeft: left.length > 0, hasMore: listed.next !== null };
  });
}

function drawn(visit: Visit, sheet: Sheet, sent: FormState | null): Answer {
  const { language, speak } = visit;
  const w = publishingWords;
  const ready = sheet.judged.filter(({ because }) => because === null).map(({ draft }) => draft);
  // Of those that were left, the ones that are ready now were changed by somebody meanwhile: they are told as well.
  const told = sheet.isLeft ? sheet.judged : sheet.judged.filter(({ because }) => because !== null);
  return page({
    title: speak(w.title),
    status: sent !== null && sent.faults.length > 0 ? 422 : 200,
    body: (
      <>
        <Heading title={speak(w.title)} lead={speak(sheet.isLeft ? w.leadLeft : w.lead)} />
        <ErrorSummary speak={speak} faults={shownFaults(visit, publishingLabels, sent ?? emptyForm)} />
        {sheet.hasMore && <p class="muted">{speak(w.first(mostPublishedAtOnce))}</p>}
        {ready.length > 0 && <PublishForm visit={visit} ready={ready} sent={sent} />}
        {told.length > 0 && <Waiting visit={visit} told={told} isLeft={sheet.isLeft} />}
        {sheet.judged.length === 0 && <Empty title={speak(w.emptyTitle)} text={speak(w.emptyText)} />}
        <p>
          <a class="target" href={localHref(language, "/projects")}>
            {speak(w.back)}
          </a>
        </p>
      </>
    ),
  });
}

/** All of them are ticked: whoever comes here has looked at the list before. */
function PublishForm({ visit, ready, sent }: { visit: Visit; ready: readonly DraftView[]; sent: FormState | null }) {
  const { app, language, path, speak } = visit;
  const w = publishingWords;
  const options = ready.map((draft) => ({
    value: `${draft.number}-${draft.version}`,
    label: `${projectNumber(draft.number)} ${draft.title}`,
    hint: listedWords(speak, hintsOf(draft)),
  }));
  const values = sent === null ? options.map(({ value }) => value) : listOf(sent.values["drafts"]);
  return (
    <div class="prose">
      <ConfirmMoment
        speak={speak}
        title={speak(w.ask)}
        meaning={[projectWords.publishMeaning, w.firms].map(speak).join(speak(gap))}
        whom={speak(w.whom)}
        until={speak(projectWords.publishUntil)}
        undo={speak(w.undo)}
        action={localHref(language, path)}
        idempotencyKey={app.ids.next()}
        name="answer"
        yes={{ label: speak(projectWords.yesPublish), value: "yes" }}
        no={{ label: speak(projectWords.noPublish), value: "no" }}
      >
        <CheckboxGroup
          {...fieldOf(visit, publishingLabels, sent ?? emptyForm, "drafts")}
          required
          options={options}
          values={values}
        />
      </ConfirmMoment>
    </div>
  );
}

const gap: Words = { ja: "", en: " " };

/** Whose work it is and how much, and what a reader may not expect. */
const hintsOf = ({ firmName, firmIsNamed, payYenPerMonth, terms }: DraftView): readonly Words[] => [
  { ja: firmName, en: firmName },
  halfDaysWords(terms.halfDays),
  ...(firmIsNamed ? [publishingWords.named] : []),
  ...(payYenPerMonth === 0 ? [publishingWords.unpaid] : []),
];

function Waiting({ visit, told, isLeft }: { visit: Visit; told: readonly Judged[]; isLeft: boolean }) {
  const { language, speak } = visit;
  const w = publishingWords;
  const title = speak(isLeft ? w.waitingLeft : w.waiting);
  const columns: readonly Column<Judged>[] = [
    {
      key: "title",
      label: speak(projectLabels.title),
      cell: ({ draft: { number, title: name, firmName } }) => (
        <>
          <a href={localHref(language, `/projects/${number}`)}>{`${projectNumber(number)} ${name}`}</a>
          <span class="cell-note">{firmName}</span>
        </>
      ),
    },
    { key: "why", label: speak(w.why), cell: ({ draft, because }) => <Why visit={visit} {...{ draft, because }} /> },
  ];
  return (
    <Section title={title}>
      <DataTable
        speak={speak}
        caption={title}
        columns={columns}
        rows={told}
        rowKey={({ draft }) => String(draft.number)}
        empty={{ title: "" }}
        isList
      />
    </Section>
  );
}

function Why({ visit: { language, speak }, draft, because }: Judged & { visit: Visit }) {
  const w = publishingWords;
  if (because === null) return <>{speak(w.changed)}</>;
  if (because.code === "wrong-state") return <>{speak(draft.status === "closed" ? w.closed : w.publishedAlready)}</>;
  const next =
    because.code === "review-needed"
      ? { to: `/projects/${draft.number}/inside-review`, label: reviewNeededLink }
      : { to: "/standings", label: w.standings };
  return (
    <>
      {speak(refusalSentence(because))}{" "}
      <a class="target" href={localHref(language, next.to)}>
        {speak(next.label)}
        <span class="visually-hidden"> {projectNumber(draft.number)}</span>
      </a>
    </>
  );
}

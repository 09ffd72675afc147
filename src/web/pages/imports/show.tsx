import { permit } from "#domain/access/may.ts";
import type { Obstacle } from "#domain/imports/rules-work.ts";
import { type ImportState, type ImportView, importState, importView } from "#domain/imports/views.ts";
import { type Answer, json, page, refusal, type Visit } from "#route.ts";
import { instantWords } from "#text/dates.ts";
import { previewNotes } from "#text/import-notes.ts";
import { importHeadline, importPageWords, importProgressWords, importTitle } from "#text/import-pages.ts";
import { countsWords, importKindWords, importStateWords, obstacleWords } from "#text/imports.ts";
import { numberIn } from "#web/form-routes.ts";
import { Faults } from "#web/pages/imports/faults.tsx";
import { UploadForm } from "#web/pages/imports/list.tsx";
import { Mapping } from "#web/pages/imports/mapping.tsx";
import { Preview } from "#web/pages/imports/preview.tsx";
import { ImportTag } from "#web/pages/imports/tag.tsx";
import { Button, ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Progress, type ProgressState } from "#web/ui/progress.tsx";

/** The page of one import: how far it is, what it would do, what is wrong with its file, what it has done. */
export const showImport = (visit: Visit): Promise<Answer> => drawImport(visit, []);

/** The same page, with the records that stand in the way of taking it back. */
export async function drawImport(visit: Visit, obstacles: readonly Obstacle[]): Promise<Answer> {
  const { actor, app, speak } = visit;
  const number = numberIn(visit);
  const allowed = permit(app.may, actor, "import.show", { hubId: actor.hubId });
  if (number === null || allowed === null) return refusal({ code: "not-found" });
  const view = await app.db.read(actor, (tx) => importView(tx, allowed, number));
  if (view === null) return refusal({ code: "not-found" });
  const isRunning = view.status === "reading" || view.status === "applying";
  return page({
    title: importTitle(number, view.fileName),
    status: obstacles.length > 0 ? 409 : 200,
    ...(isRunning ? { islands: ["poll-progress"], refreshSeconds: 5 } : {}),
    body: (
      <>
        <Heading
          title={speak(headlineOf(view))}
          above={importTitle(number, view.fileName)}
          lead={
            <>
              <ImportTag status={view.status}>{speak(importStateWords(view.status, view.counts))}</ImportTag>{" "}
              <span class="muted">
                {speak(importKindWords[view.kind])} {speak(instantWords(view.requestedAt))}
              </span>
            </>
          }
          actions={<LinkButton href={localHref(visit.language, "/imports")}>{speak(importPageWords.add)}</LinkButton>}
        />
        <Body visit={visit} view={view} obstacles={obstacles} />
      </>
    ),
  });
}

const changesOf = ({ counts }: ImportView): number => (counts === null ? 0 : counts.added + counts.changed);
const headlineOf = (view: ImportView) =>
  importHeadline(view.status, view.kind, changesOf(view), view.counts?.faults ?? 0);

/** How far an import is, as JSON for the line that renews itself. */
export async function followImport(visit: Visit): Promise<Answer> {
  const { actor, app } = visit;
  const number = numberIn(visit);
  const allowed = permit(app.may, actor, "import.follow", { hubId: actor.hubId });
  if (number === null || allowed === null) return refusal({ code: "not-found" });
  const state = await app.db.read(actor, (tx) => importState(tx, allowed, number));
  return state === null ? refusal({ code: "not-found" }) : json(progressOf(visit, number, state));
}

function progressOf({ language, speak }: Visit, number: number, { status, progress }: ImportState): ProgressState {
  return {
    status,
    sentence: speak(importProgressWords(status, progress?.rows ?? null)),
    part: progress?.part ?? null,
    done: status !== "reading" && status !== "applying",
    href: localHref(language, `/imports/${number}`),
  };
}

type Drawn = { readonly visit: Visit; readonly view: ImportView };

function Body({ visit, view, obstacles }: Drawn & { obstacles: readonly Obstacle[] }) {
  const { speak } = visit;
  const w = importPageWords;
  switch (view.status) {
    case "reading":
    case "applying":
      return <Running visit={visit} view={view} />;
    case "mapping":
      return <Mapping visit={visit} view={view} isAsked />;
    case "faulty":
      return (
        <>
          <ChangedMeanwhile visit={visit} view={view} />
          <Faults visit={visit} view={view} />
          <Section title={speak(w.again)}>
            <div class="prose">
              <UploadForm visit={visit} state={{ values: { kind: view.kind }, faults: [] }} />
            </div>
          </Section>
          <Mapping visit={visit} view={view} />
          <Drop visit={visit} view={view} />
        </>
      );
    case "ready":
      return <Ready visit={visit} view={view} />;
    case "applied":
      return <Applied visit={visit} view={view} obstacles={obstacles} />;
    case "taken-back":
    case "dropped":
      return <Counts visit={visit} view={view} />;
    case "failed":
      return (
        <Notice kind="fault" speak={speak}>
          <p>{speak(w.failedText)}</p>
        </Notice>
      );
  }
}

function Running({ visit, view }: Drawn) {
  const { language, speak } = visit;
  const here = localHref(language, `/imports/${view.number}`);
  return (
    <>
      <Progress
        speak={speak}
        state={progressOf(visit, view.number, view)}
        pollUrl={`${here}/progress`}
        pageHref={here}
        cancel={{
          action: `${here}/drop`,
          idempotencyKey: visit.app.ids.next<string>(),
          label: speak(importPageWords.drop),
        }}
      />
      <p class="after-gap muted">{speak(importPageWords.running)}</p>
    </>
  );
}

function Counts({ visit: { speak }, view }: Drawn) {
  return view.counts === null ? null : <p class="plan-summary">{speak(countsWords(view.counts))}</p>;
}

/** What was agreed to could not be written, because records were changed after it was shown. */
function ChangedMeanwhile({ visit: { speak }, view }: Drawn) {
  if (view.failure !== "changed-meanwhile") return null;
  return (
    <Notice kind="attention" speak={speak}>
      <p>{speak(importPageWords.changedText)}</p>
    </Notice>
  );
}

function Ready({ visit, view }: Drawn) {
  const { language, speak } = visit;
  const w = importPageWords;
  const { counts, preview } = view;
  const notes =
    counts === null || preview === null ? [] : previewNotes(view.kind, { form: view.form, preview, counts });
  const changes = changesOf(view);
  return (
    <>
      <Counts visit={visit} view={view} />
      <ChangedMeanwhile visit={visit} view={view} />
      {changes === 0 && <p>{speak(w.nothingText)}</p>}
      {notes.length > 0 && (
        <Section title={speak(w.notes)}>
          <ul class="bullets">
            {notes.map((note) => (
              <li key={note.en}>{speak(note)}</li>
            ))}
          </ul>
        </Section>
      )}
      {changes > 0 && (
        <Form
          speak={speak}
          action={localHref(language, `/imports/${view.number}/apply`)}
          idempotencyKey={visit.app.ids.next()}
          buttons={<Button>{speak(w.apply)}</Button>}
        >
          {null}
        </Form>
      )}
      {preview !== null && changes > 0 && <Preview visit={visit} view={view} preview={preview} />}
      {view.form === "own" && <Mapping visit={visit} view={view} />}
      <Drop visit={visit} view={view} />
    </>
  );
}

function Drop({ visit, view }: Drawn) {
  const { language, speak } = visit;
  return (
    <Form
      speak={speak}
      action={localHref(language, `/imports/${view.number}/drop`)}
      idempotencyKey={visit.app.ids.next()}
      buttons={<Button look="secondary">{speak(importPageWords.drop)}</Button>}
    >
      {null}
    </Form>
  );
}

function Applied({ visit, view, obstacles }: Drawn & { obstacles: readonly Obstacle[] }) {
  const { language, speak } = visit;
  const w = importPageWords;
  const notes =
    view.counts === null || view.preview === null
      ? []
      : previewNotes(view.kind, { form: view.form, preview: view.preview, counts: view.counts });
  return (
    <>
      <Counts visit={visit} view={view} />
      {notes.length > 0 && (
        <ul class="bullets">
          {notes.map((note) => (
            <li key={note.en}>{speak(note)}</li>
          ))}
        </ul>
      )}
      <ButtonRow>
        {view.kind !== "towns" && (
          <LinkButton href={localHref(language, `/${view.kind}`)} look="primary">
            {speak(w.seeRecords)}
          </LinkButton>
        )}
        {view.kind === "projects" && (
          <LinkButton href={localHref(language, "/projects?status=draft")}>{speak(w.seeDrafts)}</LinkButton>
        )}
        {(view.kind === "firms" || view.kind === "people") && (
          <LinkButton href={localHref(language, `/duplicates?kind=${view.kind === "firms" ? "firm" : "person"}`)}>
            {speak(w.seeAlike)}
          </LinkButton>
        )}
        <LinkButton href={localHref(language, "/plans/region")}>{speak(w.makePlan)}</LinkButton>
      </ButtonRow>
      {obstacles.length > 0 && (
        <Notice kind="attention" speak={speak} title={speak(w.obstaclesTitle)}>
          <p>{speak(w.obstaclesLead)}</p>
          <ul>
            {obstacles.slice(0, 50).map((obstacle) => (
              <li key={`${obstacle.number} ${obstacle.why}`}>{speak(obstacleWords(obstacle))}</li>
            ))}
          </ul>
        </Notice>
      )}
      {view.preview !== null && view.preview.rows.length > 0 && (
        <Preview visit={visit} view={view} preview={view.preview} />
      )}
      {view.kind !== "towns" && (
        <Section title={speak(w.takeBackTitle)}>
          <p>{speak(w.takeBackLead)}</p>
          <Form
            speak={speak}
            action={localHref(language, `/imports/${view.number}/take-back`)}
            idempotencyKey={visit.app.ids.next()}
            buttons={<Button look="danger">{speak(w.takeBack)}</Button>}
          >
            {null}
          </Form>
        </Section>
      )}
    </>
  );
}

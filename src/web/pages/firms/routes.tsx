import { z } from "zod";
import { editFirm, editFirmInput } from "#domain/firms/edit-firm.ts";
import { enterFirm, enterFirmInput } from "#domain/firms/enter-firm.ts";
import { publishFirm, publishFirmInput } from "#domain/firms/publish-firm.ts";
import { firmFields } from "#domain/firms/rules.ts";
import { withdrawFirm, withdrawFirmInput } from "#domain/firms/withdraw-firm.ts";
import type { Refusal } from "#domain/refusals.ts";
import { type Answer, type Body, page, type Route, refusal, type Visit } from "#route.ts";
import { spokenLabels } from "#text/behalf.ts";
import { firmLabels, firmNumber, firmWords } from "#text/firms.ts";
import { industryWords } from "#text/industries.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { emptyForm, type FormState, formAgain, shownFaults, textOf } from "#web/form-state.ts";
import { SpokenFields } from "#web/pages/behalf/fields.tsx";
import { FirmForm } from "#web/pages/firms/form.tsx";
import { listFirms } from "#web/pages/firms/list.tsx";
import { loadFirm, showFirm } from "#web/pages/firms/show.tsx";
import { storyPost } from "#web/pages/stories/posts.ts";
import { Compare } from "#web/ui/compare.tsx";
import { ConfirmMoment } from "#web/ui/confirm-moment.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** The pages of firms: list, one firm, entering, editing, publishing and withdrawing. */
export const firmRoutes: readonly Route[] = [
  {
    method: "get",
    path: "/firms",
    act: "firm.list",
    door: "page",
    run: listFirms,
  },
  {
    method: "get",
    path: "/firms/new",
    act: "firm.enter",
    door: "page",
    run: (visit) => Promise.resolve(enterPage(visit, emptyForm)),
  },
  formPost({
    path: "/firms",
    act: "firm.enter",
    input: enterFirmInput,
    run: ({ app, actor }, terms, key) => enterFirm(app, actor, { terms, key }),
    done: ({ number }) => ({ to: `/firms/${number}`, code: "firm-entered" }),
    again: (visit, body, refused) => Promise.resolve(enterPage(visit, formAgain(body.fields, refused))),
  }),
  {
    method: "get",
    path: "/firms/:number",
    act: "firm.show",
    door: "page",
    run: (visit) => showFirm(visit),
  },
  {
    method: "get",
    path: "/firms/:number/edit",
    act: "firm.edit",
    door: "page",
    run: editPage,
  },
  formPost({
    path: "/firms/:number",
    act: "firm.edit",
    input: editFirmInput,
    run: (visit, { version, ...terms }, key) =>
      editFirm(visit.app, visit.actor, {
        number: numberIn(visit) ?? 0,
        terms,
        version,
        key,
      }),
    done: ({ number }) => ({ to: `/firms/${number}`, code: "firm-edited" }),
    again: editAgain,
  }),
  {
    method: "get",
    path: "/firms/:number/publish",
    act: "firm.publish",
    door: "page",
    run: (visit) => publishPage(visit, emptyForm),
  },
  formPost({
    path: "/firms/:number/publish",
    act: "firm.publish",
    input: publishFirmInput.extend({
      answer: z.enum(["yes", "no"], { error: "required" }),
    }),
    run: async (visit, { answer, ...given }, key) => {
      const { app, actor } = visit;
      const number = numberIn(visit) ?? 0;
      if (answer === "no") return { ok: true, value: { number, published: false } };
      const outcome = await publishFirm(app, actor, { number, ...given, key });
      return outcome.ok ? { ok: true, value: { number, published: true } } : outcome;
    },
    done: ({ number, published }) => ({
      to: `/firms/${number}`,
      code: published ? "firm-published" : null,
    }),
    again: (visit, body, refused) =>
      refused.code === "invalid"
        ? publishPage(visit, formAgain(body.fields, refused))
        : Promise.resolve(refusal(refused)),
  }),
  formPost({
    path: "/firms/:number/withdraw",
    act: "firm.withdraw",
    input: withdrawFirmInput,
    run: (visit, { version }, key) =>
      withdrawFirm(visit.app, visit.actor, {
        number: numberIn(visit) ?? 0,
        version,
        key,
      }),
    done: ({ number }) => ({ to: `/firms/${number}`, code: "firm-withdrawn" }),
  }),
  storyPost("firm", "firms", showFirm),
];

function enterPage(visit: Visit, state: FormState): Answer {
  const { speak } = visit;
  return page({
    title: speak(firmWords.enterTitle),
    status: state.faults.length > 0 ? 422 : 200,
    islands: ["keep-draft"],
    body: (
      <div class="prose">
        <Heading title={speak(firmWords.enterTitle)} lead={speak(firmWords.enterLead)} />
        <FirmForm visit={visit} state={state} action="/firms" />
      </div>
    ),
  });
}

async function editPage(visit: Visit): Promise<Answer> {
  const firm = await loadFirm(visit, "firm.edit");
  if (firm === null) return refusal({ code: "not-found" });
  return editing(visit, firm, {
    state: { values: { ...firm.terms }, faults: [] },
  });
}

async function editAgain(visit: Visit, body: Body, refused: Refusal): Promise<Answer> {
  const firm = await loadFirm(visit, "firm.edit");
  if (firm === null) return refusal({ code: "not-found" });
  return editing(visit, firm, {
    state: formAgain(body.fields, refused),
    stale: refused.code === "stale",
  });
}

type Edited = NonNullable<Awaited<ReturnType<typeof loadFirm>>>;

/** The form with the saved values, with what was typed, or beside what somebody else has saved meanwhile. */
function editing(visit: Visit, firm: Edited, { state, stale }: { state: FormState; stale?: boolean }): Answer {
  const { speak } = visit;
  const title = stale === true ? speak(firmWords.compareTitle) : firm.terms.name;
  return page({
    title,
    status: stale === true ? 409 : state.faults.length > 0 ? 422 : 200,
    islands: ["keep-draft"],
    body: (
      <div class="prose">
        <Heading
          title={title}
          above={stale === true ? firm.terms.name : firmNumber(firm.number)}
          lead={stale === true ? speak(firmWords.compareLead) : undefined}
        />
        {stale === true && (
          <Compare speak={speak} caption={speak(firmWords.compareCaption)} fields={compared(visit, firm, state)} />
        )}
        <Section title={speak(stale === true ? firmWords.yours : firmWords.edit)}>
          <FirmForm
            visit={visit}
            state={state}
            action={`/firms/${firm.number}`}
            version={stale === true ? firm.version : Number(state.values["version"] ?? firm.version)}
            save={speak(stale === true ? firmWords.saveMine : firmWords.save)}
          />
        </Section>
      </div>
    ),
  });
}

function compared(visit: Visit, firm: Edited, state: FormState) {
  const shown = (name: string, value: unknown): string => {
    const text = textOf(value) ?? "";
    return name === "industry" ? visit.speak(industryWords(text)) : text;
  };
  return firmFields.map((name) => ({
    label: visit.speak(firmLabels[name]),
    mine: shown(name, state.values[name]),
    theirs: shown(name, firm.terms[name]),
  }));
}

async function publishPage(visit: Visit, state: FormState): Promise<Answer> {
  const number = numberIn(visit);
  const firm = number === null ? null : await loadFirm(visit, "firm.show");
  if (firm === null) return refusal({ code: "not-found" });
  const { speak } = visit;
  return page({
    title: speak(firmWords.publishTitle),
    status: state.faults.length > 0 ? 422 : 200,
    body: (
      <div class="prose">
        <Heading title={firm.terms.name} />
        <ErrorSummary speak={speak} faults={shownFaults(visit, spokenLabels, state)} />
        <ConfirmMoment
          speak={speak}
          title={speak(firmWords.publishTitle)}
          meaning={speak(firmWords.publishMeaning)}
          whom={speak(firmWords.publishWhom)}
          until={speak(firmWords.publishUntil)}
          undo={speak(firmWords.publishUndo)}
          action={localHref(visit.language, `/firms/${firm.number}/publish`)}
          idempotencyKey={visit.app.ids.next()}
          version={firm.version}
          name="answer"
          yes={{ label: speak(firmWords.yesPublish), value: "yes" }}
          no={{ label: speak(firmWords.noPublish), value: "no" }}
        >
          <SpokenFields visit={visit} state={state} />
        </ConfirmMoment>
      </div>
    ),
  });
}

import { z } from "zod";
import { permit } from "#domain/access/may.ts";
import { editEngagement, editEngagementInput } from "#domain/engagements/edit-engagement.ts";
import { endEngagement, endEngagementInput } from "#domain/engagements/end-engagement.ts";
import { enterEngagement, enterEngagementInput } from "#domain/engagements/enter-engagement.ts";
import { lastDayOf } from "#domain/engagements/rules-engagements.ts";
import { takeLeavingBack, tellLeaving, tellLeavingInput } from "#domain/engagements/tell-leaving.ts";
import { type EngagementView, sidesToEnter } from "#domain/engagements/views-engagements.ts";
import type { Refusal } from "#domain/refusals.ts";
import { addDays, mondayOf } from "#kit/dates.ts";
import { type Answer, type Body, page, type ReadRecord, type Route, refusal, type Visit } from "#route.ts";
import { engagementNumber, engagementTitle, engagementWords, savedNow, stageWords } from "#text/engagements.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { type FormState, formAgain, formAgainWithRoom, isAboutRoom, textOf } from "#web/form-state.ts";
import { EndForm, EngagementEditForm, EngagementForm } from "#web/pages/engagements/form.tsx";
import { leavingAgain, leavingPage, listLeaving } from "#web/pages/engagements/leaving.tsx";
import { listEngagements } from "#web/pages/engagements/list.tsx";
import { loadEngagement, showEngagementPage } from "#web/pages/engagements/show.tsx";
import { storyPost } from "#web/pages/stories/posts.ts";
import { Heading } from "#web/ui/heading.tsx";

const get = (path: string, act: Route["act"], run: Route["run"]): Route => ({
  method: "get",
  path,
  act,
  door: "page",
  run,
});

/** The pages of one engagement: reading, entering, changing and ending it. */
export const engagementRoutes: readonly Route[] = [
  get("/engagements", "engagement.list", listEngagements),
  {
    ...get("/engagements/new", "engagement.enter", (visit) => enterPage(visit, firstValues(visit))),
    reads: personNamed,
  },
  formPost({
    path: "/engagements",
    act: "engagement.enter",
    input: enterEngagementInput,
    run: ({ app, actor }, entered, key) => enterEngagement(app, actor, { ...entered, key }),
    done: ({ number }) => ({ to: `/engagements/${number}`, code: "engagement-entered" }),
    again: (visit, body, refused) => enterPage(visit, formAgainWithRoom(body.fields, refused), refused),
    reads: personNamed,
  }),
  get("/engagements/:number", "engagement.show", (visit) => showEngagementPage(visit)),
  get("/engagements/:number/edit", "engagement.edit", editPage),
  formPost({
    path: "/engagements/:number",
    act: "engagement.edit",
    input: editEngagementInput,
    run: (visit, { version, change }, key) =>
      editEngagement(visit.app, visit.actor, { number: numberIn(visit) ?? 0, change, version, key }),
    done: ({ number }) => ({ to: `/engagements/${number}`, code: "engagement-edited" }),
    again: editAgain,
  }),
  get("/engagements/:number/end", "engagement.end", endPage),
  formPost({
    path: "/engagements/:number/end",
    act: "engagement.end",
    input: endEngagementInput,
    run: (visit, ended, key) => endEngagement(visit.app, visit.actor, { number: numberIn(visit) ?? 0, ...ended, key }),
    done: ({ number }) => ({ to: `/engagements/${number}`, code: "engagement-ended" }),
    again: endAgain,
  }),
  get("/leaving", "leaving.list", listLeaving),
  get("/engagements/:number/leaving", "leaving.tell", (visit) => leavingPage(visit)),
  formPost({
    path: "/engagements/:number/leaving",
    act: "leaving.tell",
    input: tellLeavingInput,
    run: (visit, told, key) => tellLeaving(visit.app, visit.actor, { number: numberIn(visit) ?? 0, ...told, key }),
    done: ({ number, isTold }) => ({ to: `/engagements/${number}`, code: isTold ? "leaving-told" : null }),
    again: leavingAgain,
  }),
  formPost({
    path: "/engagements/:number/leaving/back",
    act: "leaving.take-back",
    input: z.object({}),
    run: (visit, _, key) => takeLeavingBack(visit.app, visit.actor, { number: numberIn(visit) ?? 0, key }),
    done: ({ number }) => ({ to: `/engagements/${number}`, code: "leaving-taken-back" }),
  }),
  storyPost("engagement", "engagements", showEngagementPage),
];

/** A new engagement is a trial that starts on the coming Monday, for the firm and the person in the address. */
function firstValues({ app, query }: Visit): FormState {
  const numberOf = (name: string): string =>
    /^[1-9]\d{0,8}$/.test(query.get(name) ?? "") ? (query.get(name) ?? "") : "";
  const fromWeek = addDays(mondayOf(app.clock.today()), 7);
  const sides = { firm: numberOf("firm"), person: numberOf("person"), project: numberOf("project") };
  return { values: { ...sides, stage: "trial", fromWeek, weeks: "12" }, faults: [] };
}

/** The person whose name stands beside the form once their number is in it. */
async function personNamed(visit: Visit): Promise<ReadRecord | null> {
  const person = (textOf((await visit.body()).fields["person"]) ?? visit.query.get("person") ?? "").trim();
  return /^[1-9]\d{0,8}$/.test(person) ? { kind: "person", id: person } : null;
}

async function enterPage(visit: Visit, state: FormState, refused?: Refusal): Promise<Answer> {
  const { actor, app, speak } = visit;
  const allowed = permit(app.may, actor, "engagement.enter", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const numbers = { firm: typed(state, "firm"), person: typed(state, "person"), project: typed(state, "project") };
  const named = await app.db.read(actor, (tx) => sidesToEnter(tx, allowed, numbers));
  return page({
    title: speak(engagementWords.enterTitle),
    status: refused === undefined ? 200 : isAboutRoom(refused) ? 409 : 422,
    islands: ["keep-draft"],
    body: (
      <div class="prose">
        <Heading title={speak(engagementWords.enterTitle)} lead={speak(engagementWords.enterLead)} />
        <EngagementForm visit={visit} state={state} named={named} />
      </div>
    ),
  });
}

/** The number that stands in a field, or null. */
function typed({ values }: FormState, name: string): number | null {
  const text = (textOf(values[name]) ?? "").trim();
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

async function editPage(visit: Visit): Promise<Answer> {
  const sheet = await loadEngagement(visit);
  if (sheet === null) return refusal({ code: "not-found" });
  if (sheet.engagement.endedOn !== null) return refusal({ code: "wrong-state", state: "ended" });
  return editing(visit, sheet.engagement, {
    state: { values: { ...sheet.engagement.terms }, faults: [] },
    stale: false,
  });
}

async function editAgain(visit: Visit, body: Body, refused: Refusal): Promise<Answer> {
  const sheet = await loadEngagement(visit);
  if (sheet === null) return refusal({ code: "not-found" });
  return editing(visit, sheet.engagement, { state: formAgain(body.fields, refused), stale: refused.code === "stale" });
}

type Typed = { readonly state: FormState; readonly stale: boolean };

function editing(visit: Visit, engagement: EngagementView, { state, stale }: Typed): Answer {
  const { speak } = visit;
  const { number, terms } = engagement;
  const title = speak(stale ? engagementWords.compareTitle : engagementWords.editTitle);
  return page({
    title,
    status: stale ? 409 : state.faults.length > 0 ? 422 : 200,
    islands: ["keep-draft"],
    body: (
      <div class="prose">
        <Heading
          title={title}
          above={aboveOf(visit, engagement)}
          lead={speak(stale ? engagementWords.compareLead : engagementWords.editLead)}
        />
        {stale && <p>{speak(savedNow(stageWords[terms.stage], terms.title))}</p>}
        <EngagementEditForm
          visit={visit}
          state={state}
          number={number}
          version={seenVersion(engagement, { state, stale })}
          save={speak(stale ? engagementWords.saveMine : engagementWords.save)}
        />
      </div>
    ),
  });
}

async function endPage(visit: Visit): Promise<Answer> {
  const sheet = await loadEngagement(visit);
  if (sheet === null) return refusal({ code: "not-found" });
  const { engagement } = sheet;
  if (engagement.endedOn !== null) return refusal({ code: "wrong-state", state: "ended" });
  const last = sheet.leaving?.lastDay ?? lastDayOf({ ...engagement.terms, endedOn: null });
  const today = visit.app.clock.today();
  const told = sheet.leaving === null ? "finished" : sheet.leaving.side === "firm" ? "stopped" : "left";
  const values = { endedOn: last < today ? last : (sheet.leaving?.lastDay ?? today), ending: told };
  return ending(visit, engagement, { state: { values, faults: [] }, stale: false });
}

async function endAgain(visit: Visit, body: Body, refused: Refusal): Promise<Answer> {
  const sheet = await loadEngagement(visit);
  if (sheet === null) return refusal({ code: "not-found" });
  return ending(visit, sheet.engagement, { state: formAgain(body.fields, refused), stale: refused.code === "stale" });
}

function ending(visit: Visit, engagement: EngagementView, { state, stale }: Typed): Answer {
  const { speak } = visit;
  const title = speak(stale ? engagementWords.compareTitle : engagementWords.endTitle);
  return page({
    title,
    status: stale ? 409 : state.faults.length > 0 ? 422 : 200,
    body: (
      <div class="prose">
        <Heading
          title={title}
          above={aboveOf(visit, engagement)}
          lead={speak(stale ? engagementWords.compareLead : engagementWords.endLead)}
        />
        {stale && <p>{speak(savedNow(stageWords[engagement.terms.stage], engagement.terms.title))}</p>}
        <EndForm
          visit={visit}
          state={state}
          number={engagement.number}
          version={seenVersion(engagement, { state, stale })}
        />
      </div>
    ),
  });
}

/** What was seen when the form was drawn; who has read of somebody else's change has seen that one. */
const seenVersion = ({ version }: EngagementView, { state, stale }: Typed): number =>
  stale ? version : Number(state.values["version"] ?? version);

const aboveOf = ({ speak }: Visit, { number, personName, firmName }: EngagementView): string =>
  `${engagementNumber(number)} ${speak(engagementTitle(personName, firmName))}`;

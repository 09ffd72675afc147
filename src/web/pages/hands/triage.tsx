import { may } from "#domain/access/may.ts";
import { type SortedHand, type SortedHands, sortHands } from "#domain/hands/sort-hands.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { Body, Visit } from "#route.ts";
import { type Answer, page, refusal } from "#route.ts";
import { failShort } from "#text/fit-short.ts";
import { handLabels, handStateOfStaff, handWords } from "#text/hands.ts";
import { personNumber } from "#text/people.ts";
import { reasonWords } from "#text/plan-reasons.ts";
import { projectNumber } from "#text/projects.ts";
import { listedWords } from "#text/speak.ts";
import { triageTitle, triageWords as w } from "#text/triage.ts";
import { numberIn } from "#web/form-routes.ts";
import { type FormState, formAgain, shownFaults } from "#web/form-state.ts";
import { KeyHelp } from "#web/lists/tools.tsx";
import { TriagePane } from "#web/pages/hands/triage-pane.tsx";
import { DataTable } from "#web/ui/data-table.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { Island } from "#web/ui/island.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Tag } from "#web/ui/tag.tsx";

/** The most people who stand side by side. */
const mostBeside = 3;

/** What the address says: who is looked at, and who beside them. */
export type Chosen = { readonly at: SortedHand | null; readonly beside: readonly SortedHand[] };

/** The address of the page with these people, by their cards. */
export type HrefOf = (at: number | null, beside: readonly number[], template?: string) => string;

/** The hands of a project in the order in which they are gone through; left the list, right who is looked at. */
export async function triagePage(visit: Visit, faulty: FormState | null = null): Promise<Answer> {
  const number = numberIn(visit);
  const sorted = number === null ? null : await sortHands(visit.app, visit.actor, number);
  if (sorted === null) return refusal({ code: "not-found" });
  return page({
    title: visit.speak(triageTitle(sorted.answered, sorted.raised)),
    status: faulty === null ? 200 : 422,
    islands: ["keep-draft", "list-keys", "triage-keys"],
    body: <Triage visit={visit} sorted={sorted} faulty={faulty} />,
  });
}

/** The page again with what was typed, for the hand in the address. */
export async function triageAgain(visit: Visit, body: Body, refused: Refusal): Promise<Answer> {
  if (refused.code === "stale") return refusal({ code: "wrong-state", state: "hand-closed" });
  return triagePage(visit, formAgain(body.fields, refused));
}

/** Who is looked at: whom the address names, else the hand that came back with a fault, else the first that waits. */
function chosenIn({ params, query }: Visit, { hands }: SortedHands): Chosen {
  const byCard = (text: string | null) => hands.find(({ card }) => String(card) === text) ?? null;
  const at =
    hands.find(({ id }) => id === params["hand"]) ??
    byCard(query.get("at")) ??
    hands.find(({ state }) => state === "raised") ??
    hands[0] ??
    null;
  const beside = query.getAll("beside").flatMap((card) => byCard(card) ?? []);
  const others = [...new Set(beside)].filter((hand) => hand !== at);
  return { at, beside: others.slice(0, mostBeside - 1) };
}

type Shown = { readonly visit: Visit; readonly sorted: SortedHands; readonly faulty: FormState | null };

function Triage({ visit, sorted, faulty }: Shown) {
  const { actor, language, speak } = visit;
  const { project, hands, raised, answered } = sorted;
  const here = localHref(language, `/projects/${project.number}/hands/triage`);
  const chosen = chosenIn(visit, sorted);
  const hrefOf: HrefOf = (at, beside, template) => {
    const parts = new URLSearchParams(beside.map((card) => ["beside", String(card)]));
    if (at !== null) parts.set("at", String(at));
    if (template !== undefined) parts.set("template", template);
    return parts.size === 0 ? here : `${here}?${parts}`;
  };
  return (
    <>
      <Heading
        title={speak(triageTitle(answered, raised))}
        above={
          <a href={localHref(language, `/projects/${project.number}`)}>
            {`${projectNumber(project.number)} ${project.terms.title}`}
          </a>
        }
        lead={speak(hands.length === 0 ? handWords.noHandsText : w.lead)}
      />
      {raised > 0 && (
        <div class="progress-line">
          <progress max={raised} value={answered} aria-label={speak(w.progress)} />
        </div>
      )}
      {faulty !== null && <ErrorSummary speak={speak} faults={shownFaults(visit, handLabels, faulty)} />}
      {chosen.at !== null && (
        <div class="workbench triage has-pane">
          <div class="workbench-list">
            <Hands visit={visit} hands={hands} chosen={chosen} hrefOf={hrefOf} />
          </div>
          <div id="pane">
            <TriagePane
              visit={visit}
              project={project}
              chosen={chosen}
              hrefOf={hrefOf}
              mayAnswer={may(actor, "hand.answer", { hubId: actor.hubId })}
              faulty={faulty}
            />
          </div>
        </div>
      )}
      <p>
        <a class="target" href={localHref(language, `/projects/${project.number}/hands`)}>
          {speak(w.allHands)}
        </a>
      </p>
      <Island name="list-keys" data={{}}>
        <KeyHelp
          speak={speak}
          more={[
            ["a", w.keyAnswer],
            ["x", w.keyBeside],
            ["1–6", w.keyTemplate],
            ["Ctrl + Enter", w.keySend],
          ]}
        />
      </Island>
      <Island name="triage-keys" data={{}}>
        {null}
      </Island>
    </>
  );
}

type Listed = Pick<Shown, "visit"> & {
  readonly hands: readonly SortedHand[];
  readonly chosen: Chosen;
  readonly hrefOf: HrefOf;
};

function Hands({ visit: { speak }, hands, chosen, hrefOf }: Listed) {
  const cards = chosen.beside.map(({ card }) => card);
  const at = chosen.at?.card ?? null;
  return (
    <DataTable
      speak={speak}
      caption={speak(handWords.list)}
      isList
      columns={[
        {
          key: "person",
          label: speak(w.person),
          cell: ({ card, person, state }: SortedHand) => {
            const others = cards.filter((each) => each !== card);
            const isBeside = cards.includes(card);
            return (
              <>
                <a class="row-name" href={hrefOf(card, others)}>
                  {person.name}
                </a>
                <a class="row-beside" href={hrefOf(card, others)}>
                  {personNumber(card)}
                </a>
                {state !== "raised" && <Tag tone="neutral">{speak(handStateOfStaff[state])}</Tag>}
                {card !== at && (
                  <a
                    class="beside-link"
                    data-beside=""
                    href={hrefOf(at, isBeside ? others : [...cards, card].slice(1 - mostBeside))}
                  >
                    <span class="visually-hidden">{`${person.name}: `}</span>
                    {speak(isBeside ? w.away : w.beside)}
                  </a>
                )}
              </>
            );
          },
        },
        { key: "why", label: speak(w.why), cell: (hand) => <Short speak={speak} hand={hand} /> },
      ]}
      rows={hands}
      rowKey={({ card }) => String(card)}
      chosen={at === null ? undefined : String(at)}
      empty={{ title: speak(handWords.noHands), text: speak(handWords.noHandsText) }}
    />
  );
}

/** What stands in the way in a few words, and the two strongest reasons. */
function Short({ speak, hand: { fit } }: { speak: Visit["speak"]; hand: SortedHand }) {
  const forIt = fit.why.filter(({ score }) => score > 0.5).slice(0, fit.fails.length > 0 ? 1 : 2);
  return (
    <ul class="plain-list">
      {fit.fails.length > 0 && (
        <li>
          <strong>
            {listedWords(
              speak,
              fit.fails.map((name) => failShort[name]),
            )}
          </strong>
        </li>
      )}
      {forIt.map(({ name, reason }) => (
        <li key={name}>{speak(reasonWords(reason))}</li>
      ))}
    </ul>
  );
}

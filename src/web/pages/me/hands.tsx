import { z } from "zod";
import { permit } from "#domain/access/may.ts";
import { raiseHand, raiseHandInput } from "#domain/hands/raise-hand.ts";
import { isHandOpen } from "#domain/hands/rules.ts";
import { showOwnHand, showOwnHands } from "#domain/hands/show-hands.ts";
import { takeHandBack } from "#domain/hands/take-hand-back.ts";
import { parseHandId } from "#domain/hands/terms.ts";
import type { OwnHand } from "#domain/hands/views.ts";
import type { BankPage } from "#domain/projects/rules-bank.ts";
import { bankPage } from "#domain/projects/views-bank.ts";
import { type Answer, page, type Route, refusal, type Visit } from "#route.ts";
import { askedBy } from "#text/asks.ts";
import { spokenSentence } from "#text/behalf.ts";
import { dayWords } from "#text/dates.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { answeredBy, handAnswerWords, handLabels, handStateWords, handWords } from "#text/hands.ts";
import { monthlyPayWords } from "#text/money.ts";
import { firmOnPageWords, projectNumber } from "#text/projects.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { emptyForm, type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { Button, LinkButton } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { TextAreaField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";
import { PostForm } from "#web/ui/post-form.tsx";
import { Tag } from "#web/ui/tag.tsx";

/** Raising a hand at the bank, and a person's hands with the hub's questions and answers. */
export const ownHandRoutes: readonly Route[] = [
  {
    method: "get",
    path: "/bank/:number/hand",
    act: "hand.raise",
    door: "page",
    run: (visit) => raising(visit, emptyForm),
  },
  formPost({
    path: "/bank/:number/hand",
    act: "hand.raise",
    input: raiseHandInput,
    run: (visit, { words }, key) => raiseHand(visit.app, visit.actor, { number: numberIn(visit) ?? 0, words, key }),
    done: () => ({ to: "/me/hands", code: "hand-raised" }),
    again: (visit, body, what) => raising(visit, formAgain(body.fields, what)),
  }),
  { method: "get", path: "/me/hands", act: "hand.list-own", door: "page", run: listHands },
  formPost({
    path: "/me/hands/:hand/back",
    act: "hand.withdraw",
    input: z.object({}),
    run: ({ app, actor, params }, _input, key) =>
      takeHandBack(app, actor, { hand: parseHandId(params["hand"] ?? ""), key }),
    done: ({ state }) => ({ to: "/me/hands", code: state === "not-now" ? "hand-not-now" : "hand-taken-back" }),
  }),
];

async function raising(visit: Visit, state: FormState): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const number = numberIn(visit);
  const allowed = permit(app.may, actor, "bank.show", { hubId: actor.hubId });
  if (number === null || allowed === null) return refusal({ code: "not-found" });
  const project = await app.db.read(actor, (tx) => bankPage(tx, allowed, number));
  if (project === null) return refusal({ code: "not-found" });
  const hand = await showOwnHand(app, actor, number);
  return page({
    title: speak(handWords.raiseTitle),
    status: state.faults.length > 0 ? 422 : 200,
    islands: ["keep-draft"],
    body: (
      <div class="prose">
        <Heading
          title={speak(handWords.raiseTitle)}
          above={`${projectNumber(number)} ${project.terms.title}`}
          lead={<Work visit={visit} project={project} />}
        />
        <ErrorSummary speak={speak} faults={shownFaults(visit, handLabels, state)} />
        {hand !== null && hand.state === "raised" ? (
          <Notice kind="human" speak={speak} title={speak(handStateWords.raised)}>
            <a class="target" href={localHref(language, "/me/hands")}>
              {speak(handWords.seeMine)}
            </a>
          </Notice>
        ) : (
          <RaisingForm visit={visit} state={state} hand={hand} />
        )}
      </div>
    ),
  });
}

/** The work in a line: by whom, how much, for what. */
function Work({ visit: { speak }, project: { terms, firm } }: { visit: Visit; project: BankPage }) {
  const parts = [firmOnPageWords(firm), halfDaysWords(terms.halfDays), { ja: terms.place, en: terms.place }];
  return [...parts, monthlyPayWords(terms.payYenPerMonth)].map((words) => speak(words)).join(speak(between));
}

const between = { ja: "・", en: " · " };

function RaisingForm({ visit, state, hand }: { visit: Visit; state: FormState; hand: OwnHand | null }) {
  const { app, language, params, speak } = visit;
  const bank = localHref(language, `/bank/${params["number"] ?? ""}`);
  const parts = [
    { term: handWords.meaning, text: handWords.meaningText },
    { term: handWords.undo, text: handWords.undoText },
  ];
  return (
    <>
      {hand?.state === "asked" && (
        <Notice kind="human" speak={speak} title={speak(handWords.fromHub)}>
          <p class="said-words">{hand.asking}</p>
        </Notice>
      )}
      <p>{speak(handWords.raiseLead)}</p>
      <dl class="definitions">
        {parts.map(({ term, text }) => (
          <div key={term.en} class="definition">
            <dt>{speak(term)}</dt>
            <dd>{speak(text)}</dd>
          </div>
        ))}
      </dl>
      <Form
        speak={speak}
        action={`${bank}/hand`}
        idempotencyKey={app.ids.next()}
        draft={`hand ${params["number"] ?? ""}`}
        buttons={
          <>
            <Button look="human">{speak(handWords.yes)}</Button>
            <LinkButton href={bank}>{speak(handWords.no)}</LinkButton>
          </>
        }
      >
        <TextAreaField
          {...fieldOf(visit, handLabels, state, "words")}
          maxLength={1000}
          rows={4}
          hint={speak(handWords.wordsHint)}
        />
      </Form>
    </>
  );
}

async function listHands(visit: Visit): Promise<Answer> {
  const { language, speak } = visit;
  const hands = await showOwnHands(visit.app, visit.actor);
  if (hands === null) return refusal({ code: "not-found" });
  return page({
    title: speak(handWords.mine),
    body: (
      <div class="prose">
        <Heading title={speak(handWords.mine)} lead={speak(handWords.mineLead)} />
        {hands.length === 0 && (
          <div class="empty">
            <p>{speak(handWords.emptyText)}</p>
            <LinkButton href={localHref(language, "/bank")}>{speak(handWords.seeBank)}</LinkButton>
          </div>
        )}
        {hands.map((hand) => (
          <HandShown key={hand.id} visit={visit} hand={hand} />
        ))}
      </div>
    ),
  });
}

/** Who spoke, where staff raised the hand for its person. */
export function HandTyped({ visit: { speak }, hand: { spoken } }: { visit: Visit; hand: Pick<OwnHand, "spoken"> }) {
  if (spoken === null) return null;
  return <p class="muted">{speak(spokenSentence(spoken.spoke, spoken.channel, spoken.readBack))}</p>;
}

/** What was asked, what the person wrote, what the hub answered, in the order in which it was said. */
function HandShown({ visit, hand }: { visit: Visit; hand: OwnHand }) {
  const { language, speak } = visit;
  const isHuman = hand.state === "asked" || hand.state === "answered";
  return (
    <section class="hand">
      <h2>{hand.title}</h2>
      <p>
        <Tag tone={isHuman ? "human" : "neutral"}>{speak(handStateWords[hand.state])}</Tag>{" "}
        <span class="muted">{speak(dayWords(hand.at))}</span>
      </p>
      {hand.asking !== "" && <Said who={speak(askedBy(hand.askedBy))} words={hand.asking} />}
      {hand.words !== "" && <Said who={speak(handWords.fromYou)} words={hand.words} />}
      <HandTyped visit={visit} hand={hand} />
      {hand.answer !== null && (
        <Notice kind="human" speak={speak} title={speak(handAnswerWords[hand.answer])}>
          <p class="said-words">{hand.answerWords}</p>
          <p class="muted">{speak(answeredBy(hand.answeredBy))}</p>
          {hand.proposal !== null && (
            <LinkButton href={localHref(language, `/proposals/${hand.proposal}`)}>
              <span class="visually-hidden">{`${hand.title}: `}</span>
              {speak(handWords.toProposal)}
            </LinkButton>
          )}
        </Notice>
      )}
      <HandButtons visit={visit} hand={hand} />
      <p>
        <a class="target" href={localHref(language, `/bank/${hand.number}`)}>
          <span class="visually-hidden">{`${hand.title}: `}</span>
          {speak(handWords.readProject)}
        </a>
      </p>
    </section>
  );
}

/** Somebody's own words. */
export function Said({ who, words }: { who: string; words: string }) {
  return (
    <div class="said-by">
      <p class="muted">{who}</p>
      <p class="said-words">{words}</p>
    </div>
  );
}

function HandButtons({ visit, hand }: { visit: Visit; hand: OwnHand }) {
  const { app, language, speak } = visit;
  if (!isHandOpen(hand.state)) return null;
  return (
    <div class="button-row">
      {hand.state === "asked" && (
        <LinkButton href={localHref(language, `/bank/${hand.number}/hand`)} look="human">
          <span class="visually-hidden">{`${hand.title}: `}</span>
          {speak(handWords.interested)}
        </LinkButton>
      )}
      <PostForm action={localHref(language, `/me/hands/${hand.id}/back`)}>
        <input type="hidden" name="idempotencyKey" value={app.ids.next()} />
        <Button look="secondary">
          <span class="visually-hidden">{`${hand.title}: `}</span>
          {speak(hand.state === "asked" ? handWords.notNow : handWords.takeBack)}
        </Button>
      </PostForm>
    </div>
  );
}

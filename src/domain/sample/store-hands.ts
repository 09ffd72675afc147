import type { Tx } from "#app.ts";
import { consentTextVersion, consentUntil } from "#domain/consents/rules.ts";
import type { ConsentId } from "#domain/consents/terms.ts";
import type { HandId } from "#domain/hands/terms.ts";
import type { AccountId } from "#domain/hubs/terms.ts";
import { insertRows } from "#domain/imports/store-json-rows.ts";
import type { SampleConsent, SampleHand } from "#domain/sample/rules-hands.ts";
import { known, type PlacedPeople, type PlacedProjects } from "#domain/sample/store.ts";
import { localDateAt } from "#kit/dates.ts";

type Ground = {
  readonly people: PlacedPeople;
  readonly projects: PlacedProjects;
  /** Who entered, asked and answered, and as whom people read them. */
  readonly madeBy: AccountId;
  readonly madeByName: string;
};

const dayMs = 86_400_000;
const ago = (tx: Tx, days: number): Date => new Date(tx.now.getTime() - days * dayMs);

/** Writes what people have agreed to. */
export async function writeConsents(tx: Tx, consents: readonly SampleConsent[], ground: Ground): Promise<void> {
  await insertRows(
    tx,
    "data_consent",
    consents.map(({ person, purpose, daysAgo, withdrawnDaysAgo }) => ({
      hub_id: tx.actor.hubId,
      consent_id: tx.newId<ConsentId>(),
      person_id: known(ground.people, person).id,
      purpose,
      firm_id: null,
      organisation_id: null,
      text_version: consentTextVersion,
      given_at: ago(tx, daysAgo),
      given_by: ground.madeBy,
      until: consentUntil(purpose, localDateAt(ago(tx, daysAgo))),
      withdrawn_at: withdrawnDaysAgo === null ? null : ago(tx, withdrawnDaysAgo),
      withdrawn_by: withdrawnDaysAgo === null ? null : ground.madeBy,
    })),
  );
}

/** Writes hands, with what was asked, said and answered. */
export async function writeHands(tx: Tx, hands: readonly SampleHand[], ground: Ground): Promise<void> {
  await insertRows(
    tx,
    "hand",
    hands.map((hand) => {
      const project = known(ground.projects, hand.project);
      const isAsked = hand.origin === "asked";
      const [began, changed] = [ago(tx, hand.daysAgo), ago(tx, hand.changedDaysAgo)];
      const isAnswered = hand.state === "answered";
      const isRaised = hand.words !== "";
      return {
        hub_id: tx.actor.hubId,
        hand_id: tx.newId<HandId>(),
        project_id: project.id,
        project_number: project.number,
        project_title: project.item.terms.title,
        person_id: known(ground.people, hand.person).id,
        origin: hand.origin,
        state: hand.state,
        asking: hand.asking,
        asked_by: isAsked ? ground.madeBy : null,
        asked_at: isAsked ? began : null,
        words: hand.words,
        raised_at: isRaised ? began : null,
        answer: hand.answer,
        answer_words: hand.answerWords,
        answered_by: isAnswered ? ground.madeBy : null,
        answered_by_name: isAnswered ? ground.madeByName : "",
        answered_at: isAnswered ? changed : null,
        closed_at: hand.state === "not-now" || hand.state === "withdrawn" ? changed : null,
        version: 1,
        made_at: began,
      };
    }),
  );
}

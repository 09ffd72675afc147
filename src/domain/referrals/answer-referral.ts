import type { App, Tx } from "#app.ts";
import type { ActName } from "#domain/access/acts.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideNaming, decideReferralAnswer, decideTakingBack } from "#domain/referrals/rules.ts";
import { addCandidate, countCandidates, lockReferral, saveReferral } from "#domain/referrals/store.ts";
import { settleHanded, tellHub } from "#domain/referrals/store-telling.ts";
import type { CandidateTerms, ReferralAnswer } from "#domain/referrals/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

type Done = Outcome<{ number: number }, Refusal>;
type Locked = NonNullable<Awaited<ReturnType<typeof lockReferral>>>;
type Asked = { readonly number: number; readonly key: string | null };

/** Finds the referral, asks the table of acts, and lets `work` decide and save. */
const onReferral = (
  app: App,
  actor: Actor,
  { act, number, key }: Asked & { readonly act: ActName },
  work: (tx: Tx, referral: Locked) => Promise<Outcome<null, Refusal>>,
): Promise<Done> =>
  app.db.write(actor, { act, key }, async (tx): Promise<Done> => {
    const referral = await lockReferral(tx, number);
    if (referral === null) return refused({ code: "not-found" });
    const { organisationId, id } = referral;
    if (permit(app.may, actor, act, { hubId: actor.hubId, organisationId }) === null)
      return refused({ code: "not-allowed" });
    const done = await work(tx, referral);
    if (!done.ok) return done;
    await tx.audit({ act, kind: "referral", id });
    return accepted({ number });
  });

/** The intermediary says how far it is. Refusals: not-found, not-allowed, stale, wrong-state. */
export const answerReferral = (
  app: App,
  actor: Actor,
  input: Asked & { readonly answer: ReferralAnswer; readonly said: string; readonly version: number },
): Promise<Done> =>
  onReferral(app, actor, { act: "referral.answer", ...input }, async (tx, referral) => {
    const { id, status, version } = referral;
    if (version !== input.version) return refused({ code: "stale", currentVersion: version, current: {} });
    const decided = decideReferralAnswer(status, input.answer);
    if (!decided.ok) return decided;
    await saveReferral(tx, id, { status: decided.value, answer: input.said });
    await tellHub(tx, referral, "referral-answered");
    return accepted(null);
  });

/** The intermediary names a candidate. Refusals: not-found, not-allowed, wrong-state, invalid (too many). */
export const nameCandidate = (
  app: App,
  actor: Actor,
  input: Asked & { readonly terms: CandidateTerms },
): Promise<Done> =>
  onReferral(app, actor, { act: "referral.name-candidate", ...input }, async (tx, referral) => {
    const { id, status } = referral;
    const many = await countCandidates(tx, id);
    const decided = decideNaming(status, many);
    if (!decided.ok) return decided;
    await addCandidate(tx, { referralId: id, position: many + 1, terms: input.terms });
    await saveReferral(tx, id, { status: decided.value });
    await tellHub(tx, referral, "referral-named");
    return accepted(null);
  });

/** The hub takes a referral back; the intermediary reads it no more. Refusals: not-found, not-allowed, wrong-state. */
export const takeBackReferral = (app: App, actor: Actor, input: Asked): Promise<Done> =>
  onReferral(app, actor, { act: "referral.take-back", ...input }, async (tx, { id, status }) => {
    const decided = decideTakingBack(status);
    if (!decided.ok) return decided;
    await saveReferral(tx, id, { status: decided.value });
    await settleHanded(tx, id);
    return accepted(null);
  });

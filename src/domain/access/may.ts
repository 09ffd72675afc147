import { type ActName, ruleOf } from "#domain/access/acts.ts";
import type { ActObject, Actor, Reach } from "#domain/access/terms.ts";

/** Decides whether this actor may do this act to this object. Handed around as a value, so that a test can switch it off. */
export type May = (actor: Actor, act: ActName, object: ActObject) => boolean;

declare const granted: unique symbol;

/** Proof that the actor may do the act; views ask for it, and only `permit` makes it. */
export type Permit<Act extends ActName> = {
  readonly act: Act;
  readonly actor: Actor;
  readonly [granted]: true;
};

/**
 * How far the hat reaches with this act: everything of the hub, its own, or not at all (null). The system reaches
 * everything of its hub.
 */
export function reachOf(actor: Actor, act: ActName): Reach | null {
  const { who } = ruleOf(act);
  if (who === "everyone") return "hub";
  if (actor.hat === "system") return "hub";
  if (actor.hat === "visitor") return null;
  if (who === "signed-in") return "hub";
  return who[actor.hat] ?? null;
}

/** The table, applied. An object of another hub is never within reach; "own" means the actor's firm or person. */
export const may: May = (actor, act, object) => {
  if (object.hubId !== actor.hubId) return false;
  const reach = reachOf(actor, act);
  if (reach === null) return false;
  return reach === "hub" || isOwn(actor, object);
};

/** One of the object's sides is enough: an engagement is its firm's own and its person's own. */
function isOwn(actor: Actor, object: ActObject): boolean {
  const sides = [
    [object.firmId, actor.firmId],
    [object.personId, actor.personId],
    [object.accountId, actor.accountId],
    [object.organisationId, actor.organisationId],
  ].filter(([whose]) => whose !== undefined);
  // A list of the hub: the view narrows it to the actor's own rows, and so does row-level security.
  return sides.length === 0 || sides.some(([whose, own]) => whose !== null && whose === own);
}

/** A permit for the act, or null when the table refuses it. */
export function permit<Act extends ActName>(
  decide: May,
  actor: Actor,
  act: Act,
  object: ActObject,
): Permit<Act> | null {
  return decide(actor, act, object) ? makePermit(act, actor) : null;
}

function makePermit<Act extends ActName>(act: Act, actor: Actor): Permit<Act>;
function makePermit(act: ActName, actor: Actor): { act: ActName; actor: Actor } {
  return { act, actor };
}

import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { PersonId } from "#domain/people/terms.ts";
import { livePhases } from "#domain/proposals/rules.ts";
import type { DisclosureId, ProposalPhase, ProposalProfile } from "#domain/proposals/terms.ts";

/** The firm of a proposal as the person may know it: by name from the firm's own yes on. */
type FirmTold = {
  readonly firmName: string | null;
  readonly firmTown: string;
  readonly firmIndustry: string;
};

/** One handing-over of a person's name and contact to a firm, as that person reads it. */
export type HandedOver = FirmTold & {
  readonly id: DisclosureId;
  readonly proposal: number;
  readonly title: string;
  readonly phase: ProposalPhase;
  /** Number of the engagement that came of it. */
  readonly engagement: number | null;
  /** What the firm reads now; empty once it is closed. */
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly at: Date;
  readonly closedAt: Date | null;
};

/** A living proposal whose firm reads the copy without name and contact, and nothing more. */
export type UnnamedCopy = FirmTold &
  Pick<ProposalProfile, "themes" | "roleKinds" | "halfDays" | "towns"> & {
    readonly proposal: number;
    readonly title: string;
    readonly hasShape: boolean;
  };

const mostShown = 200;

/** Every handing-over of the person's name and contact in this hub: those that are open first, then the newest. */
export async function handedOver(
  tx: Tx,
  { actor }: Permit<"disclosure.list">,
  personId: PersonId,
): Promise<readonly HandedOver[]> {
  return tx.sql
    .selectFrom("disclosure as d")
    .innerJoin("proposal as p", (on) =>
      on.onRef("p.hub_id", "=", "d.hub_id").onRef("p.proposal_id", "=", "d.proposal_id"),
    )
    .innerJoin("proposal_work as w", (on) =>
      on.onRef("w.hub_id", "=", "d.hub_id").onRef("w.proposal_id", "=", "d.proposal_id"),
    )
    .leftJoin("engagement as e", (on) =>
      on.onRef("e.hub_id", "=", "p.hub_id").onRef("e.engagement_id", "=", "p.engagement_id"),
    )
    .select(["d.disclosure_id as id", "p.number as proposal", "w.title", "p.phase", "e.number as engagement"])
    .select(["d.name", "d.email", "d.phone", "d.disclosed_at as at", "d.closed_at as closedAt"])
    .select((eb) => eb.fn.coalesce("w.firm_name", "e.firm_name").as("firmName"))
    .select(["w.firm_town as firmTown", "w.firm_industry as firmIndustry"])
    .where("d.hub_id", "=", actor.hubId)
    .where("d.person_id", "=", personId)
    .orderBy(sql`d.closed_at is null`, "desc")
    .orderBy("d.disclosed_at", "desc")
    .limit(mostShown)
    .execute();
}

/** The living proposals whose firms read the person without a name. */
export async function unnamedCopies(
  tx: Tx,
  { actor }: Permit<"disclosure.list">,
  personId: PersonId,
): Promise<readonly UnnamedCopy[]> {
  return tx.sql
    .selectFrom("proposal as p")
    .innerJoin("proposal_work as w", (on) =>
      on.onRef("w.hub_id", "=", "p.hub_id").onRef("w.proposal_id", "=", "p.proposal_id"),
    )
    .innerJoin("proposal_profile as c", (on) =>
      on.onRef("c.hub_id", "=", "p.hub_id").onRef("c.proposal_id", "=", "p.proposal_id"),
    )
    .select(["p.number as proposal", "w.title", "w.firm_name as firmName", "w.firm_town as firmTown"])
    .select(["w.firm_industry as firmIndustry", "c.themes", "c.role_kinds as roleKinds", "c.half_days as halfDays"])
    .select(["c.towns", sql<boolean>`c.shape is not null`.as("hasShape")])
    .where("p.hub_id", "=", actor.hubId)
    .where("p.person_id", "=", personId)
    .where("p.phase", "in", livePhases)
    .where(
      sql<boolean>`not exists (select from disclosure d where d.hub_id = p.hub_id and d.proposal_id = p.proposal_id
        and d.closed_at is null)`,
    )
    .orderBy("p.number", "desc")
    .limit(mostShown)
    .execute();
}

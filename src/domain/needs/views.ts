import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { AccountId } from "#domain/hubs/terms.ts";
import type { DialogueId, DialogueLine, DialogueStatus, DialogueTerms } from "#domain/needs/terms.ts";
import type { ProjectStatus } from "#domain/projects/terms.ts";

/** Whose the dialogue with this number is, as far as the table of acts needs it; null when this actor cannot see it. */
export async function dialogueFacts(
  tx: Tx,
  number: number,
): Promise<{ hubId: Tx["actor"]["hubId"]; firmId: FirmId; id: DialogueId } | null> {
  const row = await tx.sql
    .selectFrom("dialogue")
    .select(["hub_id as hubId", "firm_id as firmId", "dialogue_id as id"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row ?? null;
}

/** A requirement that was written from a dialogue. */
export type RequirementLine = { readonly number: number; readonly title: string; readonly status: ProjectStatus };

/** A dialogue as its hub and its firm read it. */
export type DialogueView = DialogueTerms & {
  readonly id: DialogueId;
  readonly number: number;
  readonly status: DialogueStatus;
  readonly version: number;
  /** Name of the definer, where the reader may know it. */
  readonly definer: string | null;
  readonly firmId: FirmId;
  readonly firmNumber: number;
  readonly firmName: string;
  readonly firmTown: string;
  readonly lines: readonly DialogueLine[];
  readonly requirements: readonly RequirementLine[];
};

type DialogueActs =
  | "dialogue.show"
  | "dialogue.write"
  | "dialogue.correct"
  | "dialogue.close"
  | "dialogue.make-requirement";

/** One dialogue with everything that was said in it. */
export async function dialogueView(tx: Tx, { actor }: Permit<DialogueActs>, id: DialogueId): Promise<DialogueView> {
  const row = await tx.sql
    .selectFrom("dialogue as d")
    .innerJoin("firm as f", (join) => join.onRef("f.hub_id", "=", "d.hub_id").onRef("f.firm_id", "=", "d.firm_id"))
    .leftJoin("account as a", "a.account_id", "d.definer_id")
    .select(["d.dialogue_id as id", "d.number", "d.status", "d.version", "d.held_on as heldOn", "d.channel"])
    .select(["d.spoken_by as spokenBy", "a.name as definer"])
    .select(["d.firm_id as firmId", "f.number as firmNumber", "f.name as firmName", "f.town as firmTown"])
    .where("d.hub_id", "=", actor.hubId)
    .where("d.dialogue_id", "=", id)
    .executeTakeFirstOrThrow();
  const lines = await tx.sql
    .selectFrom("dialogue_line")
    .select(["line_id as id", "seq", "speaker", "kind", "words", "first_words as firstWords", "version"])
    .where("hub_id", "=", actor.hubId)
    .where("dialogue_id", "=", id)
    .orderBy("seq")
    .execute();
  const requirements = await tx.sql
    .selectFrom("project")
    .select(["number", "title", "status"])
    .where("hub_id", "=", actor.hubId)
    .where("dialogue_id", "=", id)
    .orderBy("number")
    .execute();
  return { ...row, lines, requirements };
}

/** A worry that the firm's owner told before, from the firm's story. */
export type ToldBefore = { readonly onDay: string; readonly words: string };

/** The newest worries in a firm's story, for the definer at the table; staff alone read the story. */
export async function worriesTold(
  tx: Tx,
  { actor }: Permit<"dialogue.write">,
  firmId: FirmId,
): Promise<readonly ToldBefore[]> {
  const rows = await tx.sql
    .selectFrom("story_entry")
    .select(["on_day as onDay", "words"])
    .where("hub_id", "=", actor.hubId)
    .where("firm_id", "=", firmId)
    .where("kind", "=", "worry")
    .orderBy("on_day", "desc")
    .orderBy("entry_id", "desc")
    .limit(5)
    .execute();
  // A line holds half of what an entry of the story may hold.
  return rows.map(({ onDay, words }) => ({ onDay, words: words.slice(0, 1000) }));
}

/** A dialogue as one line of a list. */
export type DialogueListLine = {
  readonly number: number;
  readonly status: DialogueStatus;
  readonly heldOn: string;
  readonly firmNumber: number;
  readonly firmName: string;
  readonly definer: string | null;
  /** The first thing the owner said; empty while nothing was written down. */
  readonly firstWords: string;
  readonly lines: number;
  readonly requirements: number;
};

/** Dialogues, the newest first, of the hub or of the own firm; one more than asked for tells that there are more. */
export async function dialogueList(
  tx: Tx,
  { actor }: Permit<"dialogue.list">,
  asked: {
    readonly status: DialogueStatus | null;
    readonly firmId: FirmId | null;
    /** Only those that this definer leads. */
    readonly definerId?: AccountId | null;
    /** Only those from which no requirement came yet. */
    readonly unwritten?: boolean;
    readonly before: number | null;
    readonly limit: number;
  },
): Promise<readonly DialogueListLine[]> {
  const { rows } =
    await sql<DialogueListLine>`select d.number, d.status, d.held_on as "heldOn", f.number as "firmNumber",
      f.name as "firmName", a.name as definer,
      coalesce((select l.words from dialogue_line l where l.hub_id = d.hub_id and l.dialogue_id = d.dialogue_id
        and l.speaker = 'owner' order by l.seq limit 1), '') as "firstWords",
      (select count(*)::int from dialogue_line l where l.hub_id = d.hub_id and l.dialogue_id = d.dialogue_id) as lines,
      (select count(*)::int from project p where p.hub_id = d.hub_id and p.dialogue_id = d.dialogue_id) as requirements
    from dialogue d join firm f on f.hub_id = d.hub_id and f.firm_id = d.firm_id
      left join account a on a.account_id = d.definer_id
    where d.hub_id = ${actor.hubId} and (${asked.status}::text is null or d.status = ${asked.status})
      and (${asked.firmId}::uuid is null or d.firm_id = ${asked.firmId})
      and (${asked.definerId ?? null}::uuid is null or d.definer_id = ${asked.definerId ?? null})
      and (${asked.unwritten !== true} or not exists (select from project p
        where p.hub_id = d.hub_id and p.dialogue_id = d.dialogue_id))
      and (${asked.before}::int is null or d.number < ${asked.before})
    order by d.number desc limit ${asked.limit + 1}`.execute(tx.sql);
  return rows;
}

/** The firm with which a dialogue is to begin. */
export type FirmOfDialogue = {
  readonly number: number;
  readonly name: string;
  readonly contactName: string;
  readonly contactPhone: string;
};

/** The firm of a dialogue that is about to begin. */
export function firmOfDialogue(tx: Tx, { actor }: Permit<"dialogue.begin">, firmId: FirmId): Promise<FirmOfDialogue> {
  return tx.sql
    .selectFrom("firm")
    .select(["number", "name", "contact_name as contactName", "contact_phone as contactPhone"])
    .where("hub_id", "=", actor.hubId)
    .where("firm_id", "=", firmId)
    .executeTakeFirstOrThrow();
}

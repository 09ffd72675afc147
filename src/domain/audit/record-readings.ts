import type { App, AuditNote } from "#app.ts";
import type { Actor } from "#domain/access/terms.ts";

/** One reading of personal data: by whom, of what, when. */
export type Reading = {
  /** Written twice with the same id, it is one event. */
  readonly id: string;
  readonly actor: Actor;
  readonly note: AuditNote;
  readonly at: Date;
};

/** Writes readings of personal data to the audit trail of each hub. */
export async function recordReadings(app: App, readings: readonly Reading[]): Promise<void> {
  for (const [hubId, ofHub] of Map.groupBy(readings, (reading) => reading.actor.hubId)) {
    await app.db.asHub(hubId, "record-reading", async (tx) => {
      // A sample that was removed meanwhile has no trail any more.
      if (
        (await tx.sql.selectFrom("hub").select("hub_id").where("hub_id", "=", hubId).executeTakeFirst()) === undefined
      )
        return;
      const rows = ofHub.map(({ id, actor, note, at }) => ({
        hub_id: hubId,
        event_id: id,
        at,
        account_id: actor.accountId,
        hat: actor.hat,
        act: note.act,
        object_kind: note.kind,
        object_id: note.id,
        fields: [...(note.fields ?? [])],
      }));
      await tx.sql
        .insertInto("audit_event")
        .values(rows)
        .onConflict((conflict) => conflict.columns(["hub_id", "event_id"]).doNothing())
        .execute();
    });
  }
}

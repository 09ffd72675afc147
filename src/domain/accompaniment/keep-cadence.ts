import type { App } from "#app.ts";
import { checkInCase } from "#domain/accompaniment/rules-notices.ts";
import { scheduleCheckIns, takeCheckInsToAsk, unplannedEngagements } from "#domain/accompaniment/store-check-ins.ts";
import { notify } from "#domain/accompaniment/store-notices.ts";
import type { HubId } from "#domain/hubs/terms.ts";

const atOnce = 200;

/**
 * Carries on the cadence of every accompanied engagement, so that none ends by itself, and tells the sides of the
 * check-ins that are due. Two hundred records a transaction; done again it changes nothing.
 */
export async function keepCadence(app: App, hubId: HubId): Promise<void> {
  let done = atOnce;
  while (done === atOnce)
    done = await app.db.asHub(hubId, "keep-cadence", async (tx) => {
      const engagements = await unplannedEngagements(tx, atOnce);
      for (const { lastDue, ...engagement } of engagements) await scheduleCheckIns(tx, engagement, lastDue);
      return engagements.length;
    });
  done = atOnce;
  while (done === atOnce)
    done = await app.db.asHub(hubId, "keep-cadence", async (tx) => {
      const asked = await takeCheckInsToAsk(tx, atOnce);
      for (const { id, side, firmId, personId, title } of asked)
        await notify(tx, {
          to: side === "firm" ? { firm: firmId } : { person: personId },
          kind: "check-in-due",
          about: checkInCase(id),
          path: "/check-ins",
          facts: { title },
        });
      return asked.length;
    });
}

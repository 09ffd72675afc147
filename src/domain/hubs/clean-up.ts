import type { App } from "#app.ts";
import { forgetAnswers, forgetJobEffects } from "#domain/hubs/store-jobs.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { forgetRegistrations } from "#domain/people/store-registrations.ts";

const dayMs = 86_400_000;
const keptDays = 30;
const atOnce = 1000;

/** Forgets what is kept only so that nothing happens twice, after thirty days: a thousand rows a transaction. */
export async function cleanUp(app: App, hubId: HubId): Promise<void> {
  const before = new Date(app.clock.now().getTime() - keptDays * dayMs);
  for (const forget of [forgetAnswers, forgetJobEffects, forgetRegistrations]) {
    let gone = atOnce;
    while (gone === atOnce) gone = await app.db.asHub(hubId, "clean-up", (tx) => forget(tx, { before, limit: atOnce }));
  }
}

import type { App, HubRow } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { SampleFigures } from "#domain/sample/terms.ts";
import { sampleFigures } from "#domain/sample/views.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** What goes when the sample is removed. Refusals: not-allowed; not-found (this hub is no sample). */
export async function showSample(app: App, actor: Actor, hub: HubRow): Promise<Outcome<SampleFigures, Refusal>> {
  const allowed = permit(app.may, actor, "sample.show", { hubId: actor.hubId });
  if (allowed === null) return refused({ code: "not-allowed" });
  if (!hub.isSample || hub.id !== actor.hubId) return refused({ code: "not-found" });
  // An operator reads no firm and no project; figures alone come out of this.
  return accepted(await app.db.asHub(hub.id, "remove-sample", (tx) => sampleFigures(tx, allowed)));
}

/** The same for the command line. */
export const showSampleFromCommandLine = (app: App, hub: HubRow): Promise<Outcome<SampleFigures, Refusal>> =>
  app.db.asHub(hub.id, "command-line", async ({ actor }) => actor).then((actor) => showSample(app, actor, hub));

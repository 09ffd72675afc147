import { z } from "zod";
import type { AccountId, HatId } from "#domain/hubs/terms.ts";
import { closeOfGone } from "#domain/proposals/close-of-gone.ts";
import { idOf, job } from "#jobs/job.ts";

/** Closes the proposals of somebody who is gone, should the change that took them away have been cut off before. */
export const closeOfGoneJob = job({
  name: "close-of-gone",
  payload: z.union([z.object({ hat: idOf<HatId>() }), z.object({ account: idOf<AccountId>() })]),
  run: async ({ app, hubId }, gone) => {
    await closeOfGone(app, hubId, gone);
  },
});

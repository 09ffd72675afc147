import { z } from "zod";
import { unnameWithdrawn } from "#domain/referrals/unname-firm.ts";
import { job } from "#jobs/job.ts";

/** Takes a withdrawn firm's name out of what intermediaries read, should the withdrawal have been cut off before. */
export const unnameFirmJob = job({
  name: "unname-firm",
  payload: z.object({ firm: z.int() }),
  run: ({ app, hubId }, { firm }) => unnameWithdrawn(app, hubId, firm),
});

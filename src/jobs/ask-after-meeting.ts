import { z } from "zod";
import { askAfterMeeting } from "#domain/proposals/arrange-meeting.ts";
import type { ProposalId } from "#domain/proposals/terms.ts";
import { idOf, job } from "#jobs/job.ts";

/** Asks both sides of a proposal how it goes on when their meeting is over. */
export const askAfterMeetingJob = job({
  name: "ask-after-meeting",
  payload: z.object({ proposalId: idOf<ProposalId>() }),
  run: ({ app, hubId }, { proposalId }) => askAfterMeeting(app, hubId, proposalId),
});

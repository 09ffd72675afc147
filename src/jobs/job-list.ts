import { applyImportJob } from "#jobs/apply-import.ts";
import { askAfterMeetingJob } from "#jobs/ask-after-meeting.ts";
import { checkImportJob } from "#jobs/check-import.ts";
import { closeOfGoneJob } from "#jobs/close-of-gone.ts";
import type { Job } from "#jobs/job.ts";
import { repairLeavingJob } from "#jobs/repair-leaving.ts";
import { repairProjectJob } from "#jobs/repair-project.ts";
import { runPlanJob } from "#jobs/run-plan.ts";
import { sendMailJob } from "#jobs/send-mail.ts";
import { sendRegistrationJob } from "#jobs/send-registration.ts";
import { sendSignInLinkJob } from "#jobs/send-sign-in-link.ts";
import { unnameFirmJob } from "#jobs/unname-firm.ts";

/** Every kind of job that a worker does. */
export const jobList: readonly Job[] = [
  sendMailJob,
  sendSignInLinkJob,
  sendRegistrationJob,
  runPlanJob,
  checkImportJob,
  applyImportJob,
  repairProjectJob,
  repairLeavingJob,
  askAfterMeetingJob,
  closeOfGoneJob,
  unnameFirmJob,
];

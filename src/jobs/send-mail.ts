import { z } from "zod";
import { sendMail } from "#domain/hubs/send-mail.ts";
import type { MailId } from "#domain/hubs/terms.ts";
import { idOf, job } from "#jobs/job.ts";

/** Hands one mail to the mail server. */
export const sendMailJob = job({
  name: "send-mail",
  payload: z.object({ mailId: idOf<MailId>() }),
  run: ({ app, hubId }, { mailId }) => sendMail(app, hubId, mailId),
});

import { z } from "zod";
import { sendRegistration } from "#domain/people/send-registration.ts";
import { idOf, job } from "#jobs/job.ts";
import { registrationLetter } from "#text/letters.ts";

/** Writes the mail by which somebody registers, in the language in which it was asked for. */
export const sendRegistrationJob = job({
  name: "send-registration",
  payload: z.object({ asking: idOf(), name: z.string(), email: z.string(), language: z.enum(["ja", "en"]) }),
  run: ({ app, hubId }, asked) =>
    sendRegistration(app, hubId, { ...asked, letter: registrationLetter(asked.language) }),
});

import { z } from "zod";
import { sendSignInLink } from "#domain/hubs/send-sign-in-link.ts";
import { idOf, job } from "#jobs/job.ts";
import { signInLetter } from "#text/letters.ts";

/** Writes the mail with a sign-in link, in the language in which it was asked for. */
export const sendSignInLinkJob = job({
  name: "send-sign-in-link",
  payload: z.object({ asking: idOf(), email: z.string(), language: z.enum(["ja", "en"]) }),
  run: ({ app, hubId }, asked) => sendSignInLink(app, hubId, { ...asked, letter: signInLetter(asked.language) }),
});

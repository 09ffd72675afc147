import { z } from "zod";
import { sendSignInLink } from "#domain/hubs/send-sign-in-link.ts";
import { idOf, job } from "#jobs/job.ts";
import { passwordLetter, signInLetter } from "#text/letters.ts";

/** Writes the mail with a link to sign in or to choose a password, in the language in which it was asked for. */
export const sendSignInLinkJob = job({
  name: "send-sign-in-link",
  payload: z.object({
    asking: idOf(),
    email: z.string(),
    language: z.enum(["ja", "en"]),
    purpose: z.enum(["sign-in", "password"]).default("sign-in"),
  }),
  run: ({ app, hubId }, asked) =>
    sendSignInLink(app, hubId, {
      ...asked,
      letter: asked.purpose === "password" ? passwordLetter(asked.language) : signInLetter(asked.language),
    }),
});

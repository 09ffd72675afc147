import { z } from "zod";
import { passwordLength } from "#domain/hubs/rules-invitations.ts";

/** A password as it is chosen: nothing is folded or trimmed. */
export const newPassword = z
  .string({ error: "required" })
  .min(1, { error: "required" })
  .min(passwordLength.min, { error: "too-short" })
  .max(passwordLength.max, { error: "too-long" });

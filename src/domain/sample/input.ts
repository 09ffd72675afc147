import { z } from "zod";
import { field } from "#domain/fields.ts";
import { newPassword } from "#domain/hubs/input.ts";

/** What is entered to remove the sample: the hub that begins, its first person, and the name of what goes. */
export const removeSampleInput = z.object({
  hubName: field.text(80, "required"),
  name: field.text(80, "required"),
  email: field.mail("required"),
  password: newPassword,
  /** The name of the sample's hub, typed again. */
  confirm: field.text(80, "required"),
});
/** An order to remove the sample, as it was entered. */
export type RemoveSample = z.infer<typeof removeSampleInput>;

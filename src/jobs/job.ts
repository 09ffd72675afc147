import { z } from "zod";
import type { App, JobName } from "#app.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { isUuid } from "#kit/ids.ts";

/** One kind of job: its name in the queue, and what is done with a payload that has been checked. */
export type Job = {
  readonly name: JobName;
  readonly run: (app: App, payload: unknown, signal: AbortSignal) => Promise<void>;
};

/** Who asked for the job to be stopped, and for which hub it is done. */
export type JobPlace = { readonly app: App; readonly hubId: HubId; readonly signal: AbortSignal };

type JobParts<Payload extends z.ZodType> = {
  readonly name: JobName;
  readonly payload: Payload;
  readonly run: (place: JobPlace, payload: z.infer<Payload>) => Promise<void>;
};

/** A job whose payload is parsed before it runs; one that does not fit is a fault and stays in the queue. */
export const job = <Payload extends z.ZodType>({ name, payload, run }: JobParts<Payload>): Job => ({
  name,
  run: async (app, given, signal) => {
    const { hubId } = z.object({ hubId: idOf<HubId>() }).parse(given);
    await run({ app, hubId, signal }, payload.parse(given));
  },
});

/** An id in a payload. */
export const idOf = <Id extends string>() =>
  z.custom<Id>((value) => typeof value === "string" && isUuid(value), { error: "no id" });

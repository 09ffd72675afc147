import type { StoryRecordKind } from "#domain/stories/terms.ts";
import { writeStoryEntry, writeStoryEntryInput } from "#domain/stories/write-story-entry.ts";
import type { Answer, Route, Visit } from "#route.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { type FormState, formAgain } from "#web/form-state.ts";

/** The post of the form below a record's story; `show` draws the record's page again with what was typed. */
export const storyPost = (
  record: StoryRecordKind,
  folder: string,
  show: (visit: Visit, form: FormState) => Promise<Answer>,
): Route =>
  formPost({
    path: `/${folder}/:number/story`,
    act: "story.write",
    input: writeStoryEntryInput,
    run: (visit, terms, key) =>
      writeStoryEntry(visit.app, visit.actor, { record, number: numberIn(visit) ?? 0, terms, key }),
    done: ({ number }) => ({ to: `/${folder}/${number}`, code: "story-written" }),
    again: (visit, body, refused) => show(visit, formAgain(body.fields, refused)),
  });

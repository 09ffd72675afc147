import type { Tx } from "#app.ts";
import { may, permit } from "#domain/access/may.ts";
import { parseStoryKey, storyKeyText } from "#domain/stories/rules.ts";
import {
  type StoryItem,
  type StoryPage,
  type StoryRecord,
  type StoryRecordKind,
  storyKinds,
} from "#domain/stories/terms.ts";
import { storyOf } from "#domain/stories/views.ts";
import { localDateAt } from "#kit/dates.ts";
import type { Visit } from "#route.ts";
import { StoryLine, type StoryPicture, type StorySpan } from "#show/story-line.tsx";
import { dayWords, monthWords } from "#text/dates.ts";
import { storyKindWords, storyLabels, storyPictureTitle, storyWords } from "#text/stories.ts";
import { emptyForm, type FormState, fieldOf, shownFaults } from "#web/form-state.ts";
import { StoryEventItem } from "#web/pages/stories/event.tsx";
import { Button } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { Empty } from "#web/ui/data-table.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { DateField, TextAreaField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** As many places of the line as one reads without tiring. */
const placesPerPage = 12;

/** The page of a record's story that the address asks for; null for those who do not read stories. */
export async function storyIn(visit: Visit, tx: Tx, record: StoryRecord): Promise<StoryPage | null> {
  const allowed = permit(visit.app.may, visit.actor, "story.read", { hubId: visit.actor.hubId });
  if (allowed === null) return null;
  return storyOf(tx, allowed, record, { after: keyIn(visit), limit: placesPerPage });
}

const keyIn = (visit: Visit) => parseStoryKey(visit.query.get("story") ?? "");

type Told = {
  readonly visit: Visit;
  readonly story: StoryPage | null;
  /** Whose story it is, as its address names it. */
  readonly record: { readonly kind: StoryRecordKind; readonly number: number };
  /** Engagements of the record, as bars of the picture. */
  readonly spans: readonly StorySpan[];
  /** The form with what was typed, when it was refused. */
  readonly form?: FormState | undefined;
};

const folders = { firm: "firms", person: "people", project: "projects", engagement: "engagements" } as const;

/** The story of a record: one time axis, its list, and for staff the form that adds to it. */
export function StorySection(told: Told) {
  const { visit, story, record } = told;
  if (story === null) return null;
  const { speak, language } = visit;
  const place = localHref(language, `/${folders[record.kind]}/${record.number}`);
  return (
    <Section title={speak(storyWords.title)} id="story">
      <p class="muted">{speak(storyWords.lead)}</p>
      {story.items.length > 0 && <Picture {...told} items={story.items} />}
      {may(visit.actor, "story.write", { hubId: visit.actor.hubId }) && <EntryForm {...told} action={place} />}
      {story.items.length === 0 ? (
        <Empty title={speak(storyWords.none)} text={speak(storyWords.noneText)} />
      ) : (
        <ol class="story">
          {story.items.map((item) => (
            <StoryEventItem key={storyKeyText(item)} visit={visit} item={item} record={record} />
          ))}
        </ol>
      )}
      <p class="page-links">
        {keyIn(visit) !== null && (
          <a class="target" href={`${place}#story`}>
            {speak(storyWords.newest)}
          </a>
        )}
        {story.next !== null && (
          <a class="target" href={`${place}?story=${storyKeyText(story.next)}#story`}>
            {speak(storyWords.older)}
          </a>
        )}
      </p>
    </Section>
  );
}

function Picture({ visit, spans, items }: Told & { items: readonly StoryItem[] }) {
  const { speak } = visit;
  const first = items.at(-1);
  const last = items[0];
  if (first === undefined || last === undefined) return null;
  const picture: StoryPicture = {
    id: "story-line",
    spans,
    marks: items
      .filter(({ event }) => event.kind !== "begun")
      .map(({ at, event }) => ({
        at: at.getTime(),
        kind: event.kind === "entry" || event.kind === "check-in" ? "voice" : "step",
      })),
    today: visit.app.clock.now().getTime(),
    words: {
      title: speak(storyPictureTitle(dayWords(first.at), dayWords(last.at), items.length)),
      engagements: speak(storyWords.laneEngagements),
      voices: speak(storyWords.laneVoices),
      steps: speak(storyWords.laneSteps),
      today: speak(storyWords.today),
      month: (at) => speak(monthWords(localDateAt(new Date(at)))),
    },
  };
  return (
    <>
      <StoryLine picture={picture} />
      <p class="muted">{speak(storyWords.pictureKey)}</p>
    </>
  );
}

function EntryForm({ visit, form = emptyForm, action }: Told & { action: string }) {
  const { speak } = visit;
  const state = form === emptyForm ? firstEntry(visit) : form;
  const field = (name: keyof typeof storyLabels) => fieldOf(visit, storyLabels, state, name);
  return (
    <details open={state.faults.length > 0}>
      <summary>{speak(storyWords.write)}</summary>
      <p class="muted">{speak(storyWords.writeLead)}</p>
      <ErrorSummary speak={speak} faults={shownFaults(visit, storyLabels, state)} />
      <Form
        speak={speak}
        action={`${action}/story`}
        idempotencyKey={visit.app.ids.next()}
        draft={`story ${action}`}
        buttons={<Button>{speak(storyWords.writeNow)}</Button>}
      >
        <RadioGroup
          {...field("kind")}
          required
          sideBySide
          options={storyKinds.map((value) => ({ value, label: speak(storyKindWords[value]) }))}
        />
        <DateField {...field("onDay")} required />
        <TextField {...field("spokenBy")} maxLength={80} width="medium" example={speak(storyWords.spokenByExample)} />
        <TextAreaField {...field("words")} required maxLength={2000} example={speak(storyWords.wordsExample)} />
      </Form>
    </details>
  );
}

/** Most of what is written down happened today. */
const firstEntry = (visit: Visit): FormState => ({
  values: { onDay: localDateAt(visit.app.clock.now()) },
  faults: [],
});

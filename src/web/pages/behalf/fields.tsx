import { typesForOthers } from "#domain/behalf/rules.ts";
import { channels, readBacks } from "#domain/behalf/terms.ts";
import type { SpokenLine } from "#domain/behalf/views.ts";
import type { Visit } from "#route.ts";
import {
  behalfWords,
  channelWords,
  readBackWords,
  spokenActWords,
  spokenLabels,
  spokenSentence,
  typedBySentence,
} from "#text/behalf.ts";
import { dayWords } from "#text/dates.ts";
import { type FormState, fieldOf } from "#web/form-state.ts";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { TextField } from "#web/ui/field.tsx";

/** The id of a field in one of several forms of a page, for whatever points at it. */
export const spokenId = (name: string, form: string): string => `f-${name}-${form}`;

/** The part of a form in which staff say who spoke; nothing for those who speak for themselves. */
export function SpokenFields({
  visit,
  state,
  form,
  isOptional = false,
}: {
  readonly visit: Pick<Visit, "speak" | "actor">;
  readonly state: FormState;
  /** Tells the fields of this form from those of another on the same page. */
  readonly form?: string;
  /** Where it may be that nobody spoke. */
  readonly isOptional?: boolean;
}) {
  const { speak, actor } = visit;
  if (!typesForOthers(actor)) return null;
  const field = (name: keyof typeof spokenLabels) => ({
    ...fieldOf(visit, spokenLabels, state, name),
    ...(form === undefined ? {} : { id: spokenId(name, form) }),
  });
  return (
    <fieldset class="form-part">
      <legend>{speak(behalfWords.title)}</legend>
      <p class="muted">{speak(behalfWords.lead)}</p>
      <TextField
        {...field("spoke")}
        required={!isOptional}
        maxLength={80}
        width="medium"
        autocomplete="off"
        example={speak(behalfWords.spokeExample)}
      />
      <RadioGroup
        {...field("channel")}
        required={!isOptional}
        sideBySide
        options={channels.map((value) => ({ value, label: speak(channelWords[value]) }))}
      />
      <RadioGroup
        {...field("readBack")}
        required={!isOptional}
        options={readBacks.map((value) => ({ value, label: speak(readBackWords[value]) }))}
      />
    </fieldset>
  );
}

/** What was typed for somebody else at one record, the newest first; nothing where nothing was. */
export function SpokenLines({
  visit,
  lines,
}: {
  readonly visit: Pick<Visit, "speak">;
  readonly lines: readonly SpokenLine[];
}) {
  const { speak } = visit;
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>{speak(behalfWords.told)}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line.at.toISOString()}>
            {speak(dayWords(line.at))} {line.what !== null && speak(spokenActWords[line.what])}
            {speak(spokenSentence(line.spoke, line.channel, line.readBack))}
            {line.typedBy !== null && <span class="cell-note">{speak(typedBySentence(line.typedBy))}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

import { talkWishes } from "#domain/accompaniment/terms.ts";
import type { CheckInSheet } from "#domain/accompaniment/views-check-ins.ts";
import type { Visit } from "#route.ts";
import { initialsOf } from "#show/initials.ts";
import { checkInLabels, checkInWords, feelingWords, onTrackWords, talkHints, talkWords } from "#text/accompaniment.ts";
import { type FormState, fieldOf, textOf } from "#web/form-state.ts";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { TextAreaField } from "#web/ui/field.tsx";
import { telephoneHref } from "#web/ui/telephone-href.ts";

type Part = { readonly visit: Visit; readonly state: FormState };

/** The questions of a check-in, each answered with a thumb. Staff do not take what is for the hub's office alone. */
export function Questions({ visit, state, forOthers = false }: Part & { readonly forOthers?: boolean }) {
  const { speak } = visit;
  const field = (name: keyof typeof checkInLabels) => fieldOf(visit, checkInLabels, state, name);
  const spoken = (options: typeof feelingWords) => options.map(({ value, label }) => ({ value, label: speak(label) }));
  return (
    <div class="questions">
      <RadioGroup {...field("score")} required sideBySide options={spoken(feelingWords)} />
      <RadioGroup {...field("onTrack")} required sideBySide options={spoken(onTrackWords)} />
      <RadioGroup
        {...field("talk")}
        value={textOf(state.values["talk"]) ?? "no"}
        options={talkWishes
          .filter((value) => !forOthers || value !== "hub")
          .map((value) => ({
            value,
            label: speak(talkWords[value]),
            hint: value === "no" ? undefined : speak(talkHints[value]),
          }))}
      />
      <TextAreaField {...field("words")} maxLength={1000} hint={speak(checkInWords.wordsHint)} />
    </div>
  );
}

/** Who is beside both sides, with a place for the face and the telephone; the hub's office while nobody is named. */
export function CompanionCard({
  visit,
  of,
}: {
  readonly visit: Visit;
  readonly of: Pick<CheckInSheet, "companion" | "companionPhone">;
}) {
  const { hub, speak } = visit;
  const isNamed = of.companion !== "";
  const name = isNamed ? of.companion : hub.contactName || hub.name;
  const phone = of.companionPhone || hub.contactPhone;
  return (
    <aside class="companion-card" aria-label={speak(isNamed ? checkInWords.companion : checkInWords.office)}>
      <span class="companion-face" aria-hidden="true">
        {initialsOf([name])[0] ?? ""}
      </span>
      <p>
        <span class="muted">{speak(isNamed ? checkInWords.companion : checkInWords.office)}</span>
        <span class="companion-name">{name}</span>
      </p>
      {phone !== "" && (
        <a class="target" href={telephoneHref(phone)}>
          {phone}
        </a>
      )}
    </aside>
  );
}

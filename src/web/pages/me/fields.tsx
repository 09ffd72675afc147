import type { ProfileQuestion } from "#domain/people/rules-questions.ts";
import { elementPoints, personKinds } from "#domain/people/terms.ts";
import { roleKinds, themes } from "#domain/projects/terms.ts";
import type { Visit } from "#route.ts";
import { halfDaysExample, halfDaysHint, halfDaysUnit } from "#text/half-days.ts";
import { meWords } from "#text/me.ts";
import { personKindWords, personLabels, personWords } from "#text/people.ts";
import { pointsLabels } from "#text/projects.ts";
import { roleKindLeads, roleKindWords, themeWords } from "#text/terms.ts";
import { type FormState, fieldOf, listOf } from "#web/form-state.ts";
import { ShapeEditor } from "#web/pages/people/shape-editor.tsx";
import { WeekCells } from "#web/pages/people/week-cells.tsx";
import { CheckboxGroup } from "#web/ui/choice-field.tsx";
import { DateField, NumberField, TextAreaField, TextField } from "#web/ui/field.tsx";

/** Labels of every field of the questions. */
export const questionLabels = { ...personLabels, ...pointsLabels };

type Part = { readonly visit: Visit; readonly state: FormState };
type Fields = (part: Part) => preact.JSX.Element;

const fieldIn =
  ({ visit, state }: Part) =>
  (name: keyof typeof personLabels) =>
    fieldOf(visit, questionLabels, state, name);
const chosen = ({ state }: Part, name: string) => listOf(state.values[name]);

/** What each question asks for. */
export const questionFields: { readonly [Q in ProfileQuestion]: Fields } = {
  contact: (part) => {
    const field = fieldIn(part);
    const { speak } = part.visit;
    return (
      <>
        <TextField {...field("name")} required maxLength={80} autocomplete="name" />
        <TextField {...field("kana")} maxLength={120} example={speak(personWords.kanaExample)} />
        <TextField {...field("email")} type="email" autocomplete="email" />
        <TextField {...field("phone")} type="tel" example="090-0000-0000" autocomplete="tel" />
        <TextField {...field("livesIn")} maxLength={40} />
      </>
    );
  },
  part: (part) => (
    <CheckboxGroup
      {...fieldIn(part)("kinds")}
      values={chosen(part, "kinds")}
      options={personKinds.map((value) => ({ value, label: part.visit.speak(personKindWords[value]) }))}
    />
  ),
  work: (part) => (
    <TextAreaField
      {...fieldIn(part)("about")}
      maxLength={2000}
      rows={6}
      example={part.visit.speak(personWords.aboutExample)}
    />
  ),
  shape: (part) => (
    <ShapeEditor
      {...part}
      labels={questionLabels}
      hint={part.visit.speak(meWords.shapeHint)}
      limits={{ most: elementPoints, all: elementPoints }}
    />
  ),
  themes: (part) => (
    <CheckboxGroup
      {...fieldIn(part)("themes")}
      sideBySide
      values={chosen(part, "themes")}
      options={themes.map((value) => ({ value, label: part.visit.speak(themeWords[value]) }))}
    />
  ),
  roles: (part) => (
    <CheckboxGroup
      {...fieldIn(part)("roleKinds")}
      values={chosen(part, "roleKinds")}
      options={roleKinds.map((value) => ({
        value,
        label: part.visit.speak(roleKindWords[value]),
        hint: part.visit.speak(roleKindLeads[value]),
      }))}
    />
  ),
  time: (part) => {
    const field = fieldIn(part);
    const { speak } = part.visit;
    return (
      <>
        <NumberField
          {...field("halfDays")}
          required
          unit={speak(halfDaysUnit)}
          hint={speak(halfDaysHint)}
          example={speak(halfDaysExample)}
        />
        <NumberField {...field("engagements")} unit={speak(personWords.projects)} example="4" />
      </>
    );
  },
  week: (part) => <WeekCells {...part} labels={questionLabels} hint={part.visit.speak(meWords.weekHint)} />,
  places: (part) => {
    const field = fieldIn(part);
    const { speak } = part.visit;
    return (
      <>
        <TextField {...field("towns")} hint={speak(personWords.townsHint)} example={speak(personWords.townsExample)} />
        <NumberField {...field("onSiteHalfDays")} unit={speak(halfDaysUnit)} hint={speak(personWords.limitHint)} />
        <NumberField {...field("remoteHalfDays")} unit={speak(halfDaysUnit)} hint={speak(personWords.limitHint)} />
      </>
    );
  },
  pay: (part) => (
    <NumberField {...fieldIn(part)("payYenPerHalfDay")} unit={part.visit.speak(personWords.yen)} example="20,000" />
  ),
  dates: (part) => (
    <>
      <DateField {...fieldIn(part)("availableFrom")} />
      <DateField {...fieldIn(part)("availableUntil")} />
    </>
  ),
  employer: (part) => (
    <>
      <TextField {...fieldIn(part)("employer")} maxLength={80} autocomplete="organization" />
      <TextField {...fieldIn(part)("notWith")} hint={part.visit.speak(personWords.notWithHint)} />
    </>
  ),
};

import type { ProfileQuestion } from "#domain/people/rules-questions.ts";
import { anyTown, type PersonTerms } from "#domain/people/terms.ts";
import { dateWords } from "#text/dates.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { halfDayPayWords, monthlyPayWords } from "#text/money.ts";
import { personKindWords, personWords } from "#text/people.ts";
import { shapeSaid } from "#text/shape.ts";
import { listed, type Speak } from "#text/speak.ts";
import { roleKindWords, themeWords } from "#text/terms.ts";
import { freeCellsWords } from "#text/week-cells.ts";

/** What a person has answered to a question, in one line. */
export function answerSaid(speak: Speak, question: ProfileQuestion, terms: PersonTerms): string {
  const list = (words: readonly string[]): string =>
    listed(
      speak,
      words.filter((word) => word !== ""),
    );
  switch (question) {
    case "contact":
      return list([terms.name, terms.email, terms.phone, terms.livesIn]);
    case "part":
      return list(terms.kinds.map((kind) => speak(personKindWords[kind])));
    case "work":
      return terms.about.length > 80 ? `${terms.about.slice(0, 80)}…` : terms.about;
    case "shape":
      return terms.shape === null ? "" : speak(shapeSaid(terms.shape));
    case "themes":
      return list(terms.themes.map((theme) => speak(themeWords[theme])));
    case "roles":
      return list(terms.roleKinds.map((kind) => speak(roleKindWords[kind])));
    case "time":
      return speak(halfDaysWords(terms.halfDays));
    case "week":
      return speak(freeCellsWords(terms.freeCells ?? []));
    case "places":
      return list(terms.towns.map((town) => (town === anyTown ? speak(personWords.anywhere) : town)));
    case "pay":
      return terms.payYenPerHalfDay === null ? "" : speak(paySaid(terms.payYenPerHalfDay));
    case "dates":
      return list([
        speak(terms.availableFrom === null ? personWords.atOnce : dateWords(terms.availableFrom)),
        speak(terms.availableUntil === null ? personWords.noEnd : dateWords(terms.availableUntil)),
      ]);
    case "employer":
      return list([terms.employer, ...terms.notWith]);
  }
}

const paySaid = (yen: number) => (yen === 0 ? monthlyPayWords(0) : halfDayPayWords(yen));

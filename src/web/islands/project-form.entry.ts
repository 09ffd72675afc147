import { halfDaysWords } from "#text/half-days.ts";
import { needSaid } from "#text/points.ts";
import { type Language, speak } from "#text/speak.ts";
import { islandsNamed } from "./props.ts";

// Says while one types what the half-days mean in words and how many of the 29 points are left.

const mostHalfDays = 60;

for (const { element, data } of islandsNamed("project-form"))
  follow(element, data.get("language") === "en" ? "en" : "ja");

function follow(element: HTMLElement, language: Language): void {
  const say = speak(language);
  const tell = (where: string, sentence: string): void => {
    const line = element.querySelector(where);
    // An unchanged sentence is not read aloud again.
    if (line !== null && line.textContent !== sentence) line.textContent = sentence;
  };
  element.addEventListener("input", () => {
    const wanted = numberIn(element.querySelector('[name="halfDays"]'));
    const isSayable = Number.isInteger(wanted) && wanted > 0 && wanted <= mostHalfDays;
    tell("[data-half-days-said]", isSayable ? say(halfDaysWords(wanted)) : "");
    const points = [...element.querySelectorAll('[name^="points-"]')].map(numberIn);
    if (points.every(Number.isInteger)) tell("[data-points-left]", say(needSaid(points)));
  });
}

/** Full-width digits count as well; an empty field is zero, anything else that is no number is none. */
function numberIn(control: Element | null): number {
  if (!(control instanceof HTMLInputElement)) return Number.NaN;
  return Number(control.value.normalize("NFKC").trim());
}

import { elements, workElements } from "#domain/people/terms.ts";
import type { Speak, Words } from "#text/speak.ts";
import { elementGroupWords, elementWords } from "#text/terms.ts";

/** The words around a radar of portable skills: its title, the two groups and their nine elements. */
export function radarWords(speak: Speak, title: Words) {
  const names = elements.map((element) => speak(elementWords[element]));
  return {
    title: speak(title),
    work: { name: speak(elementGroupWords.work), elements: names.slice(0, workElements) },
    people: { name: speak(elementGroupWords.people), elements: names.slice(workElements) },
    element: speak(elementGroupWords.element),
  };
}

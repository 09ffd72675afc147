import type { InsideCandidate } from "#domain/needs/terms.ts";
import type { ElementShape } from "#domain/people/terms.ts";
import type { Visit } from "#route.ts";
import { Radar, RadarTable } from "#show/radar.tsx";
import { comparedWords, reviewWords } from "#text/inside-reviews.ts";
import { projectWords } from "#text/projects.ts";
import { radarWords } from "#text/radar.ts";
import { TextAreaField } from "#web/ui/field.tsx";
import type { FieldWords } from "#web/ui/field-frame.tsx";

type Card = {
  readonly visit: Visit;
  readonly candidate: InsideCandidate;
  /** Null while the need is not set. */
  readonly need: ElementShape | null;
  /** The field for what was talked over; null for those who only read. */
  readonly field: (FieldWords & { readonly value?: string | undefined }) | null;
};

/** Somebody who agreed: their shape beside the need, and what was talked over. Neither total nor rank. */
export function CandidateCard({ visit, candidate, need, field }: Card) {
  const { speak } = visit;
  const { name, number, shape, words } = candidate;
  return (
    <section class="candidate">
      <h3>{name}</h3>
      {shape === null ? (
        <p class="muted">{speak(reviewWords.noShape)}</p>
      ) : (
        <Compared {...{ visit, name, number, shape, need }} />
      )}
      {field === null ? (
        words !== "" && <p class="told-issue">{words}</p>
      ) : (
        <TextAreaField
          {...field}
          maxLength={1000}
          rows={2}
          example={speak(reviewWords.wordsExample)}
          hint={speak(reviewWords.wordsHint)}
        />
      )}
    </section>
  );
}

type Compare = { visit: Visit; name: string; number: number; shape: ElementShape; need: ElementShape | null };

function Compared({ visit, name, number, shape, need }: Compare) {
  const { speak } = visit;
  const picture = {
    id: `candidate-${number}`,
    shapes: [
      ...(need === null ? [] : [{ label: speak(reviewWords.need), values: need }]),
      { label: name, values: shape },
    ],
    words: radarWords(speak, comparedWords(name)),
  };
  return (
    <>
      <Radar picture={picture} />
      <details>
        <summary class="quiet-link">
          {speak(projectWords.asTable)}
          <span class="visually-hidden">{` ${name}`}</span>
        </summary>
        <RadarTable picture={picture} />
      </details>
    </>
  );
}

/** The need alone, where there is nobody to compare. */
export function Need({ visit, need }: { visit: Visit; need: ElementShape }) {
  const { speak } = visit;
  const picture = {
    id: "need",
    shapes: [{ label: speak(reviewWords.need), values: need }],
    words: radarWords(speak, reviewWords.need),
  };
  return (
    <>
      <Radar picture={picture} />
      <details>
        <summary class="quiet-link">{speak(projectWords.asTable)}</summary>
        <RadarTable picture={picture} />
      </details>
    </>
  );
}

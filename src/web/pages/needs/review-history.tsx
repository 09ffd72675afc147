import type { ReviewView } from "#domain/needs/views-reviews.ts";
import type { Visit } from "#route.ts";
import { dateWords } from "#text/dates.ts";
import { reviewKindWords, reviewResultWords, reviewWords } from "#text/inside-reviews.ts";
import { Section } from "#web/ui/heading.tsx";

/** What came of the looks inside so far, the newest first; nothing while there is none. */
export function ReviewHistory({ visit, reviews }: { visit: Visit; reviews: readonly ReviewView[] }) {
  const { speak } = visit;
  const decided = reviews.filter(({ decidedOn }) => decidedOn !== null);
  if (decided.length === 0) return null;
  return (
    <Section title={speak(reviewWords.history)}>
      <ol class="reviews">
        {decided.map((review) => (
          <li key={review.id}>
            <p>
              <b>{speak(review.result === null ? reviewKindWords[review.kind] : reviewResultWords[review.result])}</b>{" "}
              <span class="muted">
                {review.decidedOn !== null && speak(dateWords(review.decidedOn))} {review.decidedBy ?? ""}
              </span>
            </p>
            <p class="told-issue">{review.reason}</p>
            {review.mentor !== "" && <p>{`${speak(reviewWords.mentor)}: ${review.mentor}`}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

import type { PersonLoad, Share } from "#domain/plans/rules-explain.ts";
import type { Weights } from "#domain/plans/rules-fit.ts";
import { initialsOf } from "#show/initials.ts";
import { MonthStrip, type StripPicture } from "#show/month-strip.tsx";
import { tellingReasons } from "#show/plan-sheets.ts";
import { shadingOf } from "#show/shading.tsx";
import { halfDaysWords } from "#text/half-days.ts";
import { componentWords, nextBestWords, reasonWords } from "#text/plan-reasons.ts";
import { reportWords } from "#text/plans.ts";
import { type Speak, sentences } from "#text/speak.ts";

type PersonProps = {
  readonly load: PersonLoad;
  /** What links to this person lead to. */
  readonly anchor: string;
  readonly weights: Weights;
  readonly speak: Speak;
};

/** One person of the plan: the four weeks as a strip, and every share with its reasons. */
export function PersonPart(props: PersonProps) {
  const { load, anchor, weights, speak } = props;
  const { person, given, shares } = load;
  const initials = initialsOf(shares.map((share) => share.project.firm || share.project.title));
  return (
    <section class="person" id={anchor}>
      <h3>{speak(reportWords.person(person.id, given, person.halfDays))}</h3>
      <div class="strip">
        <MonthStrip picture={stripOf(props, initials)} size="mini" />
      </div>
      <ul class="shares">
        {shares.map((share, at) => (
          <li key={share.project.id}>
            <ShareLine share={share} initial={initials[at] ?? ""} at={at} speak={speak} />
            <ShareReasons share={share} weights={weights} speak={speak} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function stripOf({ load, anchor, speak }: PersonProps, initials: readonly string[]): StripPicture {
  const { strip } = reportWords;
  return {
    id: `strip-${anchor}`,
    capacity: load.person.halfDays,
    shares: load.shares.map((share, at) => ({
      name: share.project.firm || share.project.title,
      initial: initials[at] ?? "",
      halfDays: share.halfDays,
    })),
    words: {
      title: speak(strip.title(load.person.id)),
      free: speak(strip.free),
      outside: speak(strip.outside),
      halfDays: (count) => speak(strip.halfDays(count)),
      project: speak(strip.project),
      share: speak(strip.share),
    },
  };
}

function ShareLine({ share, initial, at, speak }: { share: Share; initial: string; at: number; speak: Speak }) {
  const { project } = share;
  return (
    <p class="share-line">
      <svg width="34" height="26" viewBox="0 0 34 26" aria-hidden="true">
        <rect x="1" y="1" width="32" height="24" fill="none" stroke={shadingOf(at).hue} stroke-width="2" />
        <text x="17" y="19" text-anchor="middle" font-size="16" font-weight="700" fill="currentColor">
          {initial}
        </text>
      </svg>
      <strong>{speak(halfDaysWords(share.halfDays))}</strong>
      <span>
        {project.firm} {speak(reportWords.share.coded(project.title, project.id))}
      </span>
      <span class="muted">{speak(reportWords.share.onSite(project.onSiteHalfDays, project.place))}</span>
      <span class="muted">{speak(reportWords.share.fit(share.fit))}</span>
    </p>
  );
}

function ShareReasons({ share, weights, speak }: { share: Share; weights: Weights; speak: Speak }) {
  const told = tellingReasons(share, weights).map((why) => reasonWords(why.reason));
  return (
    <>
      <p class="why">{sentences(speak, told)}</p>
      <details>
        <summary>{speak(reportWords.share.details(share.project.id))}</summary>
        <ul class="all">
          {share.why.map((why) => (
            <li key={why.name}>
              {speak(componentWords[why.name])} {Math.round(100 * why.score)}/100: {speak(reasonWords(why.reason))}
            </li>
          ))}
          <li>{speak(nextBestWords(share.next, share.isLocked))}</li>
        </ul>
      </details>
    </>
  );
}

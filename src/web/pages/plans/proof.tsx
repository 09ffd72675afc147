import { filterNames } from "#domain/plans/rules-filters.ts";
import { componentNames } from "#domain/plans/rules-fit.ts";
import { areWeightsGiven, type KeptPlan } from "#domain/plans/rules-kept.ts";
import type { PlanProof } from "#domain/plans/rules-summary.ts";
import type { PlanView } from "#domain/plans/views.ts";
import type { Visit } from "#route.ts";
import { ProofCurve, type ProofPicture, ProofTable } from "#show/proof-curve.tsx";
import { conditionsName, replayCommand } from "#show/replay-command.ts";
import { boardWords } from "#text/board.ts";
import { grouped } from "#text/numbers.ts";
import { fileNoteWords } from "#text/plan-files.ts";
import { componentWords, filterWords } from "#text/plan-reasons.ts";
import { reportWords } from "#text/plans.ts";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { Section } from "#web/ui/heading.tsx";

/** How good the plan is, in a picture, in words and in figures. */
export function Proof({ visit: { speak }, proof }: { visit: Visit; proof: PlanProof }) {
  const { curve } = reportWords;
  const picture: ProofPicture = {
    id: "proof-curve",
    points: proof.curve,
    words: { title: speak(curve.title), value: speak(curve.value), bound: speak(curve.bound), time: speak(curve.time) },
  };
  return (
    <Section title={speak(reportWords.proofTitle(proof))} id="proof">
      <ProofCurve picture={picture} />
      <p>{speak(reportWords.proofCheck)}</p>
      <p class="muted">{speak(reportWords.proofRun(proof))}</p>
      <details class="more">
        <summary>{speak(curve.table)}</summary>
        <ProofTable picture={picture} />
      </details>
    </Section>
  );
}

type Explained = {
  readonly visit: Visit;
  readonly plan: PlanView;
  readonly result: KeptPlan;
  readonly isConditioned: boolean;
};

/** How the pairs were found, the weights, the files, and how to make the same plan again. */
export function How({ visit: { speak }, plan, result, isConditioned }: Explained) {
  const w = reportWords;
  const { pairs, weights, proof } = result;
  const isGiven = areWeightsGiven(weights);
  const notes = [
    ...fileNoteWords(plan.people.name, result.unread.people),
    ...fileNoteWords(plan.projects.name, result.unread.projects),
  ];
  const replay = replayCommand({
    people: plan.people.name,
    projects: plan.projects.name,
    weights: isGiven ? weights : null,
    conditions: isConditioned ? conditionsName : null,
    ...proof,
  });
  return (
    <>
      <Section title={speak(w.pairsTitle)} id="pairs">
        <p>{speak(w.pairs(pairs.all, pairs.admissible))}</p>
        <p>{speak(boardWords.priced(pairs.admissible))}</p>
        <CountTable
          head={[speak(w.removedHead), speak(w.count)]}
          rows={filterNames.map((name) => [speak(filterWords[name]), pairs.removed[name]])}
        />
      </Section>
      <Section title={speak(w.weightsTitle)} id="weights">
        <p>{speak(isGiven ? w.weightsGiven : w.weights)}</p>
        <CountTable
          head={[speak(w.component), speak(w.weight)]}
          rows={componentNames.map((name) => [speak(componentWords[name]), weights[name]])}
        />
      </Section>
      <Section title={speak(w.filesTitle)} id="files">
        <DefinitionList
          speak={speak}
          items={[plan.people, plan.projects].map(({ name, sha256 }, index) => ({
            term: name,
            value: (
              <>
                {`${grouped(index === 0 ? result.totals.people : result.totals.projects)} `}
                {speak(w.rows)}
                <br />
                <span class="muted">{`SHA-256 ${sha256}`}</span>
              </>
            ),
          }))}
        />
        {notes.map((note) => (
          <p key={note.en}>{speak(note)}</p>
        ))}
        <p class="after-gap">{speak(w.replay)}</p>
        <pre class="command">
          <code>{replay}</code>
        </pre>
      </Section>
    </>
  );
}

function CountTable(props: { head: readonly [string, string]; rows: readonly (readonly [string, number])[] }) {
  return (
    <table class="count-table">
      <thead>
        <tr>
          <th scope="col">{props.head[0]}</th>
          <th scope="col">{props.head[1]}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(([name, count]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{grouped(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

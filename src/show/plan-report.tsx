import type { OpenProject, PersonLoad } from "#domain/plans/rules-explain.ts";
import { filterNames } from "#domain/plans/rules-filters.ts";
import { type ComponentName, componentNames } from "#domain/plans/rules-fit.ts";
import { gapInHundredths, type MadePlan } from "#domain/plans/rules-summary.ts";
import { PersonPart } from "#show/plan-report-person.tsx";
import { planReportStyle } from "#show/plan-report-style.ts";
import { ProofCurve, type ProofPicture, ProofTable } from "#show/proof-curve.tsx";
import { halfDaysWords } from "#text/half-days.ts";
import { grouped } from "#text/numbers.ts";
import { changeWords, componentWords, filterWords, whyOpenWords } from "#text/plan-reasons.ts";
import { percentOf, reportWords, summaryWords } from "#text/plans.ts";
import { inARow, type Language, type Speak, speak as speakIn } from "#text/speak.ts";
import { collisionSentence, cutsTitle } from "#text/weeks.ts";

/** All that the report shows; where the plan was made from and how to make it again included. */
export type PlanReportInput = {
  readonly plan: MadePlan;
  readonly language: Language;
  /** Sentences about the input, such as columns that were not read. */
  readonly notes: readonly string[];
  readonly files: readonly { readonly name: string; readonly rows: number; readonly sha256: string }[];
  /** The command that makes the same plan again. */
  readonly replay: string;
  readonly weightsGiven: boolean;
};

/** The plan as one document that needs nothing from outside: no script, no style sheet, no picture. */
export function PlanReport(input: PlanReportInput) {
  const speak = speakIn(input.language);
  const { plan } = input;
  return (
    <html lang={input.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${speak(reportWords.title)} | Banso`}</title>
        <style dangerouslySetInnerHTML={{ __html: planReportStyle }} />
      </head>
      <body>
        <Head plan={plan} speak={speak} />
        <main>
          <Proof plan={plan} speak={speak} />
          <People plan={plan} speak={speak} />
          <Open open={plan.open} speak={speak} />
          <ByProject plan={plan} speak={speak} />
          <Cuts plan={plan} speak={speak} />
          <Idle loads={plan.loads} speak={speak} />
          <Pairs plan={plan} speak={speak} />
          <WeightTable input={input} speak={speak} />
          <Files input={input} speak={speak} />
        </main>
      </body>
    </html>
  );
}

type Part = { readonly plan: MadePlan; readonly speak: Speak };

function Head({ plan, speak }: Part) {
  const { totals, proof } = plan;
  const w = reportWords;
  const hundredths = gapInHundredths(proof);
  const withWork = totals.peopleWithWork;
  const links: readonly (readonly [string, string])[] = [
    ["#proof", speak(w.proofTitle(proof))],
    ["#people", speak(w.peopleTitle(withWork))],
    ["#open", speak(totals.open === 0 ? w.noneOpen : w.openTitle(totals.open))],
    ["#projects", speak(w.projectsTitle)],
    ["#how", speak(w.pairsTitle)],
  ];
  return (
    <header>
      <p class="brand">伴走 Banso・{speak(w.title)}</p>
      <h1>{speak(w.headline(plan))}</h1>
      <p class="lead">{speak(summaryWords(plan))}</p>
      <dl class="figures">
        <Figure name={speak(w.figures.served)} value={grouped(totals.served)} of={speak(w.of(totals.wanted))} />
        <Figure name={speak(w.figures.people)} value={grouped(withWork)} of={speak(w.of(totals.people))} />
        <Figure name={speak(w.figures.open)} value={grouped(totals.open)} of={speak(w.of(totals.projects))} />
        {hundredths !== null && (
          <Figure
            name={speak(w.figures.gap)}
            value={hundredths === 0 ? speak(w.figures.none) : percentOf(hundredths)}
            of={speak(hundredths === 0 ? w.figures.proven : w.atMost)}
          />
        )}
      </dl>
      <p class="muted">{speak(w.unit)}</p>
      <nav aria-label={speak(w.title)}>
        <ul>
          {links.map(([href, label]) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

const Figure = (props: { name: string; value: string; of: string }) => (
  <div>
    <dt>{props.name}</dt>
    <dd>
      {props.value} <small>{props.of}</small>
    </dd>
  </div>
);

function Proof({ plan, speak }: Part) {
  const { proof } = plan;
  const { curve } = reportWords;
  const picture: ProofPicture = {
    id: "proof-curve",
    points: proof.curve,
    words: { title: speak(curve.title), value: speak(curve.value), bound: speak(curve.bound), time: speak(curve.time) },
  };
  return (
    <section id="proof">
      <h2>{speak(reportWords.proofTitle(proof))}</h2>
      <ProofCurve picture={picture} />
      <p>{speak(reportWords.proofCheck)}</p>
      <p class="muted">{speak(reportWords.proofRun(proof))}</p>
      <details>
        <summary>{speak(curve.table)}</summary>
        <div class="scroll">
          <ProofTable picture={picture} />
        </div>
      </details>
    </section>
  );
}

/** Where each person with work stands in the document, by their code. */
const anchorsOf = (working: readonly PersonLoad[]): ReadonlyMap<string, string> =>
  new Map(working.map(({ person }, index) => [person.id, `person-${index}`]));

const workingOf = (plan: MadePlan): readonly PersonLoad[] => plan.loads.filter((load) => load.given > 0);

function People({ plan, speak }: Part) {
  const working = workingOf(plan);
  const anchors = anchorsOf(working);
  return (
    <section id="people">
      <h2>{speak(reportWords.peopleTitle(working.length))}</h2>
      {working.map((load) => (
        <PersonPart
          key={load.person.id}
          load={load}
          anchor={anchors.get(load.person.id) ?? ""}
          weights={plan.weights}
          speak={speak}
        />
      ))}
    </section>
  );
}

function Open({ open, speak }: { readonly open: readonly OpenProject[]; readonly speak: Speak }) {
  const w = reportWords;
  return (
    <section id="open">
      <h2>{speak(open.length === 0 ? w.noneOpen : w.openTitle(open.length))}</h2>
      {open.map((one) => (
        <div class="open" key={one.project.id}>
          <h3>
            {one.project.id} {one.project.title}
          </h3>
          <p class="share-line">
            {one.project.firm !== "" && <span>{one.project.firm}</span>}
            <span>{speak(halfDaysWords(one.project.halfDays))}</span>
            <span>{speak(w.share.onSite(one.project.onSiteHalfDays, one.project.place))}</span>
          </p>
          <p>{inARow(speak, whyOpenWords(one))}</p>
          <p class="change">{speak(changeWords(one.change, one.project.halfDays))}</p>
        </div>
      ))}
    </section>
  );
}

function ByProject({ plan, speak }: Part) {
  const w = reportWords.byProject;
  const anchors = anchorsOf(workingOf(plan));
  return (
    <section id="projects">
      <h2>{speak(reportWords.projectsTitle)}</h2>
      <div class="stack">
        <table>
          <thead>
            <tr>
              <th scope="col">{speak(w.project)}</th>
              <th scope="col">{speak(w.firm)}</th>
              <th scope="col">{speak(w.person)}</th>
              <th scope="col" class="number">
                {speak(w.halfDays)}
              </th>
              <th scope="col" class="number">
                {speak(w.fit)}
              </th>
            </tr>
          </thead>
          <tbody>
            {plan.shares.map((share) => (
              <tr key={share.project.id}>
                <th scope="row">
                  {share.project.id} {share.project.title}
                </th>
                <td>{share.project.firm}</td>
                <td data-label={speak(w.person)}>
                  <a href={`#${anchors.get(share.person.id) ?? ""}`}>{share.person.id}</a>
                </td>
                <td class="number" data-label={speak(w.halfDays)}>
                  {share.halfDays}
                </td>
                <td class="number" data-label={speak(w.fit)}>
                  {share.fit}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What was given up so that everybody can live by their week. */
function Cuts({ plan: { cuts }, speak }: Part) {
  if (cuts.length === 0) return null;
  return (
    <section id="weeks">
      <h2>{speak(cutsTitle(cuts.length))}</h2>
      <ul>
        {cuts.map(({ person, projects, because }) => (
          <li key={`${person} ${projects.join(" ")}`}>{speak(collisionSentence(person, projects, because))}</li>
        ))}
      </ul>
    </section>
  );
}

function Idle({ loads, speak }: { readonly loads: readonly PersonLoad[]; readonly speak: Speak }) {
  const idle = loads.filter((load) => load.given === 0);
  if (idle.length === 0) return null;
  return (
    <section id="idle">
      <h2>{speak(reportWords.idleTitle(idle.length))}</h2>
      <ul class="idle">
        {idle.map(({ person }) => (
          <li key={person.id}>{speak(reportWords.idle(person.id, person.halfDays))}</li>
        ))}
      </ul>
    </section>
  );
}

function Pairs({ plan: { pairs }, speak }: Part) {
  const w = reportWords;
  return (
    <section id="how">
      <h2>{speak(w.pairsTitle)}</h2>
      <p>{speak(w.pairs(pairs.all, pairs.admissible))}</p>
      <NumberTable
        head={[speak(w.removedHead), speak(w.count)]}
        rows={filterNames.map((name) => [speak(filterWords[name]), pairs.removed[name]])}
      />
    </section>
  );
}

function WeightTable({ input, speak }: { readonly input: PlanReportInput; readonly speak: Speak }) {
  const w = reportWords;
  const { weights } = input.plan;
  const rows = componentNames.map((name: ComponentName): readonly [string, number] => [
    speak(componentWords[name]),
    weights[name],
  ]);
  return (
    <section id="weights">
      <h2>{speak(w.weightsTitle)}</h2>
      <p>{speak(input.weightsGiven ? w.weightsGiven : w.weights)}</p>
      <NumberTable head={[speak(w.component), speak(w.weight)]} rows={rows} />
    </section>
  );
}

function NumberTable(props: { head: readonly [string, string]; rows: readonly (readonly [string, number])[] }) {
  return (
    <table class="narrow">
      <thead>
        <tr>
          <th scope="col">{props.head[0]}</th>
          <th scope="col" class="number">
            {props.head[1]}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(([name, count]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="number">{grouped(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Files({ input, speak }: { readonly input: PlanReportInput; readonly speak: Speak }) {
  const w = reportWords;
  return (
    <section id="files">
      <h2>{speak(w.filesTitle)}</h2>
      <div class="stack">
        <table>
          <thead>
            <tr>
              <th scope="col">{speak(w.file)}</th>
              <th scope="col" class="number">
                {speak(w.rows)}
              </th>
              <th scope="col">{speak(w.hash)}</th>
            </tr>
          </thead>
          <tbody>
            {input.files.map((file) => (
              <tr key={file.name}>
                <th scope="row">{file.name}</th>
                <td class="number" data-label={speak(w.rows)}>
                  {grouped(file.rows)}
                </td>
                <td>
                  <code>{file.sha256}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {input.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <p>{speak(w.replay)}</p>
      <pre>
        <code>{input.replay}</code>
      </pre>
    </section>
  );
}

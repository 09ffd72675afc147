import { may, permit } from "#domain/access/may.ts";
import { type ComparedFacts, figuresOf, firmSizes, loadBands, type PlanFigures } from "#domain/plans/rules-compare.ts";
import { usualWeights } from "#domain/plans/rules-fit.ts";
import { gapInHundredths } from "#domain/plans/rules-summary.ts";
import { type ComparedLine, comparedFacts, comparedLines, familyOf } from "#domain/plans/views-compare.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { firmSizeWords } from "#text/firms.ts";
import { grouped } from "#text/numbers.ts";
import { planNumber, publishWords } from "#text/plan-pages.ts";
import { percentOf } from "#text/plans.ts";
import { compareWordsOfPlans as w } from "#text/scenarios.ts";
import type { Words } from "#text/speak.ts";
import { Button } from "#web/ui/button.tsx";
import { CheckboxGroup } from "#web/ui/choice-field.tsx";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";

/** Plans that stand side by side at most: more are no longer read across. */
const mostCompared = 4;

/** Plans of the same tables side by side; which ones stands in the address. */
export async function comparePlans(visit: Visit): Promise<Answer> {
  const { actor, app, query, speak } = visit;
  const allowed = permit(app.may, actor, "plan.follow", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const asked = [...new Set(query.getAll("plan"))].filter((text) => /^[1-9]\d{0,8}$/.test(text)).map(Number);
  const numbers = asked.slice(0, mostCompared);
  const found = await app.db.read(actor, async (tx) => {
    const lines = await comparedLines(tx, allowed, numbers);
    const first = lines[0];
    return {
      lines,
      family: first === undefined ? [] : await familyOf(tx, allowed, first.number),
      facts: await comparedFacts(tx, allowed, lines),
    };
  });
  return page({
    title: speak(w.title),
    body: <Comparison visit={visit} {...found} isCut={asked.length > mostCompared} />,
  });
}

type Found = {
  readonly visit: Visit;
  readonly lines: readonly ComparedLine[];
  readonly family: readonly { readonly number: number; readonly name: string }[];
  readonly facts: ComparedFacts;
  readonly isCut: boolean;
};

function Comparison({ visit, lines, family, facts, isCut }: Found) {
  const { speak } = visit;
  const first = lines[0];
  const weights = first?.result.weights ?? usualWeights;
  const figures = lines.map(({ result }) => figuresOf(result, weights, facts));
  return (
    <>
      <Heading title={speak(w.title)} lead={speak(w.lead)} />
      {isCut && (
        <Notice kind="attention" speak={speak}>
          <p>{speak(w.cut(mostCompared))}</p>
        </Notice>
      )}
      {first !== undefined && <Choose visit={visit} lines={lines} family={family} />}
      <DataTable
        speak={speak}
        caption={speak(w.caption)}
        columns={columnsOf(visit, lines)}
        rows={rowsOf(visit, figures)}
        rowKey={({ key }) => key}
        empty={{
          title: speak(w.emptyTitle),
          text: speak(w.emptyText),
          action: { href: localHref(visit.language, "/plans"), label: speak(w.toPlans) },
        }}
      />
      {first !== undefined && <p class="muted">{speak(w.weighed(planNumber(first.number)))}</p>}
      {lines.some(({ source }) => source === "region") && <Publish visit={visit} lines={lines} />}
    </>
  );
}

/** The other plans of the same tables, to be put beside these. */
export function Choose(props: {
  visit: Visit;
  lines: readonly { readonly number: number }[];
  family: readonly { readonly number: number; readonly name: string }[];
}) {
  const { speak, language } = props.visit;
  if (props.family.length < 2) return null;
  return (
    <form class="filter-form" method="get" action={localHref(language, "/plans/compare")}>
      <CheckboxGroup
        speak={speak}
        name="plan"
        label={speak(w.choose)}
        options={props.family.map(({ number, name }) => ({
          value: String(number),
          label: `${planNumber(number)} ${name}`,
        }))}
        values={props.lines.map(({ number }) => String(number))}
      />
      <Button look="secondary">{speak(w.compare)}</Button>
    </form>
  );
}

type Row = { readonly key: string; readonly label: string; readonly cells: readonly string[] };

function columnsOf({ language, speak }: Visit, lines: readonly ComparedLine[]): readonly Column<Row>[] {
  return [
    { key: "what", label: speak(w.what), cell: ({ label }) => label },
    ...lines.map(
      ({ number, name }, at): Column<Row> => ({
        key: String(number),
        label: `${planNumber(number)} ${name}`,
        number: true,
        cell: ({ key, cells }) =>
          key === "page" ? (
            <a class="target" href={localHref(language, `/plans/${number}`)}>
              {speak(w.open)}
            </a>
          ) : (
            (cells[at] ?? "")
          ),
      }),
    ),
  ];
}

function rowsOf({ speak }: Visit, figures: readonly PlanFigures[]): readonly Row[] {
  const row = (key: string, words: Words, tell: (one: PlanFigures) => string): Row => ({
    key,
    label: speak(words),
    cells: figures.map(tell),
  });
  const number = (key: string, words: Words, tell: (one: PlanFigures) => number): Row =>
    row(key, words, (one) => grouped(tell(one)));
  const towns = [...new Set(figures.flatMap((one) => [...one.towns.keys()]))].toSorted();
  const floors = [...new Set(figures.flatMap((one) => one.floors.map(({ town }) => town)))].toSorted();
  const sizes = firmSizes.filter((size) => figures.some((one) => one.firms.has(size)));
  if (figures.length === 0) return [];
  return [
    number("value", w.value, ({ value }) => value),
    row("gap", w.gap, (one) => {
      const hundredths = gapInHundredths(one);
      return hundredths === null ? "–" : percentOf(hundredths);
    }),
    number("halfDays", w.halfDays, ({ halfDays }) => halfDays),
    number("projects", w.projects, ({ projects }) => projects),
    number("people", w.people, ({ people }) => people),
    number("newcomers", w.newcomers, ({ newcomers }) => newcomers),
    number("known", w.known, ({ known }) => known),
    ...loadBands.map((band) => number(`load-${band}`, w.loads[band], ({ loads }) => loads[band])),
    ...sizes.map((size) => number(`size-${size}`, w.firmsOf(firmSizeWords[size]), ({ firms }) => firms.get(size) ?? 0)),
    number("towns", w.towns, (one) => one.towns.size),
    ...towns.map((town) => number(`town-${town}`, w.inTown(town), (one) => one.towns.get(town) ?? 0)),
    ...floors.map((town) =>
      row(`floor-${town}`, w.floorOf(town), ({ floors: own }) => {
        const floor = own.find((each) => each.town === town);
        return floor === undefined ? "–" : speak(w.floor(floor));
      }),
    ),
    row("page", w.page, () => ""),
  ];
}

/** One of them can be the plan that holds. */
function Publish({ visit, lines }: { visit: Visit; lines: readonly ComparedLine[] }) {
  const { actor, language, speak } = visit;
  if (!may(actor, "plan.publish", { hubId: actor.hubId })) return null;
  return (
    <Section title={speak(publishWords.title)} id="publish">
      <p>{speak(publishWords.meaning)}</p>
      {lines.map(({ number, name, publishedAt }) => (
        <Form
          key={number}
          speak={speak}
          action={localHref(language, `/plans/${number}/${publishedAt === null ? "publish" : "withdraw"}`)}
          idempotencyKey={visit.app.ids.next()}
          buttons={
            <Button look="secondary">
              {`${planNumber(number)} ${name}：${speak(publishedAt === null ? publishWords.publish : publishWords.withdraw)}`}
            </Button>
          }
        >
          {null}
        </Form>
      ))}
    </Section>
  );
}

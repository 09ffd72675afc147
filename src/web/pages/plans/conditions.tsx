import { hasConditions, type PlanConditions } from "#domain/plans/rules-conditions.ts";
import type { KeptPlan } from "#domain/plans/rules-kept.ts";
import type { PlanFloor } from "#domain/plans/rules-summary.ts";
import type { Visit } from "#route.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { grouped } from "#text/numbers.ts";
import { scenarioLabels, scenarioWords } from "#text/scenarios.ts";
import type { Words } from "#text/speak.ts";
import { Name, type Naming } from "#web/pages/plans/naming.tsx";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { Section } from "#web/ui/heading.tsx";

type Drawn = {
  readonly visit: Visit;
  readonly conditions: PlanConditions;
  readonly result: KeptPlan;
  readonly naming: Naming;
};

type Row = { readonly person: string; readonly project: string; readonly last: string };

/** What a scenario was asked for, with the reasons and the price of each floor. */
export function Conditions({ visit, conditions, result, naming }: Drawn) {
  const { speak } = visit;
  const floors = result.floors ?? [];
  if (!hasConditions(conditions) && floors.length === 0) return null;
  const pairs = (label: Words, head: Words, rows: readonly Row[]) =>
    rows.length === 0 ? null : <Pairs visit={visit} label={label} head={head} rows={rows} naming={naming} />;
  return (
    <Section title={speak(scenarioWords.conditions)} id="conditions">
      {pairs(
        scenarioLabels.locks,
        scenarioWords.halfDays,
        conditions.locks.map(({ halfDays, ...pair }) => ({ ...pair, last: speak(halfDaysWords(halfDays)) })),
      )}
      {pairs(
        scenarioLabels.forbidden,
        scenarioWords.reason,
        conditions.forbidden.map(({ reason, ...pair }) => ({ ...pair, last: reason })),
      )}
      {pairs(
        scenarioLabels.invited,
        scenarioWords.reason,
        conditions.invited.map(({ reason, ...pair }) => ({ ...pair, last: reason })),
      )}
      {floors.length > 0 && <Floors visit={visit} floors={floors} />}
    </Section>
  );
}

function Pairs(props: { visit: Visit; label: Words; head: Words; rows: readonly Row[]; naming: Naming }) {
  const { visit, label, head, rows, naming } = props;
  const { speak } = visit;
  const columns: readonly Column<Row>[] = [
    { key: "person", label: speak(scenarioWords.person), cell: ({ person }) => <Name {...naming.person(person)} /> },
    {
      key: "project",
      label: speak(scenarioWords.project),
      cell: ({ project }) => <Name {...naming.project(project)} />,
    },
    { key: "last", label: speak(head), cell: ({ last }) => last },
  ];
  return (
    <DataTable
      speak={speak}
      caption={speak(label)}
      columns={columns}
      rows={rows}
      rowKey={({ person, project }) => `${person} ${project}`}
      empty={{ title: speak(label) }}
    />
  );
}

function Floors({ visit: { speak }, floors }: { visit: Visit; floors: readonly PlanFloor[] }) {
  const w = scenarioWords;
  const columns: readonly Column<PlanFloor>[] = [
    { key: "town", label: speak(w.town), cell: ({ town }) => town },
    {
      key: "asked",
      label: speak(w.asked),
      number: true,
      cell: ({ asked, least }) => (
        <>
          {asked}
          {least < asked && <span class="cell-note">{speak(w.floorLess(least))}</span>}
        </>
      ),
    },
    { key: "served", label: speak(w.served), number: true, cell: ({ served }) => served },
    { key: "price", label: speak(w.price), number: true, cell: ({ price }) => grouped(price) },
  ];
  return (
    <>
      <DataTable
        speak={speak}
        caption={speak(scenarioLabels.floors)}
        columns={columns}
        rows={floors}
        rowKey={({ town }) => town}
        empty={{ title: speak(scenarioLabels.floors) }}
      />
      <p class="muted">{speak(w.priceMeaning)}</p>
    </>
  );
}

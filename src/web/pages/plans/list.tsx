import { permit, reachOf } from "#domain/access/may.ts";
import type { KeptSummary } from "#domain/plans/rules-kept.ts";
import type { PlanStatus } from "#domain/plans/terms.ts";
import { type PlanLine, planLines } from "#domain/plans/views.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { instantWords } from "#text/dates.ts";
import {
  gapWords,
  ofWords,
  planLabels,
  planNumber,
  planPageWords,
  planStatusWords,
  publishWords,
  stoppedEarly,
} from "#text/plan-pages.ts";
import type { Words } from "#text/speak.ts";
import { LinkButton } from "#web/ui/button.tsx";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Pager } from "#web/ui/pager.tsx";
import { SearchBox } from "#web/ui/search-box.tsx";
import { Tag, type TagTone } from "#web/ui/tag.tsx";

const rowsPerPage = 50;

/** The list of plans, the newest first: search in the address, fifty a page by key. */
export async function listPlans(visit: Visit): Promise<Answer> {
  const { actor, app } = visit;
  const allowed = permit(app.may, actor, "plan.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const search = (visit.query.get("q") ?? "").slice(0, 100).trim();
  const asked = visit.query.get("before") ?? "";
  const before = /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null;
  const lines = await app.db.read(actor, (tx) => planLines(tx, allowed, { search, before, limit: rowsPerPage }));
  return page({
    title: visit.speak(planPageWords.list),
    body: <PlanList visit={visit} lines={lines} search={search} />,
  });
}

function PlanList({ visit, lines, search }: { visit: Visit; lines: readonly PlanLine[]; search: string }) {
  const { language, speak } = visit;
  const w = planPageWords;
  const shown = lines.slice(0, rowsPerPage);
  const last = shown.at(-1);
  const more = lines.length > rowsPerPage && last !== undefined;
  const next = new URLSearchParams({ ...(search === "" ? {} : { q: search }), before: String(last?.number ?? 0) });
  const make =
    reachOf(visit.actor, "plan.request") === null
      ? undefined
      : { href: localHref(language, "/plans/region"), label: speak(w.make) };
  return (
    <>
      <Heading
        title={speak(w.list)}
        lead={speak(w.listLead)}
        actions={
          make && (
            <LinkButton href={make.href} look="primary">
              {make.label}
            </LinkButton>
          )
        }
      />
      <SearchBox
        speak={speak}
        action={localHref(language, "/plans")}
        label={speak(w.search)}
        example={speak(w.searchExample)}
        value={search}
      />
      <DataTable
        speak={speak}
        caption={speak(w.list)}
        columns={columnsOf(visit)}
        rows={shown}
        rowKey={(plan) => String(plan.number)}
        empty={
          search === ""
            ? { title: speak(w.emptyTitle), text: speak(w.emptyText), action: make }
            : { title: speak(w.noHitTitle), text: speak(w.noHitText) }
        }
      />
      <Pager speak={speak} nextHref={more ? localHref(language, `/plans?${next}`) : undefined} />
    </>
  );
}

function columnsOf({ language, speak }: Visit): readonly Column<PlanLine>[] {
  const w = planPageWords;
  const figure = (tell: (summary: KeptSummary) => string) => (plan: PlanLine) =>
    plan.summary === null ? "–" : tell(plan.summary);
  return [
    {
      key: "name",
      label: speak(planLabels.name),
      cell: (plan) => <a href={localHref(language, `/plans/${plan.number}`)}>{plan.name}</a>,
    },
    { key: "number", label: speak(w.number), cell: (plan) => planNumber(plan.number) },
    { key: "status", label: speak(w.status), cell: (plan) => <PlanTag plan={plan} speak={speak} /> },
    {
      key: "served",
      label: speak(w.served),
      number: true,
      cell: figure(({ projects, open }) => ofWords(projects - open, projects)),
    },
    {
      key: "halfDays",
      label: speak(w.halfDays),
      number: true,
      cell: figure(({ served, wanted }) => ofWords(served, wanted)),
    },
    { key: "gap", label: speak(w.gap), number: true, cell: figure(gapWords) },
    { key: "requested", label: speak(w.requested), cell: (plan) => speak(instantWords(plan.requestedAt)) },
  ];
}

const tones: { readonly [S in PlanStatus]: TagTone } = {
  waiting: "neutral",
  running: "active",
  cancelling: "active",
  done: "done",
  cancelled: "neutral",
  failed: "attention",
};

/** The state of a plan; one that was stopped early says so. */
export function PlanTag(props: {
  plan: {
    readonly status: PlanStatus;
    readonly summary: Pick<KeptSummary, "stopped"> | null;
    readonly publishedAt: Date | null;
  };
  speak: (words: Words) => string;
}) {
  const { status, summary, publishedAt } = props.plan;
  if (publishedAt !== null) return <Tag tone="active">{props.speak(publishWords.tag)}</Tag>;
  const words = summary?.stopped === "cancelled" ? stoppedEarly : planStatusWords[status];
  return <Tag tone={tones[status]}>{props.speak(words)}</Tag>;
}

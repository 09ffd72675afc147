import { compareCodes } from "#domain/plans/rules-board.ts";
import { folded } from "#domain/plans/rules-cells.ts";
import { isAskedLock, type LiveRow, liveRows } from "#domain/plans/rules-live.ts";
import { boardWords } from "#text/board.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { planPageWords } from "#text/plan-pages.ts";
import { rehearsalWords as w } from "#text/rehearsal.ts";
import { whyWords } from "#text/why.ts";
import { Name } from "#web/pages/plans/naming.tsx";
import { type LivePart, postTo } from "#web/pages/plans/rehearse.tsx";
import { DataTable } from "#web/ui/data-table.tsx";
import { FilterForm } from "#web/ui/filter-form.tsx";
import { Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Pager } from "#web/ui/pager.tsx";
import { PostForm } from "#web/ui/post-form.tsx";
import { Tag } from "#web/ui/tag.tsx";

const rowsPerPage = 25;

/** Projects with who serves them now, what it was before, and the two things to try with a pair. */
export function LiveBoard(part: LivePart) {
  const { visit, shown, live, naming } = part;
  const { app, language, query, speak } = visit;
  const here = localHref(language, `/plans/${shown.plan.number}/rehearse`);
  const search = (query.get("q") ?? "").slice(0, 100).trim();
  const isChangedOnly = query.get("show") === "changed";
  const words = search
    .split(/[\s、,]+/u)
    .map(folded)
    .filter((word) => word !== "");
  const textOf = (row: LiveRow): string =>
    folded(
      [row.project.id, row.project.title, row.project.firm, row.project.place]
        .concat(row.person === null ? [] : [naming.person(row.person).text])
        .join(" "),
    );
  const whyOf = (project: string): string =>
    localHref(language, `/plans/${shown.plan.number}/why?${new URLSearchParams({ project })}`);
  const rows = liveRows(live)
    .toSorted((a, b) => compareCodes(a.project.id, b.project.id))
    .filter(
      (row) => (!isChangedOnly || row.person !== row.before) && words.every((word) => textOf(row).includes(word)),
    );
  const from = Math.min(rows.length, Math.max(0, Number(query.get("from") ?? 0) || 0));
  const hrefOf = (at: number): string => {
    const asked = new URLSearchParams(query);
    asked.delete("done");
    asked.set("from", String(at));
    return `${here}?${asked}`;
  };
  return (
    <Section title={speak(w.board)} id="live-board">
      <FilterForm
        speak={speak}
        action={here}
        search={{ label: speak(w.search), example: speak(w.searchExample), value: search }}
        filters={[
          {
            name: "show",
            label: speak(w.show),
            any: speak(w.all),
            value: isChangedOnly ? "changed" : "",
            options: [{ value: "changed", label: speak(w.changed) }],
          },
        ]}
      />
      <p class="muted">{speak(boardWords.count(Math.min(rowsPerPage, rows.length - from), rows.length))}</p>
      <PostForm action={postTo(part, "try")}>
        <input type="hidden" name="idempotencyKey" value={app.ids.next()} />
        <input type="hidden" name="reason" value={speak(w.triedReason)} />
        <DataTable
          speak={speak}
          caption={speak(w.board)}
          rows={rows.slice(from, from + rowsPerPage)}
          rowKey={({ project }) => project.id}
          empty={{ title: speak(boardWords.emptyTitle), text: speak(boardWords.emptyText) }}
          columns={[
            {
              key: "project",
              label: speak(planPageWords.project),
              cell: ({ project }: LiveRow) => (
                <>
                  <Name {...naming.project(project.id)} /> {project.title}
                  {project.firm !== "" && <span class="cell-note">{project.firm}</span>}
                  <a class="why-link" href={whyOf(project.id)}>
                    {speak(whyWords.link)}
                    <span class="visually-hidden"> {project.id}</span>
                  </a>
                </>
              ),
            },
            {
              key: "share",
              label: speak(planPageWords.share),
              cell: ({ project }) => speak(halfDaysWords(project.halfDays)),
            },
            {
              key: "person",
              label: speak(planPageWords.person),
              cell: ({ person, before, isLocked }) => (
                <>
                  {person === null ? speak(boardWords.open) : <Name {...naming.person(person)} />}
                  {isLocked && <Tag tone="done">{speak(w.locked)}</Tag>}
                  {person !== before && (
                    <span class="cell-note">
                      {speak(w.was)} {before === null ? speak(boardWords.open) : naming.person(before).text}
                    </span>
                  )}
                </>
              ),
            },
            {
              key: "try",
              label: speak(w.acts),
              cell: ({ project, person, isLocked }) =>
                person === null || isLocked || isAskedLock(live.base, { person, project: project.id }) ? (
                  "–"
                ) : (
                  <span class="live-acts">
                    {(["lock", "forbid"] as const).map((kind) => (
                      <button
                        key={kind}
                        type="submit"
                        class="button button-secondary"
                        name="pair"
                        value={`${kind}\t${person}\t${project.id}`}
                      >
                        {speak(w[kind])}
                        <span class="visually-hidden"> {`${person} ${project.id}`}</span>
                      </button>
                    ))}
                  </span>
                ),
            },
          ]}
        />
      </PostForm>
      <Pager
        speak={speak}
        firstHref={from === 0 ? undefined : hrefOf(0)}
        nextHref={from + rowsPerPage < rows.length ? hrefOf(from + rowsPerPage) : undefined}
      />
    </Section>
  );
}

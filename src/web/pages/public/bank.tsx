import { permit } from "#domain/access/may.ts";
import { type Theme, themes } from "#domain/projects/terms.ts";
import { type BankPage, type BankQuery, bankLines, bankPage, bankPlaces } from "#domain/projects/views-bank.ts";
import { type Answer, page, type Route, refusal, type Visit } from "#route.ts";
import { dayWords } from "#text/dates.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { monthlyPayWords } from "#text/money.ts";
import { bankWords, firmOnPageWords, projectLabels, projectNumber, projectWords } from "#text/projects.ts";
import { themeWords } from "#text/terms.ts";
import { numberIn } from "#web/form-routes.ts";
import { ConditionParts, ShapePart, WorkParts } from "#web/pages/projects/parts.tsx";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { FilterForm } from "#web/ui/filter-form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Pager } from "#web/ui/pager.tsx";

const rowsPerPage = 30;

/** The project bank: every published project, for everyone. */
export const bankRoutes: readonly Route[] = [
  { method: "get", path: "/bank", act: "bank.list", door: "page", run: listBank },
  { method: "get", path: "/bank/:number", act: "bank.show", door: "page", run: showBankPage },
];

async function listBank(visit: Visit): Promise<Answer> {
  const { actor, app, speak } = visit;
  const allowed = permit(app.may, actor, "bank.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const query = queryOf(visit);
  const [lines, places] = await app.db.read(actor, async (tx) => [
    await bankLines(tx, allowed, query),
    await bankPlaces(tx, allowed),
  ]);
  return page({
    title: speak(bankWords.title),
    isPublic: true,
    body: <BankList visit={visit} query={query} lines={lines} places={places} />,
  });
}

function queryOf({ query }: Visit): BankQuery {
  const text = (name: string): string => (query.get(name) ?? "").slice(0, 100).trim();
  return {
    search: text("q"),
    theme: themes.find((theme) => theme === query.get("theme")) ?? null,
    place: text("town"),
    after: /^[1-9]\d{0,8}$/.test(text("after")) ? Number(text("after")) : null,
    limit: rowsPerPage,
  };
}

type Listed = {
  readonly visit: Visit;
  readonly query: BankQuery;
  readonly lines: readonly BankPage[];
  readonly places: readonly string[];
};

function BankList({ visit, query, lines, places }: Listed) {
  const { language, speak } = visit;
  const shown = lines.slice(0, rowsPerPage);
  const isNarrowed = query.search !== "" || query.theme !== null || query.place !== "";
  const last = shown.at(-1);
  const next = lines.length > rowsPerPage && last !== undefined ? nextHref(visit, query, last.number) : undefined;
  return (
    <>
      <Heading title={speak(bankWords.title)} lead={speak(bankWords.lead)} />
      <FilterForm
        speak={speak}
        action={localHref(language, "/bank")}
        search={{
          label: speak(projectWords.search),
          example: speak(projectWords.searchExample),
          value: query.search,
        }}
        filters={[
          {
            name: "theme",
            label: speak(projectLabels.themes),
            any: speak(projectWords.anyTheme),
            value: query.theme ?? "",
            options: themes.map((value: Theme) => ({ value, label: speak(themeWords[value]) })),
          },
          {
            name: "town",
            label: speak(projectLabels.place),
            any: speak(projectWords.anyPlace),
            value: query.place,
            options: places.map((value) => ({ value, label: value })),
          },
        ]}
      />
      <DataTable
        speak={speak}
        caption={speak(bankWords.title)}
        columns={columnsOf(visit)}
        rows={shown}
        rowKey={({ number }) => String(number)}
        empty={
          isNarrowed
            ? { title: speak(projectWords.noHitTitle), text: speak(projectWords.noHitText) }
            : { title: speak(bankWords.emptyTitle), text: speak(bankWords.emptyText) }
        }
      />
      <Pager speak={speak} nextHref={next} />
    </>
  );
}

function nextHref({ language }: Visit, query: BankQuery, after: number): string {
  const parts = { q: query.search, theme: query.theme ?? "", town: query.place, after: String(after) };
  const given = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ""));
  return localHref(language, `/bank?${given}`);
}

function columnsOf({ language, speak }: Visit): readonly Column<BankPage>[] {
  return [
    {
      key: "title",
      label: speak(bankWords.project),
      cell: ({ number, terms, firm }) => (
        <>
          <a href={localHref(language, `/bank/${number}`)}>{terms.title}</a>
          <span class="cell-note">{speak(firmOnPageWords(firm))}</span>
        </>
      ),
    },
    {
      key: "halfDays",
      label: speak(projectLabels.halfDays),
      cell: ({ terms }) => speak(halfDaysWords(terms.halfDays)),
    },
    { key: "place", label: speak(projectLabels.place), cell: ({ terms }) => terms.place },
    {
      key: "pay",
      label: speak(projectLabels.payYenPerMonth),
      cell: ({ terms }) => speak(monthlyPayWords(terms.payYenPerMonth)),
    },
  ];
}

async function showBankPage(visit: Visit): Promise<Answer> {
  const { actor, app } = visit;
  const number = numberIn(visit);
  const allowed = permit(app.may, actor, "bank.show", { hubId: actor.hubId });
  if (number === null || allowed === null) return refusal({ code: "not-found" });
  const shown = await app.db.read(actor, (tx) => bankPage(tx, allowed, number));
  if (shown === null) return refusal({ code: "not-found" });
  return page({ title: shown.terms.title, isPublic: true, body: <BankShow visit={visit} shown={shown} /> });
}

function BankShow({ visit, shown }: { visit: Visit; shown: BankPage }) {
  const { language, speak } = visit;
  const { firm, terms } = shown;
  const name = speak(firmOnPageWords(firm));
  return (
    <div class="prose">
      <Heading
        title={terms.title}
        above={projectNumber(shown.number)}
        lead={firm.number === null ? name : <a href={localHref(language, `/companies/${firm.number}`)}>{name}</a>}
      />
      <Section title={speak(bankWords.work)}>
        <WorkParts visit={visit} terms={terms} />
      </Section>
      <Section title={speak(bankWords.conditions)}>
        <ConditionParts visit={visit} terms={terms} />
      </Section>
      <Section title={speak(bankWords.shape)}>
        <ShapePart visit={visit} terms={terms} />
      </Section>
      <Section title={speak(bankWords.ask)}>
        <p>{speak(bankWords.askText)}</p>
        <p class="muted">{`${speak(bankWords.published)} ${speak(dayWords(shown.publishedAt))}`}</p>
        <p>
          <a class="target" href={localHref(language, "/bank")}>
            {speak(bankWords.back)}
          </a>
        </p>
      </Section>
    </div>
  );
}

import { may, permit } from "#domain/access/may.ts";
import {
  type BankPage,
  type BankQuery,
  bankHalfDays,
  bankOrders,
  bankRemotes,
  findOpenProjects,
} from "#domain/projects/rules-bank.ts";
import { roleKinds, themes } from "#domain/projects/terms.ts";
import { bankPage } from "#domain/projects/views-bank.ts";
import { type Answer, page, type Route, refusal, type Visit } from "#route.ts";
import { jobPosting, type Structured } from "#show/job-posting.ts";
import { bankCount, bankOrderWords, bankRemoteWords, bankSearchWords, halfDaysUpTo } from "#text/bank.ts";
import { dayWords } from "#text/dates.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { handWords } from "#text/hands.ts";
import { monthlyPayWords } from "#text/money.ts";
import { bankWords, firmOnPageWords, projectLabels, projectNumber, projectWords } from "#text/projects.ts";
import type { Words } from "#text/speak.ts";
import { roleKindWords, themeWords } from "#text/terms.ts";
import { numberIn } from "#web/form-routes.ts";
import { ConditionParts, ShapePart, WorkParts } from "#web/pages/projects/parts.tsx";
import { publicAddress } from "#web/pages/public/address.ts";
import { ContractFormPart } from "#web/pages/standings/form-part.tsx";
import { ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { type Column, DataTable, type EmptyList } from "#web/ui/data-table.tsx";
import { type Filter, FilterForm } from "#web/ui/filter-form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Pager } from "#web/ui/pager.tsx";

const rowsPerPage = 30;
/** The parts of the list's address: the conditions, then the order and where the page begins. */
const conditions = ["q", "theme", "town", "role", "half-days", "remote"] as const;
const parts = [...conditions, "order", "after"] as const;
type Part = (typeof parts)[number];

/** The project bank: every published project, for everyone. */
export const bankRoutes: readonly Route[] = [
  { method: "get", path: "/bank", act: "bank.list", door: "page", everyone: { query: parts }, run: listBank },
  { method: "get", path: "/bank/:number", act: "bank.show", door: "page", everyone: { query: [] }, run: showBankPage },
];

async function listBank(visit: Visit): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  if (permit(app.may, actor, "bank.list", { hubId: actor.hubId }) === null) return refusal({ code: "not-allowed" });
  const query = queryOf(visit);
  const projects = await visit.openProjects();
  const found = findOpenProjects(projects, query);
  const isNarrowed = conditions.some((name) => partsOf(query)[name] !== "");
  return page({
    title: speak(bankWords.title),
    isPublic: true,
    body: (
      <>
        <Heading title={speak(bankWords.title)} lead={speak(bankWords.lead)} />
        <BankSearch visit={visit} query={query} places={projects.places} />
        {found.count > 0 && <p class="muted">{speak(bankCount(found.count, isNarrowed))}</p>}
        <DataTable
          speak={speak}
          caption={speak(bankWords.title)}
          columns={columnsOf(visit)}
          rows={found.shown}
          rowKey={({ number }) => String(number)}
          empty={emptyOf(visit, isNarrowed)}
        />
        <Pager
          speak={speak}
          nextHref={
            found.next === null
              ? undefined
              : localHref(language, bankPath({ ...partsOf(query), after: `${found.next.rank}.${found.next.number}` }))
          }
        />
      </>
    ),
  });
}

function queryOf({ query }: Visit): BankQuery {
  const text = (name: Part): string => (query.get(name) ?? "").slice(0, 100).trim();
  const after = /^(-?\d{1,15})\.([1-9]\d{0,8})$/.exec(text("after"));
  return {
    words: text("q"),
    theme: oneOf(themes, text("theme")),
    place: text("town"),
    roleKind: oneOf(roleKinds, text("role")),
    halfDays: bankHalfDays.find((halfDays) => String(halfDays) === text("half-days")) ?? null,
    remote: oneOf(bankRemotes, text("remote")),
    order: oneOf(bankOrders, text("order")) ?? "newest",
    after: after === null ? null : { rank: Number(after[1]), number: Number(after[2]) },
    limit: rowsPerPage,
  };
}

const oneOf = <Value extends string>(values: readonly Value[], text: string): Value | null =>
  values.find((value) => value === text) ?? null;

/** The query as parts of an address; what is usual is left out. */
const partsOf = (query: BankQuery): Readonly<Record<Part, string>> => ({
  q: query.words,
  theme: query.theme ?? "",
  town: query.place,
  role: query.roleKind ?? "",
  "half-days": String(query.halfDays ?? ""),
  remote: query.remote ?? "",
  order: query.order === "newest" ? "" : query.order,
  after: "",
});

function bankPath(given: Readonly<Record<Part, string>>): string {
  const query = new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ""));
  return query.size === 0 ? "/bank" : `/bank?${query}`;
}

type Searching = { readonly visit: Visit; readonly query: BankQuery; readonly places: readonly string[] };

function BankSearch({ visit: { language, speak }, query, places }: Searching) {
  const words = partsOf(query);
  const filter = (name: Part, label: Words, any: Words, options: readonly (readonly [string, Words])[]): Filter => ({
    name,
    label: speak(label),
    any: speak(any),
    value: words[name],
    options: options.map(([value, each]) => ({ value, label: speak(each) })),
  });
  const { anyHalfDays, anyRemote, anyRoleKind, halfDays, order, remote, roleKind } = bankSearchWords;
  return (
    <FilterForm
      speak={speak}
      action={localHref(language, "/bank")}
      foldedUnder={speak(bankSearchWords.more)}
      search={{
        label: speak(projectWords.search),
        example: speak(projectWords.searchExample),
        value: query.words,
      }}
      filters={[
        filter(
          "theme",
          projectLabels.themes,
          projectWords.anyTheme,
          themes.map((each) => [each, themeWords[each]]),
        ),
        filter(
          "town",
          projectLabels.place,
          projectWords.anyPlace,
          places.map((each) => [each, { ja: each, en: each }]),
        ),
        filter(
          "half-days",
          halfDays,
          anyHalfDays,
          bankHalfDays.map((each) => [String(each), halfDaysUpTo(each)]),
        ),
        filter(
          "remote",
          remote,
          anyRemote,
          bankRemotes.map((each) => [each, bankRemoteWords[each]]),
        ),
        filter(
          "role",
          roleKind,
          anyRoleKind,
          roleKinds.map((each) => [each, roleKindWords[each]]),
        ),
        filter(
          "order",
          order,
          bankOrderWords.newest,
          bankOrders.slice(1).map((each) => [each, bankOrderWords[each]]),
        ),
      ]}
    />
  );
}

const emptyOf = ({ language, speak }: Visit, isNarrowed: boolean): EmptyList =>
  isNarrowed
    ? {
        title: speak(projectWords.noHitTitle),
        text: speak(bankSearchWords.noHitText),
        action: { href: localHref(language, "/bank"), label: speak(bankSearchWords.showAll) },
      }
    : { title: speak(bankWords.emptyTitle), text: speak(bankWords.emptyText) };

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
  return page({
    title: shown.terms.title,
    isPublic: true,
    structured: postingOf(visit, shown),
    body: <BankShow visit={visit} shown={shown} />,
  });
}

function postingOf(visit: Visit, shown: BankPage): Structured {
  const { hub, language, speak } = visit;
  const { firm, number } = shown;
  const at = (path: string): string => publicAddress(visit, language, path);
  const firmAddress = firm.number === null ? null : at(`/companies/${firm.number}`);
  return jobPosting(shown, { address: at(`/bank/${number}`), hubName: hub.name, firmAddress }, speak);
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
        <ContractFormPart speak={speak} form={shown.contractForm} />
      </Section>
      <Section title={speak(bankWords.shape)}>
        <ShapePart visit={visit} terms={terms} />
      </Section>
      <RaiseHand visit={visit} number={shown.number} />
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

/** The one thing a person can do here; who is not registered yet is told how to begin. The firm and staff raise no hands. */
function RaiseHand({ visit, number }: { visit: Visit; number: number }) {
  const { actor, language, speak } = visit;
  if (actor.hat === "visitor")
    return (
      <Section title={speak(handWords.raise)}>
        <p>{speak(handWords.visitorLead)}</p>
        <ButtonRow>
          <LinkButton href={localHref(language, "/join")} look="human">
            {speak(handWords.register)}
          </LinkButton>
        </ButtonRow>
      </Section>
    );
  if (!may(actor, "hand.raise", { hubId: actor.hubId, personId: actor.personId })) return null;
  return (
    <Section title={speak(handWords.raise)}>
      <p>{speak(handWords.raiseLead)}</p>
      <ButtonRow>
        <LinkButton href={localHref(language, `/bank/${number}/hand`)} look="human">
          {speak(handWords.yes)}
        </LinkButton>
      </ButtonRow>
    </Section>
  );
}

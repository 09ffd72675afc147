import { permit } from "#domain/access/may.ts";
import { type AlikePair, type AlikeRecord, type DuplicateKind, duplicateKinds } from "#domain/duplicates/terms.ts";
import { alikePairs } from "#domain/duplicates/views.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { alikeReasonWords, duplicateKindWords, duplicateWords } from "#text/duplicates.ts";
import { firmNumber } from "#text/firms.ts";
import { personNumber } from "#text/people.ts";
import { listedWords } from "#text/speak.ts";
import { ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** Pairs shown at once; the rest follows when these are done. */
const mostPairs = 50;

/** Pairs of firms or people that look alike, those with most in common first. */
export async function listDuplicates(visit: Visit): Promise<Answer> {
  const { actor, app, query, speak } = visit;
  const allowed = permit(app.may, actor, "duplicate.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const wished = query.get("kind");
  const { kind, pairs } = await app.db.read(actor, async (tx) => {
    const of = async (each: DuplicateKind) => ({
      kind: each,
      pairs: await alikePairs(tx, allowed, { kind: each, limit: mostPairs }),
    });
    if (wished === "person") return of("person");
    const firms = await of("firm");
    // Whoever did not ask for firms sees first what there is to do.
    return wished === null && firms.pairs.length === 0 ? of("person") : firms;
  });
  return page({ title: speak(duplicateWords.list), body: <Pairs visit={visit} kind={kind} pairs={pairs} /> });
}

/** Where two records are compared. */
export const comparePath = (kind: DuplicateKind, one: number, other: number): string =>
  `/${kind === "firm" ? "firms" : "people"}/${one}/merge?with=${other}`;

/** F-12 or H-31. */
export const recordNumber = (kind: DuplicateKind, number: number): string =>
  kind === "firm" ? firmNumber(number) : personNumber(number);

function Pairs({ visit, kind, pairs }: { visit: Visit; kind: DuplicateKind; pairs: readonly AlikePair[] }) {
  const { language, speak } = visit;
  const w = duplicateWords;
  return (
    <>
      <Heading title={speak(w.list)} lead={speak(w.lead)} />
      <nav aria-label={speak(w.which)}>
        <ButtonRow>
          {duplicateKinds.map((each) => (
            <LinkButton
              key={each}
              href={localHref(language, `/duplicates?kind=${each}`)}
              look={each === kind ? "primary" : "secondary"}
            >
              {speak(duplicateKindWords[each])}
            </LinkButton>
          ))}
        </ButtonRow>
      </nav>
      {pairs.length === mostPairs && <p class="muted">{speak(w.first(mostPairs))}</p>}
      <DataTable
        speak={speak}
        caption={speak(duplicateKindWords[kind])}
        columns={columnsOf(visit, kind)}
        rows={pairs}
        rowKey={({ one, other }) => `${one.number}-${other.number}`}
        empty={{ title: speak(w.emptyTitle), text: speak(w.emptyText) }}
        isList
      />
    </>
  );
}

function columnsOf({ language, speak }: Visit, kind: DuplicateKind): readonly Column<AlikePair>[] {
  const w = duplicateWords;
  const told = ({ number, name, place }: AlikeRecord) => (
    <>
      {recordNumber(kind, number)} {name}
      {place !== "" && <span class="cell-note">{place}</span>}
    </>
  );
  return [
    { key: "one", label: speak(w.one), cell: ({ one }) => told(one) },
    { key: "other", label: speak(w.other), cell: ({ other }) => told(other) },
    {
      key: "why",
      label: speak(w.same),
      cell: ({ why }) =>
        listedWords(
          speak,
          why.map((reason) => alikeReasonWords[reason]),
        ),
    },
    {
      key: "compare",
      label: speak(w.compare),
      cell: ({ one, other }) => (
        <LinkButton href={localHref(language, comparePath(kind, one.number, other.number))}>
          {speak(w.compare)}
          <span class="visually-hidden">
            {" "}
            {recordNumber(kind, one.number)} {recordNumber(kind, other.number)}
          </span>
        </LinkButton>
      ),
    },
  ];
}

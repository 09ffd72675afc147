import { may, permit } from "#domain/access/may.ts";
import { standingState } from "#domain/contracts/rules-standing.ts";
import type { StandingState } from "#domain/contracts/terms.ts";
import { type StandingLine, standingLines } from "#domain/contracts/views.ts";
import { type StandingRule, standingRules } from "#reference/contract-forms.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { dateWords } from "#text/dates.ts";
import {
  activityWords,
  contractFormWords,
  holderWords,
  standingKindWords,
  standingLabels,
  standingStateWords,
  standingWords,
  surenessWords,
} from "#text/standings.ts";
import { LinkButton } from "#web/ui/button.tsx";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Tag, type TagTone } from "#web/ui/tag.tsx";

const tones: { readonly [S in StandingState]: TagTone } = {
  coming: "neutral",
  valid: "done",
  ending: "attention",
  over: "attention",
};

/** What the hub and its organisations may do, and what asks for which of it. */
export async function listStandings(visit: Visit): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const allowed = permit(app.may, actor, "standing.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const rows = await app.db.read(actor, (tx) => standingLines(tx, allowed));
  const w = standingWords;
  return page({
    title: speak(w.list),
    body: (
      <>
        <Heading title={speak(w.list)} lead={speak(w.lead)} />
        {may(actor, "standing.enter", { hubId: actor.hubId }) && (
          <p>
            <LinkButton href={localHref(language, "/standings/new")} look="primary">
              {speak(w.enter)}
            </LinkButton>
          </p>
        )}
        <DataTable
          speak={speak}
          caption={speak(w.list)}
          columns={columnsOf(visit)}
          rows={rows}
          rowKey={({ number }) => String(number)}
          empty={{ title: speak(w.emptyTitle), text: speak(w.emptyText) }}
          isList
        />
        <Section title={speak(w.rules)}>
          <p>{speak(w.rulesLead)}</p>
          <DataTable
            speak={speak}
            caption={speak(w.rules)}
            columns={ruleColumns(visit)}
            rows={standingRules}
            rowKey={({ form, activity }) => `${form} ${activity}`}
            empty={{ title: speak(w.emptyTitle) }}
          />
        </Section>
      </>
    ),
  });
}

function columnsOf(visit: Visit): readonly Column<StandingLine>[] {
  const { speak, language, app, actor } = visit;
  const mayEdit = may(actor, "standing.edit", { hubId: actor.hubId });
  return [
    {
      key: "kind",
      label: speak(standingLabels.kind),
      cell: ({ number, terms }) => (
        <>
          {mayEdit ? (
            <a href={localHref(language, `/standings/${number}`)}>{speak(standingKindWords[terms.kind])}</a>
          ) : (
            speak(standingKindWords[terms.kind])
          )}
          <span class="cell-note">{terms.licence}</span>
        </>
      ),
    },
    {
      key: "holder",
      label: speak(standingWords.holder),
      cell: ({ holder }) => holder ?? speak(standingWords.hubItself),
    },
    {
      key: "period",
      label: speak(standingWords.period),
      cell: ({ terms: { validFrom, expiresOn, note } }) => (
        <>
          {speak(dateWords(validFrom))} – {speak(expiresOn === null ? standingWords.noEnd : dateWords(expiresOn))}
          {note !== "" && <span class="cell-note">{note}</span>}
        </>
      ),
    },
    {
      key: "state",
      label: speak(standingWords.state),
      cell: ({ terms }) => {
        const state = standingState(terms, app.clock.today());
        return <Tag tone={tones[state]}>{speak(standingStateWords[state])}</Tag>;
      },
    },
  ];
}

function ruleColumns({ speak }: Visit): readonly Column<StandingRule>[] {
  const w = standingWords;
  return [
    { key: "form", label: speak(w.form), cell: ({ form }) => speak(contractFormWords[form]) },
    { key: "activity", label: speak(w.activity), cell: ({ activity }) => speak(activityWords[activity]) },
    {
      key: "needs",
      label: speak(w.needs),
      cell: ({ needs, holder }) => (
        <>
          {speak(holderWords[holder])}
          {needs.map((kind) => (
            <span key={kind} class="cell-note">
              {speak(standingKindWords[kind])}
            </span>
          ))}
        </>
      ),
    },
    {
      key: "source",
      label: speak(w.source),
      cell: ({ source, sureness, validFrom }) => (
        <>
          {source} <Tag tone={sureness === "found" ? "done" : "neutral"}>{speak(surenessWords[sureness])}</Tag>
          <span class="cell-note">{`${speak(w.since)} ${speak(dateWords(validFrom))}`}</span>
        </>
      ),
    },
  ];
}

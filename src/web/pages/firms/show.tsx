import { may, permit } from "#domain/access/may.ts";
import { type FirmView, firmFacts, firmView } from "#domain/firms/views.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { dayWords } from "#text/dates.ts";
import { employeesWords, firmLabels, firmNumber, firmStatusWords, firmWords } from "#text/firms.ts";
import { industryWords } from "#text/industries.ts";
import { numberIn } from "#web/form-routes.ts";
import { Button, ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Tag } from "#web/ui/tag.tsx";

/** Loads a firm for its page, or says why not. */
export async function loadFirm(visit: Visit, act: "firm.show" | "firm.edit"): Promise<FirmView | null> {
  const number = numberIn(visit);
  if (number === null) return null;
  return visit.app.db.read(visit.actor, async (tx) => {
    const facts = await firmFacts(tx, number);
    const allowed = facts === null ? null : permit(visit.app.may, visit.actor, act, facts);
    return facts === null || allowed === null ? null : firmView(tx, allowed, facts.firmId);
  });
}

/** The page of one firm for its hub and itself. */
export async function showFirm(visit: Visit): Promise<Answer> {
  const firm = await loadFirm(visit, "firm.show");
  if (firm === null) return refusal({ code: "not-found" });
  return page({
    title: firm.terms.name,
    body: <FirmShow visit={visit} firm={firm} />,
  });
}

function FirmShow({ visit, firm }: { visit: Visit; firm: FirmView }) {
  const { language, speak } = visit;
  const { terms } = firm;
  const at = (path: string) => localHref(language, `/firms/${firm.number}${path}`);
  const object = { hubId: visit.actor.hubId, firmId: firm.id };
  const can = (act: "firm.edit" | "project.enter" | "firm-account.list") => may(visit.actor, act, object);
  return (
    <>
      <Heading
        title={terms.name}
        above={`${firmNumber(firm.number)} ${terms.kana}`}
        lead={<Tag tone={firm.status === "published" ? "done" : "neutral"}>{speak(firmStatusWords[firm.status])}</Tag>}
        actions={can("firm.edit") && <LinkButton href={at("/edit")}>{speak(firmWords.edit)}</LinkButton>}
      />
      <Section title={speak(firmWords.about)}>
        <DefinitionList
          speak={speak}
          items={[
            {
              term: speak(firmLabels.industry),
              value: speak(industryWords(terms.industry)),
            },
            { term: speak(firmLabels.town), value: terms.town },
            {
              term: speak(firmLabels.employees),
              value: speak(employeesWords(terms.employees)),
            },
            { term: speak(firmLabels.business), value: terms.business },
            {
              term: speak(firmLabels.corporateNumber),
              value: terms.corporateNumber,
            },
            {
              term: speak(firmLabels.website),
              value: terms.website && (
                <a href={terms.website} rel="noopener">
                  {terms.website}
                </a>
              ),
            },
            {
              term: speak(firmWords.updated),
              value: speak(dayWords(firm.updatedAt)),
            },
          ]}
        />
      </Section>
      <Section title={speak(firmWords.contact)}>
        <DefinitionList
          speak={speak}
          items={[
            { term: speak(firmLabels.contactName), value: terms.contactName },
            {
              term: speak(firmLabels.contactPhone),
              value: terms.contactPhone && <a href={`tel:${terms.contactPhone}`}>{terms.contactPhone}</a>,
            },
            {
              term: speak(firmLabels.contactEmail),
              value: terms.contactEmail && <a href={`mailto:${terms.contactEmail}`}>{terms.contactEmail}</a>,
            },
          ]}
        />
      </Section>
      <Section title={speak(firmWords.projects)}>
        <ButtonRow>
          <LinkButton href={localHref(language, `/projects?firm=${firm.number}`)}>
            {speak(firmWords.projects)}
          </LinkButton>
          {can("project.enter") && (
            <LinkButton href={localHref(language, `/projects/new?firm=${firm.number}`)} look="primary">
              {speak(firmWords.enterProject)}
            </LinkButton>
          )}
        </ButtonRow>
      </Section>
      {can("firm-account.list") && (
        <Section title={speak(firmWords.accounts)}>
          <LinkButton href={at("/accounts")}>{speak(firmWords.accounts)}</LinkButton>
        </Section>
      )}
      <PublicPart visit={visit} firm={firm} />
    </>
  );
}

function PublicPart({ visit, firm }: { visit: Visit; firm: FirmView }) {
  const { language, speak } = visit;
  const object = { hubId: visit.actor.hubId, firmId: firm.id };
  const at = (path: string) => localHref(language, `/firms/${firm.number}${path}`);
  if (firm.status === "draft")
    return may(visit.actor, "firm.publish", object) ? (
      <Section title={speak(firmStatusWords.draft)}>
        <LinkButton href={at("/publish")}>{speak(firmWords.publish)}</LinkButton>
      </Section>
    ) : null;
  return (
    <Section title={speak(firmStatusWords.published)}>
      <LinkButton href={localHref(language, `/companies/${firm.number}`)}>{speak(firmWords.publicPage)}</LinkButton>
      {may(visit.actor, "firm.withdraw", object) && (
        <Form
          speak={speak}
          action={at("/withdraw")}
          idempotencyKey={visit.app.ids.next()}
          version={firm.version}
          buttons={<Button look="danger">{speak(firmWords.withdraw)}</Button>}
        >
          {null}
        </Form>
      )}
    </Section>
  );
}

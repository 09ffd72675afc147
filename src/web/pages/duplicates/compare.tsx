import type { Tx } from "#app.ts";
import { type Permit, permit } from "#domain/access/may.ts";
import { firmFieldsToChoose, personFieldsToChoose } from "#domain/duplicates/rules.ts";
import type { DuplicateKind } from "#domain/duplicates/terms.ts";
import { type Attached, attachedTo } from "#domain/duplicates/views.ts";
import { firmFields } from "#domain/firms/rules.ts";
import { type FirmView, firmFacts, firmView } from "#domain/firms/views.ts";
import { personFields } from "#domain/people/rules.ts";
import { type PersonView, personFacts, personView } from "#domain/people/views.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { attachedWords, duplicateWords } from "#text/duplicates.ts";
import { firmLabels } from "#text/firms.ts";
import { personLabels } from "#text/people.ts";
import type { Words } from "#text/speak.ts";
import { numberIn } from "#web/form-routes.ts";
import { recordNumber } from "#web/pages/duplicates/list.tsx";
import { shownFirm, shownPerson } from "#web/pages/duplicates/values.ts";
import { Button } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { Compare } from "#web/ui/compare.tsx";
import { NumberField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";

/** One of the two records as the page compares it: every field as text. */
type Side = {
  readonly number: number;
  readonly version: number;
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly attached: Attached;
};

type Pair = {
  readonly kind: DuplicateKind;
  readonly one: Side;
  readonly other: Side;
  readonly labels: readonly (readonly [string, Words])[];
  readonly toChoose: readonly string[];
};

/** Two records side by side, with the form that makes them one; without the other number the page asks for it. */
export async function comparePage(visit: Visit, kind: DuplicateKind): Promise<Answer> {
  const { actor, app, query, speak } = visit;
  const allowed = permit(app.may, actor, "duplicate.merge", { hubId: actor.hubId });
  const number = numberIn(visit);
  if (allowed === null || number === null) return refusal({ code: "not-found" });
  const asked = query.get("with") ?? "";
  const typed = asked.normalize("NFKC").replace(/^[FH]-/i, "");
  const other = /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : null;
  const found = await app.db.read(actor, async (tx) => {
    const isThere = (kind === "firm" ? await firmFacts(tx, number) : await personFacts(tx, number)) !== null;
    return {
      isThere,
      pair: other === null ? null : await pairOf(visit, tx, { allowed, kind, numbers: [number, other] }),
    };
  });
  if (!found.isThere) return refusal({ code: "not-found" });
  return page({
    title: speak(duplicateWords.compareTitle),
    body:
      found.pair === null ? (
        <AskNumber visit={visit} kind={kind} number={number} typed={asked} />
      ) : (
        <Comparison visit={visit} pair={found.pair} />
      ),
  });
}

type Asked = {
  readonly allowed: Permit<"duplicate.merge">;
  readonly kind: DuplicateKind;
  readonly numbers: readonly [number, number];
};

async function pairOf(visit: Visit, tx: Tx, { allowed, kind, numbers }: Asked): Promise<Pair | null> {
  if (numbers[0] === numbers[1]) return null;
  const { speak } = visit;
  if (kind === "firm") {
    const [a, b] = [await firmOf(visit, tx, numbers[0]), await firmOf(visit, tx, numbers[1])];
    if (a === null || b === null) return null;
    const side = async (firm: FirmView): Promise<Side> => ({
      ...firm,
      name: firm.terms.name,
      fields: shownFirm(firm.terms, speak),
      attached: await attachedTo(tx, allowed, { kind, id: firm.id }),
    });
    const labels = firmFields.map((field) => [field, firmLabels[field]] as const);
    return { kind, one: await side(a), other: await side(b), labels, toChoose: firmFieldsToChoose(a.terms, b.terms) };
  }
  const [a, b] = [await personOf(visit, tx, numbers[0]), await personOf(visit, tx, numbers[1])];
  if (a === null || b === null) return null;
  const side = async (person: PersonView): Promise<Side> => ({
    ...person,
    name: person.terms.name,
    fields: shownPerson(person.terms, speak),
    attached: await attachedTo(tx, allowed, { kind, id: person.id }),
  });
  const labels = personFields.map((field) => [field, personLabels[field]] as const);
  return { kind, one: await side(a), other: await side(b), labels, toChoose: personFieldsToChoose(a.terms, b.terms) };
}

async function firmOf({ actor, app }: Visit, tx: Tx, number: number): Promise<FirmView | null> {
  const facts = await firmFacts(tx, number);
  const allowed = facts === null ? null : permit(app.may, actor, "firm.show", facts);
  return facts === null || allowed === null ? null : firmView(tx, allowed, facts.firmId);
}

async function personOf({ actor, app }: Visit, tx: Tx, number: number): Promise<PersonView | null> {
  const facts = await personFacts(tx, number);
  const allowed = facts === null ? null : permit(app.may, actor, "person.show", facts);
  return facts === null || allowed === null ? null : personView(tx, allowed, facts.personId);
}

const place = (kind: DuplicateKind, number: number): string => `/${kind === "firm" ? "firms" : "people"}/${number}`;

function AskNumber(props: { visit: Visit; kind: DuplicateKind; number: number; typed: string }) {
  const { language, speak } = props.visit;
  const w = duplicateWords;
  return (
    <div class="prose">
      <Heading title={speak(w.compareTitle)} above={recordNumber(props.kind, props.number)} lead={speak(w.lead)} />
      <form
        class="form"
        method="get"
        action={localHref(language, `${place(props.kind, props.number)}/merge`)}
        noValidate
      >
        <NumberField
          speak={speak}
          name="with"
          label={speak(w.withNumber)}
          hint={speak(w.withHint)}
          value={props.typed}
          error={props.typed === "" ? undefined : speak(w.notThere)}
          required
        />
        <Button>{speak(w.show)}</Button>
      </form>
    </div>
  );
}

function Comparison({ visit, pair }: { visit: Visit; pair: Pair }) {
  const { speak } = visit;
  const { kind, one, other, labels } = pair;
  const w = duplicateWords;
  const told = ({ number, name }: Side): string => `${recordNumber(kind, number)} ${name}`;
  const blocked = kind === "person" && one.attached.accounts > 0 && other.attached.accounts > 0;
  return (
    <>
      <Heading title={speak(w.compareTitle)} lead={speak(w.compareLead)} />
      <Compare
        speak={speak}
        caption={`${told(one)} / ${told(other)}`}
        mineLabel={told(one)}
        theirsLabel={told(other)}
        fields={labels
          .filter(([field]) => one.fields[field] !== "" || other.fields[field] !== "")
          .map(([field, label]) => ({
            label: speak(label),
            mine: one.fields[field] ?? "",
            theirs: other.fields[field] ?? "",
          }))}
      />
      {blocked ? (
        <Notice kind="attention" speak={speak}>
          <p>{speak(w.twoAccounts)}</p>
        </Notice>
      ) : (
        <MergeForm visit={visit} pair={pair} told={told} />
      )}
      <Section title={speak(w.distinct)}>
        <p class="muted">{speak(w.distinctHint)}</p>
        <Form
          speak={speak}
          action={localHref(visit.language, `${place(kind, one.number)}/distinct`)}
          idempotencyKey={visit.app.ids.next()}
          hidden={{ other: String(other.number) }}
          buttons={<Button look="secondary">{speak(w.distinct)}</Button>}
        >
          {null}
        </Form>
      </Section>
    </>
  );
}

function MergeForm({ visit, pair, told }: { visit: Visit; pair: Pair; told: (side: Side) => string }) {
  const { language, speak } = visit;
  const { kind, one, other, labels, toChoose } = pair;
  const w = duplicateWords;
  const sides = [
    ["one", one],
    ["other", other],
  ] as const;
  return (
    <Section title={speak(w.merge)}>
      <p>{speak(w.undo)}</p>
      <Form
        speak={speak}
        action={localHref(language, `${place(kind, one.number)}/merge`)}
        idempotencyKey={visit.app.ids.next()}
        hidden={{
          other: String(other.number),
          oneVersion: String(one.version),
          otherVersion: String(other.version),
        }}
        buttons={<Button>{speak(w.merge)}</Button>}
      >
        <RadioGroup
          speak={speak}
          name="keep"
          label={speak(w.keep)}
          hint={speak(w.keepHint)}
          required
          value="one"
          options={sides.map(([value, side]) => ({
            value,
            label: told(side),
            hint: speak(attachedWords(side.attached)),
          }))}
        />
        {labels
          .filter(([field]) => toChoose.includes(field))
          .map(([field, label]) => (
            <RadioGroup
              key={field}
              speak={speak}
              name={`take-${field}`}
              label={speak(label)}
              value="one"
              options={sides.map(([value, side]) => ({ value, label: side.fields[field] ?? "" }))}
            />
          ))}
      </Form>
    </Section>
  );
}

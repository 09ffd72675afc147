import { componentNames, usualWeights } from "#domain/plans/rules-fit.ts";
import type { PlanFilesFault, UploadFault } from "#domain/plans/rules-uploads.ts";
import type { FileKind } from "#domain/plans/terms.ts";
import type { Visit } from "#route.ts";
import { faultSentence } from "#text/faults.ts";
import { fileFaultWords, tooManyPairsWords } from "#text/plan-files.ts";
import { planLabels, planPageWords, weightMeanings } from "#text/plan-pages.ts";
import { cliWords } from "#text/plans.ts";
import type { Words } from "#text/speak.ts";
import { tableFaultWords } from "#text/tables.ts";
import { type FormState, fieldOf, shownFaults, textOf } from "#web/form-state.ts";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { FileField, NumberField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";

/** The form as it is drawn: what was typed, and what was wrong with it and with the files. */
export type PlanFormState = FormState & { readonly files: PlanFilesFault | null; readonly cameBack: boolean };

/** Faults told one by one; a file with more is better mended from the top. */
const mostFaultsTold = 200;

/** The page that asks for the two files. */
export function PlanForm({ visit, state }: { visit: Visit; state: PlanFormState }) {
  const { language, speak } = visit;
  const w = planPageWords;
  const field = (name: keyof typeof planLabels) => fieldOf(visit, planLabels, state, name);
  return (
    <>
      <Heading title={speak(w.newTitle)} lead={speak(w.newLead)} />
      <ErrorSummary speak={speak} faults={[...fileLines(visit, state), ...shownFaults(visit, planLabels, state)]} />
      {state.cameBack && (
        <Notice kind="attention" speak={speak} title={speak(w.chooseAgainTitle)}>
          <p>{speak(w.chooseAgain)}</p>
        </Notice>
      )}
      <Form
        speak={speak}
        action={localHref(language, "/plans")}
        idempotencyKey={visit.app.ids.next()}
        files
        buttons={<Button>{speak(w.send)}</Button>}
      >
        <TextField {...field("name")} required maxLength={80} autocomplete="off" example={speak(w.nameExample)} />
        <Upload visit={visit} state={state} kind="people" hint={w.peopleHint} />
        <Upload visit={visit} state={state} kind="projects" hint={w.projectsHint} />
        <NumberField {...field("seconds")} unit={speak(w.seconds)} hint={speak(w.secondsHint)} />
        <WeightFields visit={visit} state={state} />
      </Form>
    </>
  );
}

type Drawn = { readonly visit: Visit; readonly state: PlanFormState };
type Weighed = { readonly visit: Visit; readonly state: FormState };

function Upload({ visit, state, kind, hint }: Drawn & { kind: FileKind; hint: Words }) {
  const { speak } = visit;
  const fault = state.files?.[kind] ?? null;
  const { error: _, value: __, ...field } = fieldOf(visit, planLabels, state, kind);
  const sentences = fault === null ? [] : sentencesOf(kind, fault);
  const untold = fault === null || !("faults" in fault) ? 0 : fault.faults.length - sentences.length;
  return (
    <>
      <FileField
        {...field}
        required
        hint={speak(hint)}
        error={fault === null ? undefined : speak(headOf(kind, fault))}
        accept=".csv,.txt,.tsv,.xlsx"
      />
      {sentences.length > 0 && (
        <ul class="fault-list">
          {sentences.map((words) => (
            <li key={words.en}>{speak(words)}</li>
          ))}
          {untold > 0 && <li>{speak(cliWords.moreFaults(untold))}</li>}
        </ul>
      )}
    </>
  );
}

/** The weights as a small table: name, meaning, number. Closed until somebody wants to change them. */
export function WeightFields({ visit, state }: Weighed) {
  const { speak } = visit;
  const w = planPageWords;
  const changed = componentNames.some((name) => {
    const given = textOf(state.values[name]) ?? "";
    return given !== "" && given !== String(usualWeights[name]);
  });
  const faulty = state.faults.some(({ field }) => componentNames.some((name) => name === field));
  return (
    <details class="weights" open={changed || faulty}>
      <summary>{speak(w.weights)}</summary>
      <p class="muted">{speak(w.weightsHint)}</p>
      <div class="weight-fields">
        {componentNames.map((name) => {
          const field = fieldOf(visit, planLabels, state, name);
          return (
            <NumberField
              key={name}
              {...field}
              value={field.value ?? usualWeights[name]}
              hint={speak(weightMeanings[name])}
            />
          );
        })}
      </div>
    </details>
  );
}

/** One line a file for the summary on top; all its faults stand beside its field. */
function fileLines(visit: Visit, { files }: PlanFormState) {
  if (files === null) return [];
  const kinds = ["people", "projects"] as const;
  const lines = kinds.flatMap((kind) => {
    const fault = files[kind];
    return fault === null ? [] : [{ name: kind, message: visit.speak(headOf(kind, fault)) }];
  });
  const { tooManyPairs } = files;
  return tooManyPairs === null
    ? lines
    : [...lines, { name: "people", message: visit.speak(tooManyPairsWords(tooManyPairs)) }];
}

function headOf(kind: FileKind, fault: UploadFault): Words {
  switch (fault.code) {
    case "missing":
      return planPageWords.chooseFile(planLabels[kind]);
    case "too-large":
      return faultSentence(
        { field: kind, code: "too-large-file", facts: { megabytes: fault.megabytes } },
        planLabels[kind],
      );
    case "table":
    case "cells":
      return planPageWords.faultsIn(fault.name, fault.faults.length);
  }
}

function sentencesOf(kind: FileKind, fault: UploadFault): readonly Words[] {
  if (fault.code === "table")
    return fault.faults.slice(0, mostFaultsTold).map((one) => tableFaultWords(fault.name, one));
  if (fault.code === "cells")
    return fault.faults.slice(0, mostFaultsTold).map((one) => fileFaultWords(fault.name, kind, one));
  return [];
}

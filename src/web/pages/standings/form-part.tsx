import type { ContractForm } from "#reference/contract-forms.ts";
import type { Speak } from "#text/speak.ts";
import { contractFormLeads, contractFormWords, standingWords } from "#text/standings.ts";
import { DefinitionList } from "#web/ui/definition-list.tsx";

/** The form of contract of a project, with who directs the work. */
export function ContractFormPart(props: {
  readonly speak: Speak;
  readonly form: ContractForm;
  readonly action?: { readonly href: string; readonly label: string } | undefined;
}) {
  const { speak, form, action } = props;
  return (
    <DefinitionList
      speak={speak}
      items={[
        {
          term: speak(standingWords.form),
          value: (
            <>
              {speak(contractFormWords[form])}
              <span class="cell-note">{speak(contractFormLeads[form])}</span>
            </>
          ),
          action,
        },
      ]}
    />
  );
}

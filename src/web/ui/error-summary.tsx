import { errorCount } from "#text/frame.ts";
import type { Speak } from "#text/speak.ts";
import { fieldId } from "#web/ui/field-frame.tsx";

export type FieldFault = {
  readonly name: string;
  readonly message: string;
  readonly id?: string | undefined;
};

/** On top of a form that came back: what to look at, each a link to its field. Takes the focus when the page opens. */
export function ErrorSummary(props: { speak: Speak; faults: readonly FieldFault[] }) {
  if (props.faults.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} autofocus>
      <h2>{props.speak(errorCount(props.faults.length))}</h2>
      <ul>
        {props.faults.map((fault) => (
          <li key={`${fault.name} ${fault.message}`}>
            <a href={`#${fieldId(fault)}`}>{fault.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

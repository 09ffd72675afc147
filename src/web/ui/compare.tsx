import { compareWords } from "#text/frame.ts";
import type { Speak } from "#text/speak.ts";
import { Tag } from "#web/ui/tag.tsx";

export type ComparedField = {
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
};

/** Two versions of one record side by side; where they differ is said in words. */
export function Compare(props: {
  speak: Speak;
  caption: string;
  fields: readonly ComparedField[];
  mineLabel?: string | undefined;
  theirsLabel?: string | undefined;
}) {
  const { speak } = props;
  const mine = props.mineLabel ?? speak(compareWords.mine);
  const theirs = props.theirsLabel ?? speak(compareWords.theirs);
  return (
    <table class="data-table compare" role="table">
      <caption>{props.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {[speak(compareWords.item), mine, theirs, speak(compareWords.verdict)].map((head) => (
            <th key={head} scope="col" role="columnheader">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.fields.map((field) => {
          const differs = field.mine !== field.theirs;
          return (
            <tr key={field.label} role="row" class={differs ? "compare-differs" : undefined}>
              <th scope="row" role="rowheader">
                {field.label}
              </th>
              <Version speak={speak} label={mine} text={field.mine} />
              <Version speak={speak} label={theirs} text={field.theirs} />
              <td role="cell">
                <span class="cell-label" aria-hidden="true">
                  {speak(compareWords.verdict)}
                </span>
                <span>
                  <Tag tone={differs ? "attention" : "neutral"}>
                    {speak(differs ? compareWords.differs : compareWords.same)}
                  </Tag>
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Version(props: { speak: Speak; label: string; text: string }) {
  return (
    <td role="cell">
      <span class="cell-label" aria-hidden="true">
        {props.label}
      </span>
      <span>{props.text === "" ? props.speak(compareWords.empty) : props.text}</span>
    </td>
  );
}

import { listWords } from "#text/lists.ts";
import type { Speak, Words } from "#text/speak.ts";
import { Kept } from "#web/lists/conditions.tsx";
import { shapeOf } from "#web/lists/declared.ts";
import { hrefIn, type Workbench } from "#web/lists/workbench.tsx";
import { Button } from "#web/ui/button.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** Chooses which columns are shown; a form, so that it works without scripts, and the address remembers it. */
export function ColumnChooser<Row>({ bench }: { bench: Workbench<Row> }) {
  const { visit, list, state } = bench;
  const { speak, language } = visit;
  const columns = list.columns.filter(({ shown }) => shown !== "fixed");
  const usual = shapeOf(list).columns.filter(({ isUsual }) => isUsual);
  if (columns.length === 0) return null;
  return (
    <details class="column-chooser">
      <summary>{speak(listWords.chooseColumns)}</summary>
      <form method="get" action={localHref(language, list.path)}>
        <p class="muted">{speak(listWords.columnsLead)}</p>
        <fieldset class="choices-inline">
          <legend class="visually-hidden">{speak(listWords.chooseColumns)}</legend>
          {columns.map(({ key, label }) => (
            <label key={key} class="choice">
              <input type="checkbox" name="columns" value={key} checked={state.columns.includes(key)} />
              <span>{speak(label)}</span>
            </label>
          ))}
        </fieldset>
        <input type="hidden" name="columns" value="-" />
        <Kept bench={bench} without={["columns"]} />
        <div class="button-row">
          <Button look="secondary">{speak(listWords.useColumns)}</Button>
          <a class="quiet-link" href={hrefIn(bench, { columns: usual.map(({ key }) => key), after: state.after })}>
            {speak(listWords.usualColumns)}
          </a>
        </div>
      </form>
    </details>
  );
}

const keys: readonly (readonly [string, Words])[] = [
  ["j", listWords.keyNext],
  ["k", listWords.keyPrevious],
  ["Enter", listWords.keyOpen],
  ["/", listWords.keySearch],
  ["Esc", listWords.keyClose],
  ["?", listWords.keyHelp],
];

/** The keys of a list. They need a script, which shows this as well. */
export function KeyHelp({ speak, more = [] }: { speak: Speak; more?: readonly (readonly [string, Words])[] }) {
  return (
    <details class="key-help" id="keys" hidden>
      <summary>{speak(listWords.keys)}</summary>
      <dl>
        {[...keys, ...more].map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{speak(words)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

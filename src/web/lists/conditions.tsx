import type { Visit } from "#route.ts";
import { frameWords } from "#text/frame.ts";
import { conditionWords, listWords, withoutCondition } from "#text/lists.ts";
import { isNarrowed, type ListState, partsOf } from "#web/lists/address.ts";
import { type ListFilter, shapeOf } from "#web/lists/declared.ts";
import { hrefIn, type Workbench } from "#web/lists/workbench.tsx";
import { Button } from "#web/ui/button.tsx";
import type { Option } from "#web/ui/field.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** Looks for words and narrows the list; everything lands in the address. */
export function ListSearch<Row>({ bench }: { bench: Workbench<Row> }) {
  const { visit, list, text, state } = bench;
  const { language, speak } = visit;
  const inForm = list.filters.filter(({ kind }) => kind !== "record");
  return (
    <search>
      <form class="list-search" method="get" action={localHref(language, list.path)}>
        <div class="search">
          <div class="field">
            <label class="field-label" for="search-q">
              {speak(text.search)}
            </label>
            <p class="field-example" id="search-q-example">
              {speak(frameWords.example) + speak(text.example)}
            </p>
            <input
              class="input"
              id="search-q"
              type="search"
              name="q"
              value={state.search}
              maxLength={100}
              aria-describedby="search-q-example"
              aria-keyshortcuts="/"
            />
          </div>
          <Button look="secondary">{speak(frameWords.search)}</Button>
        </div>
        {inForm.length > 0 && (
          <details class="list-filters" open={inForm.some(({ name }) => state.filters[name] !== undefined)}>
            <summary>{speak(listWords.narrow)}</summary>
            <div class="search">
              {inForm.map((filter) => (
                <FilterField key={filter.name} bench={bench} filter={filter} />
              ))}
              <Button look="secondary">{speak(listWords.apply)}</Button>
            </div>
          </details>
        )}
        <Kept bench={bench} without={["q", ...inForm.map(({ name }) => name), "after", "at"]} />
      </form>
    </search>
  );
}

/** The parts of the address that a form does not ask for. */
export function Kept<Row>({ bench, without }: { bench: Workbench<Row>; without: readonly string[] }) {
  return partsOf(shapeOf(bench.list), bench.state)
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

function FilterField<Row>({ bench, filter }: { bench: Workbench<Row>; filter: ListFilter }) {
  const { visit, state, known = {} } = bench;
  const { speak } = visit;
  const id = `filter-${filter.name}`;
  const value = state.filters[filter.name] ?? "";
  if (filter.kind === "tick")
    return (
      <label class="choice field-filter">
        <input type="checkbox" name={filter.name} value={filter.value} checked={value !== ""} />
        <span>{speak(filter.label)}</span>
      </label>
    );
  return (
    <div class="field field-filter">
      <label class="field-label" for={id}>
        {speak(filter.label)}
      </label>
      {filter.kind === "number" && (
        <div class="input-with-unit">
          <input class="input input-short" id={id} name={filter.name} value={value} inputMode="numeric" maxLength={4} />
          <span>{speak(filter.unit)}</span>
        </div>
      )}
      {(filter.kind === "choice" || filter.kind === "known") && (
        <select class="input" id={id} name={filter.name}>
          <option value="">{speak(filter.any)}</option>
          {optionsOf(visit, filter, value, known[filter.name] ?? []).map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

type Choosing = Extract<ListFilter, { readonly kind: "choice" | "known" }>;

/** What is set stays among the choices, also when no record has it any more. */
function optionsOf({ speak }: Visit, filter: Choosing, value: string, known: readonly string[]): readonly Option[] {
  if (filter.kind === "choice") return filter.options.map((each) => ({ value: each.value, label: speak(each.label) }));
  const values = value === "" || known.includes(value) ? known : [value, ...known];
  return values.map((each) => ({ value: each, label: each }));
}

/** The conditions that hold, each with the way out of it. */
export function ListConditions<Row>({ bench }: { bench: Workbench<Row> }) {
  const { visit, list, state } = bench;
  const { speak } = visit;
  if (!isNarrowed(state)) return null;
  return (
    <ul class="conditions" aria-label={speak(listWords.conditions)}>
      {conditionsOf(bench).map(({ name, told, change }) => (
        <li key={name}>
          <span>{told}</span>
          <a class="quiet-link" href={hrefIn(bench, { ...change, at: null })}>
            <span aria-hidden="true">×</span>
            <span class="visually-hidden">{speak(withoutCondition(told))}</span>
          </a>
        </li>
      ))}
      <li>
        <a class="quiet-link" href={localHref(visit.language, list.path)}>
          {speak(listWords.clear)}
        </a>
      </li>
    </ul>
  );
}

type Condition = { readonly name: string; readonly told: string; readonly change: Partial<ListState> };

function conditionsOf<Row>({ visit, list, state }: Workbench<Row>): readonly Condition[] {
  const { speak } = visit;
  const searched =
    state.search === ""
      ? []
      : [{ name: "q", told: speak(conditionWords(speak(listWords.words), state.search)), change: { search: "" } }];
  const set = list.filters.flatMap((filter) => {
    const value = state.filters[filter.name];
    if (value === undefined) return [];
    const { [filter.name]: _gone, ...filters } = state.filters;
    return [{ name: filter.name, told: toldOf(visit, filter, value), change: { filters } }];
  });
  return [...searched, ...set];
}

function toldOf({ speak }: Visit, filter: ListFilter, value: string): string {
  const label = speak(filter.label);
  if (filter.kind === "tick") return label;
  if (filter.kind === "number") return speak(conditionWords(label, `${value} ${speak(filter.unit)}`));
  if (filter.kind === "record") return speak(conditionWords(label, `${filter.letter}-${value}`));
  const option = filter.kind === "choice" ? filter.options.find((each) => each.value === value) : undefined;
  return speak(conditionWords(label, option === undefined ? value : speak(option.label)));
}

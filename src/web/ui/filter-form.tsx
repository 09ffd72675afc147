import { frameWords } from "#text/frame.ts";
import type { Speak } from "#text/speak.ts";
import { Button } from "#web/ui/button.tsx";
import type { Option } from "#web/ui/field.tsx";

/** One choice that narrows a list; the first line of the select leaves the list as it is. */
export type Filter = {
  readonly name: string;
  readonly label: string;
  readonly any: string;
  readonly value: string;
  readonly options: readonly Option[];
};

/** Searches and narrows a list by the address, so that the result can be bookmarked and sent on. */
export function FilterForm(props: {
  speak: Speak;
  action: string;
  search: { readonly label: string; readonly example: string; readonly value: string };
  filters: readonly Filter[];
  /** Puts the filters away under these words until one of them is chosen: many of them would stand before the list. */
  foldedUnder?: string | undefined;
  /** Other parts of the address to keep, such as the sorting. */
  keep?: Readonly<Record<string, string>> | undefined;
}) {
  const { search, speak } = props;
  const isNarrowed = search.value !== "" || props.filters.some(({ value }) => value !== "");
  return (
    <search>
      <form class="search" method="get" action={props.action}>
        <div class="field">
          <label class="field-label" for="search-q">
            {search.label}
          </label>
          <p class="field-example" id="search-q-example">
            {speak(frameWords.example) + search.example}
          </p>
          <input
            class="input"
            id="search-q"
            type="search"
            name="q"
            value={search.value}
            maxLength={100}
            aria-describedby="search-q-example"
          />
        </div>
        {props.foldedUnder === undefined && <Selects filters={props.filters} />}
        {Object.entries(props.keep ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button look="secondary">{speak(frameWords.search)}</Button>
        {isNarrowed && (
          <a class="quiet-link" href={props.action}>
            {speak(frameWords.clearSearch)}
          </a>
        )}
        {props.foldedUnder !== undefined && (
          <details class="search-more" open={props.filters.some(({ value }) => value !== "")}>
            <summary class="quiet-link">{props.foldedUnder}</summary>
            <div class="search">
              <Selects filters={props.filters} />
              <Button look="secondary">{speak(frameWords.search)}</Button>
            </div>
          </details>
        )}
      </form>
    </search>
  );
}

const Selects = ({ filters }: { filters: readonly Filter[] }) =>
  filters.map((filter) => <FilterSelect key={filter.name} filter={filter} />);

function FilterSelect({ filter }: { filter: Filter }) {
  const id = `filter-${filter.name}`;
  return (
    <div class="field field-filter">
      <label class="field-label" for={id}>
        {filter.label}
      </label>
      <select class="input" id={id} name={filter.name}>
        <option value="">{filter.any}</option>
        {filter.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === filter.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

import type { ComponentChildren } from "preact";

/** The first rows as they are; the rest folded away behind words that say how many there are. */
export function Folded<Row>(props: {
  readonly rows: readonly Row[];
  /** As many stand open. */
  readonly open: number;
  readonly words: (count: number) => string;
  readonly draw: (rows: readonly Row[]) => ComponentChildren;
}) {
  const { rows, open, words, draw } = props;
  const rest = rows.slice(open);
  return (
    <>
      {(open > 0 || rows.length === 0) && draw(rows.slice(0, open))}
      {rest.length > 0 && (
        <details>
          <summary>{words(rest.length)}</summary>
          {draw(rest)}
        </details>
      )}
    </>
  );
}

/** A part of a sheet of paper, from the top down. */
export type SheetBlock =
  | { readonly kind: "heading" | "text" | "note"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Columns of figures, by place: they stand at the right. */
      readonly figures: readonly number[];
      /** The column that takes what room is left. */
      readonly wide: number;
    }
  | {
      /** A week of seven days and three parts; what stands in a cell, and the shade of what it is for (null for none). */
      readonly kind: "week";
      readonly caption: string;
      readonly days: readonly string[];
      readonly parts: readonly {
        readonly name: string;
        readonly cells: readonly { readonly text: string; readonly shade: number | null }[];
      }[];
    };

/** What is printed on A4: a title, what stands above it and under it, the parts, and a foot on every page. */
export type PrintedSheet = {
  readonly language: "ja" | "en";
  readonly above: string;
  readonly title: string;
  readonly lead: string;
  readonly blocks: readonly SheetBlock[];
  /** Who made it and when; the page's number is added. */
  readonly foot: string;
};

import type { EngagementEnd, EngagementTerms } from "#domain/engagements/terms.ts";
import type { FirmFigures, FirmTerms } from "#domain/firms/terms.ts";
import type { OwnKind } from "#domain/imports/rules-columns.ts";
import type { Named, RecordKey } from "#domain/imports/terms.ts";
import type { PersonTerms } from "#domain/people/terms.ts";
import type { ProjectStatus, ProjectTerms } from "#domain/projects/terms.ts";
import type { PossibleWeek } from "#domain/weeks/terms.ts";

/** A cell of an export: numbers stay numbers, null is an empty cell. */
export type ExportCell = string | number | null;

/** The language of an export's headers and words. */
export type ExportLanguage = "ja" | "en";

/** What is saved of a record of each kind, with its short number and the code of the hub's own lists. */
export type SavedOf = {
  readonly firms: RecordKey & {
    readonly terms: FirmTerms;
    readonly figures: FirmFigures | null;
    readonly week: PossibleWeek | null;
  };
  readonly people: RecordKey & { readonly terms: PersonTerms };
  readonly projects: RecordKey & {
    readonly firm: Named;
    readonly terms: ProjectTerms;
    readonly status: ProjectStatus;
  };
  readonly engagements: RecordKey & {
    readonly firm: Named;
    readonly person: Named;
    readonly project: RecordKey | null;
    readonly terms: EngagementTerms;
    readonly end: EngagementEnd | null;
  };
};

/** Writes the cells of one saved record by the keys of their columns; "" and null are empty cells. */
export type CellsOf<K extends OwnKind> = (
  saved: SavedOf[K],
  language: ExportLanguage,
) => { readonly [column: string]: ExportCell };

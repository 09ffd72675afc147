import type { Brand } from "#kit/brand.ts";

/** A small or medium company of a hub's region. */
export type FirmId = Brand<string, "FirmId">;

/** A draft is seen by the hub and the firm itself; a published firm has a page that everyone reads. */
export const firmStatuses = ["draft", "published"] as const;
/** Where a firm stands: draft or published. */
export type FirmStatus = (typeof firmStatuses)[number];

/** What is entered of a firm. */
export type FirmTerms = {
  /** Name as registered, 1–80 characters. */
  readonly name: string;
  /** Reading of the name, 0–120 characters. */
  readonly kana: string;
  /** 13 digits given by the tax agency, or null while unknown. */
  readonly corporateNumber: string | null;
  /** Division of the Japan Standard Industrial Classification, A to T; T while unknown. */
  readonly industry: string;
  /** Town, as people say it, 1–40 characters. */
  readonly town: string;
  /** Postal code such as 123-4567, or empty. */
  readonly postalCode: string;
  /** Address with prefecture and town, 0–200 characters. */
  readonly address: string;
  /** Name of the representative, 0–80 characters. */
  readonly representative: string;
  /** Year of foundation, or null while unknown. */
  readonly foundedYear: number | null;
  /** Capital in yen, 0 or more, or null while unknown. */
  readonly capitalYen: number | null;
  /** Number of employees, 0–100,000, or null while unknown. */
  readonly employees: number | null;
  /** What the firm does, 0–2,000 characters. */
  readonly business: string;
  /** Address of its site, or empty. */
  readonly website: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly contactEmail: string;
};

/** A firm of which only the name, industry and town are known. */
export const bareFirm = {
  kana: "",
  corporateNumber: null,
  postalCode: "",
  address: "",
  representative: "",
  foundedYear: null,
  capitalYen: null,
  employees: null,
  business: "",
  website: "",
  contactName: "",
  contactPhone: "",
  contactEmail: "",
} as const satisfies Omit<FirmTerms, "name" | "industry" | "town">;

/** The sizes by which an anonymous firm is told: number of employees from … to. */
export type FirmSize = "unknown" | "none" | "1-4" | "5-19" | "20-49" | "50-99" | "100-299" | "300-";

/** Figures of one business year of a firm, in yen; null where they are not known. */
export type FirmFigures = {
  /** Calendar year in which the business year ended, 1900–2200. */
  readonly year: number;
  readonly salesYen: number | null;
  readonly operatingProfitYen: number | null;
  readonly personnelYen: number | null;
  readonly depreciationYen: number | null;
  readonly borrowingsYen: number | null;
  readonly cashYen: number | null;
  readonly netAssetsYen: number | null;
  readonly totalAssetsYen: number | null;
  /** Employees at the end of the year. */
  readonly employees: number | null;
};

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
  /** Division of the Japan Standard Industrial Classification, A to T. */
  readonly industry: string;
  /** Town, as people say it, 1–40 characters. */
  readonly town: string;
  /** Number of employees, 0–100,000. */
  readonly employees: number;
  /** What the firm does, 0–2,000 characters. */
  readonly business: string;
  /** Address of its site, or empty. */
  readonly website: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly contactEmail: string;
};

/** The sizes by which an anonymous firm is told: number of employees from … to. */
export type FirmSize = "none" | "1-4" | "5-19" | "20-49" | "50-99" | "100-299" | "300-";

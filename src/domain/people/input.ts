import { z } from "zod";
import { field } from "#domain/fields.ts";
import {
  anyTown,
  type ElementShape,
  elementPoints,
  elements,
  type FreeCells,
  mostEngagements,
  mostHalfDays,
  type PersonTerms,
  personKinds,
  weekCells,
} from "#domain/people/terms.ts";
import { type CellReader, halfDaysWithin, townList, yenPer } from "#domain/plans/rules-cells.ts";
import { anywhere } from "#domain/plans/terms.ts";
import { pointsField } from "#domain/projects/rules.ts";
import { roleKinds, themes } from "#domain/projects/terms.ts";
import { industryCodes } from "#reference/industries.ts";

const [firstIndustry = "A", ...otherIndustries] = industryCodes;

/** What people write in a spreadsheet is understood in a form too: what `read` takes becomes its number, all else is left. */
const readBy = <Schema extends z.ZodType<number | null>>(read: CellReader<number>, schema: Schema) =>
  z.preprocess((value) => {
    const cell = typeof value === "string" && value.trim() !== "" ? read(value) : null;
    return cell?.ok === true ? cell.value : value;
  }, schema);

const farTooMany = 1_000_000;
const halfDays = halfDaysWithin(-farTooMany, farTooMany);
const points = () => field.wholeOrNone(0, elementPoints);

/** 「どこでも」 is any town; every other word is a town's name as it was written. */
function orAnyTown(town: string): string {
  const read = townList(town);
  return read.ok && read.value[0] === anywhere ? anyTown : town;
}

/** The parts of the week as a form names them; with none of them chosen nothing is said yet. */
const cellNames = ["0", ...Array.from({ length: weekCells - 1 }, (_, index) => String(index + 1))] as const;

const fields = {
  name: field.text(80, "required"),
  kana: field.text(120),
  email: field.mail(),
  phone: field.phone(),
  kinds: field.someOf(personKinds),
  livesIn: field.text(40),
  employer: field.text(80),
  about: field.text(2000),
  halfDays: readBy(halfDays, field.whole(0, mostHalfDays)),
  engagements: z.preprocess(
    (value) => (value === undefined || value === "" ? 4 : value),
    field.whole(1, mostEngagements),
  ),
  themes: field.someOf(themes).transform((chosen) => themes.filter((theme) => chosen.includes(theme))),
  roleKinds: field.someOf(roleKinds).transform((chosen) => roleKinds.filter((kind) => chosen.includes(kind))),
  trades: field.someOf([firstIndustry, ...otherIndustries]),
  freeCells: z
    .preprocess((value) => [value ?? []].flat().map(String), field.someOf(cellNames))
    .transform((chosen): FreeCells | null => {
      const cells = cellNames.flatMap((name, cell) => (chosen.includes(name) ? [cell] : []));
      return cells.length === 0 ? null : cells;
    }),
  towns: field.names(40, 40).transform((towns) => [...new Set(towns.map(orAnyTown))]),
  onSiteHalfDays: readBy(halfDays, field.wholeOrNone(0, mostHalfDays)),
  remoteHalfDays: readBy(halfDays, field.wholeOrNone(0, mostHalfDays)),
  payYenPerHalfDay: readBy(yenPer("half-day"), field.wholeOrNone(0, 100_000_000)),
  availableFrom: field.dateOrNone(),
  availableUntil: field.dateOrNone(),
  notWith: field.names(40, 80),
  "points-grasp-situation": points(),
  "points-set-issue": points(),
  "points-make-plan": points(),
  "points-carry-out": points(),
  "points-respond": points(),
  "points-inside-relations": points(),
  "points-outside-relations": points(),
  "points-superior-relations": points(),
  "points-develop-team": points(),
};

/** A program sends the nine points as one list or null, a form as nine fields. */
function spread(raw: unknown): unknown {
  if (typeof raw !== "object" || raw === null || !("shape" in raw) || !Array.isArray(raw.shape)) return raw;
  const shape: readonly unknown[] = raw.shape;
  return { ...raw, ...Object.fromEntries(elements.map((element, index) => [pointsField(element), shape[index]])) };
}

const typed = z.object(fields);
const typedWithVersion = typed.extend({ version: field.version() });

function termsOf(values: z.infer<typeof typed>): PersonTerms {
  const { name, kana, email, phone, kinds, livesIn, employer, about, halfDays: give, engagements } = values;
  const { themes: carried, roleKinds: wished, trades, towns, onSiteHalfDays, remoteHalfDays } = values;
  const { freeCells, payYenPerHalfDay, availableFrom, availableUntil, notWith } = values;
  return {
    name,
    kana,
    email,
    phone,
    kinds,
    livesIn,
    employer,
    about,
    halfDays: give,
    engagements,
    themes: carried,
    roleKinds: wished,
    trades,
    freeCells,
    towns,
    onSiteHalfDays,
    remoteHalfDays,
    payYenPerHalfDay,
    availableFrom,
    availableUntil,
    notWith,
    shape: shapeOf(values),
  };
}

/** Nothing in all nine fields says that the person has not allocated the points yet. */
function shapeOf(values: z.infer<typeof typed>): ElementShape | null {
  const given = elements.map((element) => values[pointsField(element)]);
  return given.every((point) => point === null || point === 0) ? null : given.map((point) => point ?? 0);
}

/** What is entered of a person, from a form or by the API. */
export const personTermsInput = z.preprocess(spread, typed.transform(termsOf));

/** What is entered when a person is edited, and the version that was seen. */
export const personEditInput = z.preprocess(
  spread,
  typedWithVersion.transform((values) => ({ terms: termsOf(values), version: values.version })),
);

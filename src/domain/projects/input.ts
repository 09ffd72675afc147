import { z } from "zod";
import { field } from "#domain/fields.ts";
import { elementPoints, elements, mostHalfDays } from "#domain/people/terms.ts";
import { type CellReader, halfDaysWithin, yenPer } from "#domain/plans/rules-cells.ts";
import { pointsField } from "#domain/projects/rules.ts";
import { type ProjectTerms, roleKinds, type SeenProject, themes } from "#domain/projects/terms.ts";

/** Points of one element; an empty field is none. */
const points = () => z.preprocess((value) => (value === "" ? 0 : (value ?? 0)), field.whole(0, elementPoints));

/** What people write in a spreadsheet is understood in a form too: what `read` takes becomes its number, all else is left. */
const readBy = (read: CellReader<number>, number: z.ZodType<number>) =>
  z.preprocess((value) => {
    const cell = typeof value === "string" && value.trim() !== "" ? read(value) : null;
    return cell?.ok === true ? cell.value : value;
  }, number);

/** The cell is only read here; the field says what is too many. */
const farTooMany = 1_000_000;

/** Half-days per four weeks: 12, 「週3コマ」, 「月2コマ」 or 「0.3人」. */
const halfDays = (least: number) => readBy(halfDaysWithin(-farTooMany, farTooMany), field.whole(least, mostHalfDays));

const fields = {
  title: field.text(80, "required"),
  result: field.text(2000, "required"),
  whatIsNew: field.text(1000),
  whatIsHard: field.text(1000),
  mayDecide: field.text(1000),
  roleKind: field.oneOf(roleKinds),
  themes: field
    .someOf(themes)
    .refine((chosen) => chosen.length > 0, { error: "required" })
    .transform((chosen) => themes.filter((theme) => chosen.includes(theme))),
  halfDays: halfDays(1),
  onSiteHalfDays: halfDays(0),
  place: field.text(40, "required"),
  startsOn: field.dateOrNone(),
  months: field.whole(1, 60),
  payYenPerMonth: readBy(yenPer("month"), field.whole(0, 100_000_000)),
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

/** What a form holds of a project, field by field. */
export const projectTyped = z.object(fields);
const typedWithVersion = projectTyped.extend({ version: field.version() });
const typedWithFirm = projectTyped.extend({ firm: field.whole(1, 999_999_999) });

/** A program sends the nine points as one list, a form as nine fields. */
function spread(raw: unknown): unknown {
  if (typeof raw !== "object" || raw === null || !("shape" in raw) || !Array.isArray(raw.shape)) return raw;
  const shape: readonly unknown[] = raw.shape;
  return { ...raw, ...Object.fromEntries(elements.map((element, index) => [pointsField(element), shape[index]])) };
}

/** The terms that a form's fields give. */
export const projectTermsOfForm = (values: z.infer<typeof projectTyped>): ProjectTerms => ({
  title: values.title,
  result: values.result,
  whatIsNew: values.whatIsNew,
  whatIsHard: values.whatIsHard,
  mayDecide: values.mayDecide,
  roleKind: values.roleKind,
  themes: values.themes,
  shape: elements.map((element) => values[pointsField(element)]),
  halfDays: values.halfDays,
  onSiteHalfDays: values.onSiteHalfDays,
  place: values.place,
  startsOn: values.startsOn,
  months: values.months,
  payYenPerMonth: values.payYenPerMonth,
});

/** What is entered of a new project, and the number of the firm whose project it is. */
export const enterProjectInput = z.preprocess(
  spread,
  typedWithFirm.transform((values) => ({ terms: projectTermsOfForm(values), firm: values.firm })),
);

/** What is entered when a project is edited, and the version that was seen. */
export const editProjectInput = z.preprocess(
  spread,
  typedWithVersion.transform((values) => ({ terms: projectTermsOfForm(values), version: values.version })),
);

/** A step of a project's state names the version that was seen. */
export const projectStepInput = z.object({ version: field.version() });

/** The most drafts that are published at once; the rest waits for the next press of the button. */
export const mostPublishedAtOnce = 100;

/** A draft that was ticked, with the version that was seen: "12-3". */
const seenDraft = z
  .string({ error: "wrong-format" })
  .regex(/^[1-9]\d{0,8}-[1-9]\d{0,8}$/, { error: "wrong-format" })
  .transform((text): SeenProject => {
    const [number = 0, version = 0] = text.split("-").map(Number);
    return { number, version };
  });

/** The drafts that are to be published, each once, and the answer of whoever was asked. */
export const publishProjectsInput = z
  .object({
    answer: z.enum(["yes", "no"], { error: "required" }),
    drafts: z.preprocess(
      (value) => [value ?? []].flat(),
      z
        .array(seenDraft)
        .max(mostPublishedAtOnce, { error: "too-many" })
        .transform((drafts) => [...new Map(drafts.map((draft) => [draft.number, draft])).values()]),
    ),
  })
  .refine(({ answer, drafts }) => answer === "no" || drafts.length > 0, { path: ["drafts"], error: "required" });

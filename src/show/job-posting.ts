import { payPerHalfDay } from "#domain/projects/rules.ts";
import type { BankPage } from "#domain/projects/rules-bank.ts";
import { localDateAt } from "#kit/dates.ts";
import type { ContractForm } from "#reference/contract-forms.ts";
import { notClassified } from "#reference/industries.ts";
import { industryWords } from "#text/industries.ts";
import { halfDayPayWords, monthlyPayWords } from "#text/money.ts";
import { projectLabels, projectNumber, projectWords, workTimeWords } from "#text/projects.ts";
import type { Speak, Words } from "#text/speak.ts";
import { roleKindWords, themeWords } from "#text/terms.ts";

/** Where a project's public page stands, and the hub that answers for it while its firm is not named. */
export type PostingPlace = { readonly address: string; readonly hubName: string; readonly firmAddress: string | null };

/** The employmentType of schema.org that is nearest to each form of contract; what is shared by the half-day is part-time. */
const employmentTypes: { readonly [F in ContractForm]: string } = {
  service: "CONTRACTOR",
  "service-by-intermediary": "CONTRACTOR",
  adviser: "CONTRACTOR",
  employment: "PART_TIME",
  dispatch: "TEMPORARY",
  secondment: "OTHER",
};

/** An object of schema.org as it stands in the page. */
export type Structured = { readonly [name: string]: string | number | boolean | Structured };

/**
 * A published project as schema.org's JobPosting, with the form of its contract: 業務委託 is not employment. Until its firm agrees to be named, the hub is the organisation. A project has no last day of applying: it
 * is open until it is closed, and then its page is gone, so there is no `validThrough`.
 */
export function jobPosting(
  { number, publishedAt, firm, contractForm, terms }: BankPage,
  at: PostingPlace,
  speak: Speak,
): Structured {
  return {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    title: terms.title,
    description: descriptionOf(terms, speak),
    url: at.address,
    identifier: { "@type": "PropertyValue", name: at.hubName, value: projectNumber(number) },
    datePosted: localDateAt(publishedAt),
    employmentType: employmentTypes[contractForm],
    hiringOrganization: {
      "@type": "Organization",
      name: firm.name ?? at.hubName,
      ...(firm.name === null || at.firmAddress === null ? {} : { url: at.firmAddress }),
    },
    ...(firm.industry === notClassified ? {} : { industry: speak(industryWords(firm.industry)) }),
    skills: terms.themes.map((theme) => speak(themeWords[theme])).join(", "),
    workHours: speak(workTimeWords(terms.halfDays, terms.onSiteHalfDays)),
    jobDuration: `P${terms.months}M`,
    ...(terms.startsOn === null ? { jobImmediateStart: true } : { jobStartDate: terms.startsOn }),
    ...placeOf(terms),
    ...payOf(terms),
    directApply: false,
  };
}

/** Work that needs nobody at the place can be done from anywhere in Japan; all other work has its town. */
function placeOf({ onSiteHalfDays, place }: BankPage["terms"]): Structured {
  if (onSiteHalfDays === 0)
    return { jobLocationType: "TELECOMMUTE", applicantLocationRequirements: { "@type": "Country", name: "JP" } };
  const address = { "@type": "PostalAddress", addressCountry: "JP", addressLocality: place };
  return { jobLocation: { "@type": "Place", address } };
}

/** Pay a month for all half-days. Unpaid work names no pay here; its description says so. */
function payOf({ payYenPerMonth }: BankPage["terms"]): Structured {
  if (payYenPerMonth === 0) return {};
  const value = { "@type": "QuantitativeValue", value: payYenPerMonth, unitText: "MONTH" };
  return { baseSalary: { "@type": "MonetaryAmount", currency: "JPY", value } };
}

/** What the page says in words. Search engines read it as HTML, so what somebody wrote must not become a tag there. */
function descriptionOf(terms: BankPage["terms"], speak: Speak): string {
  const perHalfDay = halfDayPayWords(payPerHalfDay(terms.payYenPerMonth, terms.halfDays));
  const parts: readonly (readonly [Words, string])[] = [
    [projectWords.wanted, terms.result],
    [projectLabels.whatIsNew, terms.whatIsNew],
    [projectLabels.whatIsHard, terms.whatIsHard],
    [projectLabels.mayDecide, terms.mayDecide],
    [projectLabels.roleKind, speak(roleKindWords[terms.roleKind])],
    [projectLabels.halfDays, speak(workTimeWords(terms.halfDays, terms.onSiteHalfDays))],
    [projectLabels.payYenPerMonth, [speak(monthlyPayWords(terms.payYenPerMonth)), speak(perHalfDay)].join(" ").trim()],
  ];
  return parts
    .filter(([, words]) => words !== "")
    .map(([label, words]) => `<p>${escaped(speak(label))}<br>${escaped(words).replaceAll("\n", "<br>")}</p>`)
    .join("");
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

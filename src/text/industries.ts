import { industries } from "#reference/industries.ts";
import type { Words } from "#text/speak.ts";

/** The name of a division of the industry classification by its letter. */
export function industryWords(code: string): Words {
  const found = industries.find((industry) => industry.code === code);
  return found === undefined ? { ja: code, en: code } : { ja: found.ja, en: found.en };
}

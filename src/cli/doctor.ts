import type { Terminal } from "#cli/terminal.ts";
import type { Finding } from "#platform/doctor/finding.ts";
import { doctorEnd, gradeWords, notStartedYet, observationWords } from "#text/doctor.ts";

export type Examination = {
  readonly machine: readonly Finding[];
  /** null when there is no database yet. */
  readonly database: readonly Finding[] | null;
};

/** `banso doctor`: prints a sentence for everything looked at. Gives the exit code: 1 when anything has to be mended. */
export function doctorCommand(terminal: Terminal, { machine, database }: Examination): number {
  const { speak, print } = terminal;
  const findings = [...machine, ...(database ?? [])];
  for (const finding of findings) print(`${speak(gradeWords[finding.grade])}  ${speak(observationWords(finding))}`);
  if (database === null) print(speak(notStartedYet));
  const wrong = findings.filter((finding) => finding.grade === "wrong").length;
  print(speak(doctorEnd(wrong)));
  return wrong === 0 ? 0 : 1;
}

/** One measured case: what was measured, and its figures by name. */
export type Line = Readonly<Record<string, string | number>>;

const isJson = process.argv.includes("--json");

/** Prints a case as one line for people, or as JSON with `--json`. */
export function printLine(line: Line): void {
  if (isJson) {
    console.log(JSON.stringify(line));
    return;
  }
  const parts = Object.entries(line).map(([name, figure]) => `${name} ${figure}`);
  console.log(parts.join("  "));
}

/** The whole number given as `--name 5`, or what is usual. */
export function numberGiven(name: string, usual: number): number {
  const at = process.argv.indexOf(`--${name}`);
  const given = Number(process.argv[at + 1]);
  return at !== -1 && given > 0 ? given : usual;
}

export const seconds = (milliseconds: number): number => Number((milliseconds / 1000).toFixed(2));

/**
 * A text that a spreadsheet program would run as a formula gets an apostrophe in front (OWASP, "CSV injection"), and so
 * does one that already has apostrophes before such a sign, so that `withoutGuard` gives back exactly what was there.
 */
export const guarded = (text: string): string => (/^'*[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text);

/** The text without the apostrophe that `guarded` put before it. */
export const withoutGuard = (cell: string): string =>
  cell.startsWith("'") && /^'+[=+\-@\t\r＝＋－＠]/u.test(cell) ? cell.slice(1) : cell;

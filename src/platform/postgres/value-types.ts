import pg from "pg";

/**
 * How values come out of the database: bigint as a number that is checked to be exact, a date as the text it is
 * (a calendar day has no time zone), everything else as node-postgres gives it.
 */
export function valueTypes(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides();
  types.setTypeParser(20, exactInteger);
  types.setTypeParser(1082, (text) => text);
  types.setTypeParser(1016, (text) => listOf(text).map(exactInteger));
  types.setTypeParser(1182, listOf);
  return types;
}

function exactInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond exact numbers`);
  return value;
}

/** A one-dimensional array of values that need no quotes, such as {1,2} or {2026-04-01}. */
function listOf(text: string): string[] {
  return text === "{}" ? [] : text.slice(1, -1).split(",");
}

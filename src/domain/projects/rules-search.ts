/** The most words of one search that are looked for. */
const mostWords = 8;

/**
 * Each word of a search as a pattern for SQL's `ilike`, its own signs escaped; a project is found when every word is.
 * Words are parted by any space, full-width ones included; those after the eighth are left out.
 */
export const searchPatterns = (search: string): readonly string[] =>
  search
    .split(/\s+/u)
    .filter((word) => word !== "")
    .slice(0, mostWords)
    .map((word) => `%${word.replace(/[%_\\]/g, (sign) => `\\${sign}`)}%`);

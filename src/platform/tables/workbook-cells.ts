import type { NumberForm } from "#platform/tables/workbook-parts.ts";

/** The place of a cell by its address: `row` and `column` from 1; null when it is none. */
export function addressOf(address: string): { readonly row: number; readonly column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(address);
  if (match === null) return null;
  const row = Number(match[2]);
  return row === 0 ? null : { row, column: columnNumber(match[1] ?? "") };
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

/** A number of a cell as a person sees it in the sheet; what is no number stays as it is, for whoever reads the column. */
export function shownNumber(written: string, form: NumberForm, is1904: boolean): string {
  const value = Number(written);
  if (written.trim() === "" || !Number.isFinite(value)) return written;
  switch (form.kind) {
    case "day":
      return dayOf(value, is1904) ?? plain(value);
    case "time":
      return value >= 0 && value < 1 ? timeOf(value) : plain(value);
    case "percent":
      return `${plain(value * 100)}%`;
    case "framed": {
      const counted = plain(Math.abs(value) / form.per);
      const padded = /^\d+$/u.test(counted) ? counted.padStart(form.digits, "0") : counted;
      return `${value < 0 ? "-" : ""}${form.before}${padded}${form.after}`;
    }
    case "plain":
      return plain(value);
  }
}

/** Spreadsheet programs show 15 digits: what they compute as 0.30000000000000004 is 0.3. */
const plain = (value: number): string => String(Number.isSafeInteger(value) ? value : Number(value.toPrecision(15)));

const msOfDay = 86_400_000;

/**
 * The day of a serial number as YYYY-MM-DD. Day 1 is 1900-01-01; day 60 is 1900-02-29, which never was and which Lotus
 * 1-2-3 left to all others: whoever reads the column says so.
 */
function dayOf(serial: number, is1904: boolean): string | null {
  if (serial < 0 || serial > 2_958_465) return null;
  if (serial < 1 && !is1904) return timeOf(serial);
  const whole = Math.floor(serial + 1e-9);
  if (is1904) return iso(Date.UTC(1904, 0, 1) + whole * msOfDay);
  if (whole === 60) return "1900-02-29";
  return iso(Date.UTC(1899, 11, whole < 60 ? 31 : 30) + whole * msOfDay);
}

const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function timeOf(part: number): string {
  const minutes = Math.round(part * 1440) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

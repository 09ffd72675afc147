import type { FirmFiguresLine } from "#domain/firms/views-figures.ts";
import type { Visit } from "#route.ts";
import { type FiguresPicture, FirmFigures, FirmFiguresTable } from "#show/firm-figures.tsx";
import { employeesWords, figuresTitle, figuresWords, shortMoneyWords, yearWords } from "#text/firms.ts";

/** Sales, operating profit and employees of the last business years, as a picture and as a table. */
export function Figures({ visit, years }: { visit: Visit; years: readonly FirmFiguresLine[] }) {
  const { speak } = visit;
  const first = years[0];
  const last = years.at(-1);
  if (first === undefined || last === undefined) return <p class="muted">{speak(figuresWords.none)}</p>;
  const picture: FiguresPicture = {
    id: "figures",
    years: years.map(({ year, salesYen, operatingProfitYen, employees }) => ({
      year,
      employees,
      sales: salesYen,
      profit: operatingProfitYen,
    })),
    words: {
      title: speak(figuresTitle(first.year, last.year)),
      year: speak(figuresWords.year),
      sales: speak(figuresWords.sales),
      profit: speak(figuresWords.profit),
      employees: speak(figuresWords.employees),
      unknown: speak(figuresWords.unknown),
      yearName: (year) => speak(yearWords(year)),
      amount: (yen) => speak(shortMoneyWords(yen)),
      people: (count) => speak(employeesWords(count)),
    },
  };
  return (
    <>
      <p class="muted">{speak(figuresWords.lead)}</p>
      <FirmFigures picture={picture} />
      <FirmFiguresTable picture={picture} />
    </>
  );
}

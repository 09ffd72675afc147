import { ShadedCell } from "#show/shading.tsx";

export type LegendItem = { readonly label: string; readonly mark: number | "free" | "outside" };

export const legendLine = 42;
const markWidth = 40;
const markHeight = 28;

const textLeft = markWidth + 14;
const fullSize = 26;
const leastSize = 16;

/** The size of letters at which a line stays within the picture's 640: as a rule the full one, smaller for long names. */
function sizeOf(label: string): number {
  // A Japanese letter is as wide as it is high, a Latin one about half of that.
  const letters = [...label].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? 1 : 0.56), 0);
  return Math.max(leastSize, Math.min(fullSize, Math.floor((636 - textLeft) / letters)));
}

export const fontFamily = '"BIZ UDPGothic", "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", sans-serif';

/** Explains the marks of a picture, one a line. */
export function Legend(props: { pictureId: string; y: number; items: readonly LegendItem[] }) {
  return (
    <g>
      {props.items.map((item, line) => {
        const y = props.y + line * legendLine;
        return (
          <g key={item.label}>
            <LegendMark pictureId={props.pictureId} mark={item.mark} y={y} />
            <text x={textLeft} y={y + 23} font-size={sizeOf(item.label)} fill="currentColor">
              {item.label}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function LegendMark({ pictureId, mark, y }: { pictureId: string; mark: LegendItem["mark"]; y: number }) {
  const place = { x: 2, y, width: markWidth, height: markHeight };
  if (mark === "free") return <FreeCell {...place} />;
  if (mark === "outside") return <OutsideCell {...place} />;
  return <ShadedCell pictureId={pictureId} index={mark} {...place} />;
}

type Place = { x: number; y: number; width: number; height: number };

/** A half-day that is still to be had. */
export function FreeCell(place: Place) {
  const large = place.height > 12 && place.width > 12;
  return (
    <rect
      {...place}
      fill="none"
      stroke="currentColor"
      stroke-opacity="0.7"
      stroke-width={large ? 1.6 : 0.9}
      stroke-dasharray={large && place.width > 16 ? "5 4" : undefined}
    />
  );
}

/** A time that the person does not offer. */
export function OutsideCell({ x, y, width, height }: Place) {
  return (
    <line
      x1={x + width / 2 - Math.min(6, width / 4)}
      x2={x + width / 2 + Math.min(6, width / 4)}
      y1={y + height / 2}
      y2={y + height / 2}
      stroke="currentColor"
      stroke-opacity="0.4"
      stroke-width={height > 12 ? 2 : 1}
    />
  );
}

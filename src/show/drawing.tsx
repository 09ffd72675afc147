import type { ComponentChildren } from "preact";
import { fontFamily } from "#show/legend.tsx";

export type Sheet = {
  /** Unique in the document. */
  readonly id: string;
  /** What the picture shows, as it is read out. */
  readonly title: string;
  readonly width?: number;
  readonly height: number;
  readonly class?: string;
  /** The size of letters, and the colour of what says none of its own. */
  readonly fontSize?: number;
  readonly fill?: "currentColor";
  readonly children: ComponentChildren;
};

/** The sheet on which a picture is drawn: one image with a name, as wide as its place, whatever it is made of. */
export function Drawing({ id, title, width = 640, height, fontSize, fill, children, class: name = "picture" }: Sheet) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class={name}
      role="img"
      aria-labelledby={`${id}-title`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      font-family={fontFamily}
      font-size={fontSize}
      fill={fill}
    >
      <title id={`${id}-title`}>{title}</title>
      {children}
    </svg>
  );
}

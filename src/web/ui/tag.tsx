/** How a status feels; the words carry the meaning, the colour only repeats it. */
export type TagTone = "neutral" | "active" | "done" | "attention" | "human";

export function Tag(props: { tone?: TagTone | undefined; children: string }) {
  return <span class={`tag tag-${props.tone ?? "neutral"}`}>{props.children}</span>;
}

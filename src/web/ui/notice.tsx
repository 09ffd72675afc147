import type { ComponentChildren } from "preact";
import { frameWords } from "#text/frame.ts";
import type { Speak } from "#text/speak.ts";

/** What a message is about; `human` is kept for a raised hand, a yes, a welcome back. */
export type NoticeKind = "done" | "info" | "attention" | "fault" | "human";

const headings = {
  done: frameWords.noticeDone,
  info: frameWords.noticeInfo,
  attention: frameWords.noticeAttention,
  fault: frameWords.noticeFault,
  human: frameWords.noticeHuman,
} as const;

/** A message that says its kind in words; `announce` has it read aloud when the page opens. */
export function Notice(props: {
  kind: NoticeKind;
  speak: Speak;
  title?: string | undefined;
  announce?: boolean | undefined;
  children: ComponentChildren;
}) {
  const role = props.announce !== true ? undefined : props.kind === "fault" ? "alert" : "status";
  return (
    <div class={`notice notice-${props.kind}`} role={role}>
      <p class="notice-title">{props.title ?? props.speak(headings[props.kind])}</p>
      <div class="notice-body">{props.children}</div>
    </div>
  );
}

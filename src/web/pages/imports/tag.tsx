import type { ImportStatus } from "#domain/imports/terms.ts";
import { Tag, type TagTone } from "#web/ui/tag.tsx";

const tones: { readonly [S in ImportStatus]: TagTone } = {
  reading: "active",
  mapping: "attention",
  faulty: "attention",
  ready: "active",
  applying: "active",
  applied: "done",
  "taken-back": "neutral",
  dropped: "neutral",
  failed: "attention",
};

/** Where an import stands. */
export const ImportTag = ({ status, children }: { status: ImportStatus; children: string }) => (
  <Tag tone={tones[status]}>{children}</Tag>
);

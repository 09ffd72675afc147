import type { ProjectStatus } from "#domain/projects/terms.ts";
import type { TagTone } from "#web/ui/tag.tsx";

/** How a project's state feels. */
export const statusTone: { readonly [S in ProjectStatus]: TagTone } = {
  draft: "neutral",
  published: "done",
  closed: "neutral",
};

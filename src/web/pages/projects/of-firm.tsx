import type { ProjectOfFirm } from "#domain/projects/views-firm.ts";
import type { Visit } from "#route.ts";
import { firmWords } from "#text/firms.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { projectLabels, projectNumber } from "#text/projects.ts";
import { projectStatusWords } from "#text/terms.ts";
import { statusTone } from "#web/pages/projects/status-tone.ts";
import { DataTable } from "#web/ui/data-table.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Tag } from "#web/ui/tag.tsx";

/** The projects of a firm on its page, the newest first. */
export function ProjectsOfFirm({ visit, projects }: { visit: Visit; projects: readonly ProjectOfFirm[] }) {
  const { language, speak } = visit;
  return (
    <DataTable
      speak={speak}
      caption={speak(firmWords.projects)}
      rows={projects}
      rowKey={({ number }) => String(number)}
      empty={{ title: speak(firmWords.noProjects) }}
      columns={[
        {
          key: "title",
          label: speak(projectLabels.title),
          cell: ({ number, title }) => (
            <a href={localHref(language, `/projects/${number}`)}>{`${projectNumber(number)} ${title}`}</a>
          ),
        },
        {
          key: "halfDays",
          label: speak(projectLabels.halfDays),
          cell: ({ halfDays }) => speak(halfDaysWords(halfDays)),
        },
        {
          key: "status",
          label: speak(firmWords.status),
          cell: ({ status }) => <Tag tone={statusTone[status]}>{speak(projectStatusWords[status])}</Tag>,
        },
      ]}
    />
  );
}

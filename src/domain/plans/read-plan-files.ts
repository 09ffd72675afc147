import type { Tables } from "#app.ts";
import { readPeople, readProjects } from "#domain/plans/rules-files.ts";
import { mostPairs } from "#domain/plans/rules-problem.ts";
import {
  type ChosenFiles,
  mostFileBytes,
  type PlanFiles,
  type PlanFilesFault,
  type ReadUpload,
  type UploadFault,
} from "#domain/plans/rules-uploads.ts";
import type { FileFault, ReadFile } from "#domain/plans/terms.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { Table, UploadedFile } from "#kit/table.ts";

/** Reads both files of a plan; every fault of both is returned at once, and nothing is kept. */
export async function readPlanFiles(tables: Tables, chosen: ChosenFiles): Promise<Outcome<PlanFiles, PlanFilesFault>> {
  const people = await readUpload(tables, chosen.people, readPeople);
  const projects = await readUpload(tables, chosen.projects, readProjects);
  if (!people.ok || !projects.ok)
    return refused({
      people: people.ok ? null : people.refusal,
      projects: projects.ok ? null : projects.refusal,
      tooManyPairs: null,
    });
  const pairs = people.value.items.length * projects.value.items.length;
  if (pairs > mostPairs) return refused({ people: null, projects: null, tooManyPairs: pairs });
  return accepted({ people: people.value, projects: projects.value });
}

async function readUpload<T>(
  tables: Tables,
  file: UploadedFile | null,
  readItems: (table: Table) => Outcome<ReadFile<T>, readonly FileFault[]>,
): Promise<Outcome<ReadUpload<T>, UploadFault>> {
  if (file === null) return refused({ code: "missing" });
  if (file.bytes.length > mostFileBytes) return refused({ code: "too-large", megabytes: mostFileBytes / 1024 / 1024 });
  const { name } = file;
  const table = await tables.read(file);
  if (!table.ok) return refused({ code: "table", name, faults: table.refusal });
  await tables.breathe();
  const items = readItems(table.value);
  if (!items.ok) return refused({ code: "cells", name, faults: items.refusal });
  return accepted({ ...items.value, file });
}

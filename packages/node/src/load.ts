/**
 * From what was named to documents that are read: files, folders, or nothing, which means the plans of
 * the repository. What cannot be used is named, never skipped in silence.
 */
import { relative, resolve } from 'node:path'
import type { Plan, PlanAt, Problem, ReadDocument } from '@milemark/core'
import { check, needsFirstCommit } from '@milemark/core'
import { readDocument } from './files.ts'
import type { FoundDocuments } from './find.ts'
import { findDocuments, isDirectory, markdownBelow } from './find.ts'
import { firstCommitDate, gitRoot } from './git.ts'
import { holidaysOf } from './holidays.ts'
import { knownPlan } from './known-plans.ts'
import { pairedWith } from './pair.ts'
import { folderSettings } from './settings.ts'

export interface Document extends ReadDocument, PlanAt {
  /** The other half of the guide, read as well or not. */
  readonly paired: string | null
}

/** True for two spellings of one path: `./docs/a.md` and `docs/a.md`. */
export const isSamePath = (a: string, b: string): boolean => resolve(a) === resolve(b)

/** True where the other half of a guide is among these. */
export const isHalfAmong = ({ paired }: Document, documents: readonly Document[]): boolean =>
  paired !== null && documents.some(({ path }) => isSamePath(path, paired))

export interface Input {
  readonly documents: readonly Document[]
  /** Files that could not be used; the exit code is then 4. */
  readonly problems: readonly Problem[]
  /** Settings without effect and limits that were reached: to be said, no failure. */
  readonly remarks: readonly Problem[]
  /** Markdown documents of searched folders that turned out to be no plans. */
  readonly others: readonly string[]
  /** Where was searched, when nothing was named. */
  readonly searched: string | null
}

export interface LoadOptions {
  readonly asOf: string
  /** `both`: the other half of a named guide is read as well. */
  readonly halves?: 'both' | 'named'
  /** `skipped`: the documents are read and not checked, which is quicker; they come without diagnostics then. */
  readonly findings?: 'wanted' | 'skipped'
}

interface Candidate {
  readonly path: string
  readonly found: 'named' | 'searched' | 'paired'
}

export async function load(files: readonly string[], options: LoadOptions): Promise<Input> {
  const { candidates, remarks, searched } = await listed(files)
  const documents: Document[] = []
  const problems: Problem[] = []
  const others: string[] = []
  const notes = new Map(remarks.map((remark) => [remark.message, remark]))
  const queue = [...candidates]
  const seen = new Set(queue.map(({ path }) => resolve(path)))
  for (const candidate of queue) {
    const loaded = await loadOne(candidate.path, options)
    for (const remark of loaded.remarks) notes.set(remark.message, remark)
    const { document } = loaded
    if (!document) problems.push(...loaded.problems)
    else if (candidate.found !== 'named' && document.plan.kind === 'other') others.push(candidate.path)
    else {
      documents.push(document)
      if (options.halves === 'both' && document.paired !== null && !seen.has(resolve(document.paired))) {
        seen.add(resolve(document.paired))
        queue.push({ path: document.paired, found: 'paired' })
      }
    }
  }
  return { documents, problems, remarks: [...notes.values()], others, searched }
}

interface Listed {
  readonly candidates: readonly Candidate[]
  readonly remarks: readonly Problem[]
  readonly searched: string | null
}

async function listed(files: readonly string[]): Promise<Listed> {
  if (files.length === 0) {
    const folder = relative('.', gitRoot('.') ?? '.') || '.'
    const found = await findDocuments(folder)
    return { candidates: found.paths.map((path) => ({ path, found: 'searched' })), remarks: limits(folder, found), searched: folder }
  }
  const candidates = new Map<string, Candidate>()
  const remarks: Problem[] = []
  for (const file of files) {
    if (!(await isDirectory(file))) candidates.set(resolve(file), { path: file, found: 'named' })
    else {
      const found = await markdownBelow(file)
      for (const path of found.paths) if (!candidates.has(resolve(path))) candidates.set(resolve(path), { path, found: 'searched' })
      remarks.push(
        ...limits(file, found),
        ...(found.paths.length === 0 ? [{ path: file, code: 'empty', message: `${file} holds no Markdown documents.` }] : []),
      )
    }
  }
  return { candidates: [...candidates.values()], remarks, searched: null }
}

/** What a search did not see. */
const limits = (path: string, { complete, closed }: FoundDocuments): Problem[] => [
  ...(complete
    ? []
    : [{ path, code: 'limit', message: `${path} holds too much to search it all; name the documents or a smaller folder.` }]),
  ...closed.map((folder) => ({
    path: folder,
    code: 'MM-PERMISSION',
    message: `${folder} may not be listed by you; plans in it were not read.`,
  })),
]

interface Loaded {
  readonly document: Document | null
  readonly problems: readonly Problem[]
  readonly remarks: readonly Problem[]
}

async function loadOne(path: string, { asOf, findings = 'wanted' }: LoadOptions): Promise<Loaded> {
  const file = await readDocument(path)
  if (!file.ok) return { document: null, problems: [{ path, code: file.code, message: file.message }], remarks: [] }
  const [{ settings, problems }, paired] = await Promise.all([folderSettings(path), pairedWith(path)])
  const plan = knownPlan(file.text, { asOf, path, settings })
  const { holidays, firstCommit, remarks } = await surroundings(plan, path, asOf)
  const diagnostics = findings === 'wanted' ? check(plan, { asOf, holidays, firstCommit }) : []
  const ignored = problems.map((problem) => ({ path: problem.path, code: 'settings', message: problem.message }))
  return { document: { path, plan, diagnostics, paired, holidays, firstCommit }, problems: [], remarks: [...ignored, ...remarks] }
}

/** What a plan needs to know from outside of its text: the holidays of its region, and for `Week 3` when it began. */
async function surroundings(plan: Plan, path: string, asOf: string) {
  const region = plan.frontMatter.settings.holidays
  const { holidays, problem } = region === undefined ? { holidays: [], problem: null } : await holidaysOf(region, asOf)
  const firstCommit = needsFirstCommit(plan) ? await firstCommitDate(path) : null
  return { holidays, firstCommit, remarks: problem === null ? [] : [{ path, code: 'settings', message: `${path}: ${problem}.` }] }
}

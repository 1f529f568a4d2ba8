/**
 * From what stands on the command line to one schedule over all plans in it: what every command about dates begins with.
 */
import type { Planned, ScheduleView } from '@milemark/core'
import { errorJson, noPlanSentence, planned } from '@milemark/core'
import type { Document, Input } from '@milemark/node'
import { isHalfAmong, load } from '@milemark/node'
import type { ExitCode } from './exit.ts'
import { EXIT } from './exit.ts'
import type { Io } from './io.ts'
import { printJson } from './io.ts'
import { nothingToDo, othersSentence, reportProblems } from './report.ts'
import { shellWord } from './shell.ts'

export interface Scheduled {
  readonly input: Input
  /** The documents that hold tasks, in order; the view is made from these. */
  readonly plans: readonly Document[]
  readonly view: ScheduleView
  /** What the view was made from. */
  readonly planned: Planned
  /** Sentences about documents that the schedule leaves out. */
  readonly leftOut: readonly string[]
}

export interface ScheduledOptions {
  readonly asOf: string
  readonly json: boolean
  readonly command: string
  readonly findings: 'wanted' | 'skipped'
}

/** The schedule; or, after it has been said why there is none, how the command ends. */
export async function scheduled(io: Io, files: readonly string[], options: ScheduledOptions): Promise<Scheduled | ExitCode> {
  const { asOf, json, command, findings } = options
  const input = await load(files, { asOf, halves: 'both', findings })
  if (input.documents.length === 0) return nothingToDo(io, input, { command, json })
  reportProblems(io, input)
  const plans = input.documents.filter((document) => noPlanSentence(document) === null && document.plan.tasks.length > 0)
  if (plans.length === 0) return nothingToSchedule(io, input, json)
  const made = planned(plans, { asOf })
  return { input, plans, view: made.view, planned: made, leftOut: leftOut(input, plans) }
}

function nothingToSchedule(io: Io, { documents, problems }: Input, json: boolean): ExitCode {
  const reasons = documents.map((document) => ({ path: document.path, code: 'no-plan', message: withoutTasks(document) }))
  for (const { message } of reasons) io.err(`milemark: ${message}`)
  if (json) printJson(io, errorJson([...problems, ...reasons]))
  return problems.length > 0 ? EXIT.file : EXIT.unusable
}

const withoutTasks = (document: Document): string =>
  noPlanSentence(document) ?? `${document.path} holds no tasks to schedule. milemark read ${shellWord(document.path)} shows what was found.`

/** The technical half of a guide has no tasks of its own and is not missed. */
function leftOut({ documents, others }: Input, plans: readonly Document[]): string[] {
  const missing = documents.filter((document) => !plans.includes(document) && !isHalfAmong(document, plans))
  const sentence = othersSentence(others)
  return [...missing.map(withoutTasks), ...(sentence === null ? [] : [sentence])]
}

/** The last lines of an answer: what it leaves out. */
export const leftOutLines = (io: Io, { leftOut }: Scheduled): string[] =>
  leftOut.length === 0 ? [] : ['', ...leftOut.map((sentence) => io.paint('dim', sentence))]

/** What a picture or page of it is called. */
export const titleOf = ({ plans }: Pick<Scheduled, 'plans'>): string => plans.map(({ plan, path }) => plan.title ?? path).join(', ')

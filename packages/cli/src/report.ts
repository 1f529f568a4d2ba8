/**
 * What every command says around its answer: files that could not be used, documents that are no plans, and how it ends.
 */
import type { Problem } from '@milemark/core'
import { errorJson } from '@milemark/core'
import type { Input } from '@milemark/node'
import type { ExitCode } from './exit.ts'
import { EXIT } from './exit.ts'
import type { Io } from './io.ts'
import { printJson } from './io.ts'
import { harmless } from './terminal/width.ts'

/** Says on standard error what could not be used. */
export function reportProblems(io: Io, { problems, remarks }: Pick<Input, 'problems' | 'remarks'>): void {
  for (const { message } of [...problems, ...remarks]) io.err(`milemark: ${harmless(message)}`)
}

/** The same for JSON. */
export const asides = ({
  problems,
  remarks,
  others,
}: Input): { readonly problems: readonly Problem[]; readonly others: readonly string[] } => ({
  problems: [...problems, ...remarks],
  others,
})

/** The exit code that the input alone calls for. */
export const inputExit = ({ problems }: Pick<Input, 'problems'>): ExitCode => (problems.length > 0 ? EXIT.file : EXIT.fine)

/** Says why there is nothing to work on, and how the command ends then. */
export function nothingToDo(io: Io, input: Input, { command, json }: { readonly command: string; readonly json: boolean }): ExitCode {
  reportProblems(io, input)
  if (input.problems.length > 0) {
    if (json) printJson(io, errorJson(input.problems))
    return EXIT.file
  }
  const where = input.searched === null ? 'what you named' : input.searched === '.' ? 'this folder' : input.searched
  const message = `There is no plan document in ${where}. Name one: milemark ${command} docs/plan.md, or start one: milemark new docs/plan.md`
  io.err(`milemark: ${message}`)
  if (json) printJson(io, errorJson([{ path: input.searched ?? '.', code: 'no-plan', message }]))
  return EXIT.usage
}

const NAMED = 3

/** One sentence about the Markdown documents of searched folders that are no plans. */
export function othersSentence(others: readonly string[]): string | null {
  if (others.length === 0) return null
  const names = others.slice(0, NAMED).join(', ')
  const more = others.length > NAMED ? ` and ${others.length - NAMED} more` : ''
  return others.length === 1
    ? `${names} was looked at too and is no plan.`
    : `${others.length} other Markdown documents were looked at and are no plans: ${names}${more}.`
}

export const plural = (count: number, one: string, several = `${one}s`): string => `${count} ${count === 1 ? one : several}`

/**
 * Which document an edit is about: the one that is named, else the only plan in which everything that the edit names is found.
 */
import { createInterface } from 'node:readline/promises'
import type { Plan, Refused } from '@milemark/core'
import { findEnd, noPlanSentence } from '@milemark/core'
import type { Document } from '@milemark/node'
import { load } from '@milemark/node'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { reportProblems } from '../report.ts'
import { harmless } from '../terminal/width.ts'

export interface Wanted {
  readonly file: string | undefined
  readonly asOf: string
  /** Ids, keys or words that the edit names; all of them stand in one document. */
  readonly names: readonly string[]
  /** The command as it would be typed for a document. */
  readonly command: (path: string) => string
}

export interface Unclear {
  readonly ok: false
  readonly code: string
  readonly path: string
  readonly message: string
  /** Commands that would be clear. */
  readonly choices: readonly string[]
  readonly exit: ExitCode
}

/** The path of the document. One that is named is not read here: what is wrong with it is said when it is edited. */
export async function whichDocument(io: Io, { file, asOf, names, command }: Wanted): Promise<Pick<Document, 'path'> | Unclear> {
  if (file !== undefined) return { path: file }
  const input = await load([], { asOf, findings: 'skipped' })
  reportProblems(io, input)
  const plans = input.documents.filter((document) => noPlanSentence(document) === null)
  const [only, second] = plans
  if (!only)
    return unclear(
      '.',
      'MM-NOPLAN',
      'There is no plan document in this folder; nothing was changed. Start one: milemark new docs/plan.md',
      EXIT.unusable,
    )
  if (!second) return only
  const fitting = plans.filter(({ plan }) => names.every((name) => isIn(plan, name)))
  const [first, other] = fitting
  if (first && !other && names.length > 0) return first
  const choices = fitting.length > 0 ? fitting : plans
  if (fitting.length === 0 && names.length > 0) {
    const close = plans.map(({ plan }) => findEnd(plan, names[0] as string)).filter((found): found is Refused => 'ok' in found)
    const clash = close.find(({ code }) => code === 'MM-AMBIGUOUS') ?? close[0]
    const where = `None of the ${plans.length} plans here holds ${names.map((name) => `“${name}”`).join(' and ')}; nothing was changed.`
    return unclear(
      '.',
      clash?.code ?? 'MM-NOTFOUND',
      clash?.code === 'MM-AMBIGUOUS' ? clash.message : where,
      EXIT.usage,
      choices.map(({ path }) => command(path)),
    )
  }
  const picked =
    io.isTerminal && process.stdin.isTTY
      ? await choose(
          io,
          choices.map(({ path }) => path),
        )
      : null
  if (picked !== null) return choices[picked] as Document
  const message = `${choices.length} plans could be meant; nothing was changed. Name one:`
  return unclear(
    '.',
    'MM-AMBIGUOUS',
    message,
    EXIT.usage,
    choices.map(({ path }) => command(path)),
  )
}

const isIn = (plan: Plan, name: string): boolean => !('ok' in findEnd(plan, name))

const unclear = (path: string, code: string, message: string, exit: Unclear['exit'], choices: readonly string[] = []): Unclear => ({
  ok: false,
  path,
  code,
  message,
  choices,
  exit,
})

const MOST = 9

/** Asks a person for one of some lines; null when nothing was chosen. On standard error, so that answers for programs stay clean. */
export async function choose(io: Io, lines: readonly string[], question = 'Which one?'): Promise<number | null> {
  const shown = lines.slice(0, MOST)
  shown.forEach((line, index) => {
    io.err(`${io.paint('bold', String(index + 1))}  ${harmless(line)}`)
  })
  const answer = await ask(`${question} [1-${shown.length}] `)
  const picked = Number(answer.trim()) - 1
  return Number.isInteger(picked) && picked >= 0 && picked < shown.length ? picked : null
}

/** One line from the terminal; empty at its end. */
export async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const atEnd = new Promise<null>((ended) => {
    terminal.once('close', () => ended(null))
  })
  const answer = await Promise.race([terminal.question(question), atEnd])
  terminal.close()
  // The end of input leaves the cursor behind the question.
  if (answer === null) process.stderr.write('\n')
  return answer ?? ''
}

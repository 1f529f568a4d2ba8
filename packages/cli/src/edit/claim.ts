/**
 * `milemark next --claim` and `--release`: work for one of many, taken so that nobody else gets it.
 */
import type { PlanAt, ReadyRow } from '@milemark/core'
import { claimJson, errorJson, noPlanSentence, versionOf } from '@milemark/core'
import type { ClaimProblem, Input, Taken } from '@milemark/node'
import { claimNext, giveBack, load } from '@milemark/node'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import { nothingToDo, reportProblems } from '../report.ts'
import { shellWord } from '../shell.ts'
import { clockTime } from '../show/dates.ts'
import { harmless } from '../terminal/width.ts'
import { actorName } from './actor.ts'

export interface ClaimCommandOptions {
  readonly asOf: string
  readonly json?: true
  readonly as?: string
  readonly lease: number
}

/** Reading is repeated when a document was changed between reading and taking; others make progress each time. */
const TRIES = 20

export async function runClaim(io: Io, files: readonly string[], options: ClaimCommandOptions): Promise<ExitCode> {
  const actor = actorName(options.as)
  for (let turn = 1; turn <= TRIES; turn++) {
    const input = await load(files, { asOf: options.asOf, halves: 'both', findings: 'skipped' })
    if (input.documents.length === 0) return nothingToDo(io, input, { command: 'next --claim', json: options.json === true })
    const plans = input.documents.filter((document) => noPlanSentence(document) === null)
    const result = await claimNext(plans, { asOf: options.asOf, actor, minutes: options.lease })
    if (result.ok) return report(io, input, plans, result, actor, options)
    if (result.code !== 'stale') return refuse(io, result, options)
  }
  return refuse(
    io,
    { ok: false, code: 'MM-LOCKED', message: 'The documents change too fast to choose a task; nothing was claimed. Try again.' },
    options,
  )
}

function refuse(io: Io, { code, message }: ClaimProblem, { json }: ClaimCommandOptions): ExitCode {
  io.err(`milemark: ${code} ${harmless(message)}`)
  if (json) printJson(io, errorJson([{ path: '.', code, message }]))
  return code === 'MM-LOCKED' ? EXIT.lock : EXIT.file
}

function report(
  io: Io,
  input: Input,
  plans: readonly PlanAt[],
  { row, claim, held }: Taken,
  actor: string,
  { asOf, json }: ClaimCommandOptions,
): ExitCode {
  reportProblems(io, input)
  const at = row && plans.find(({ path }) => path === row.path)
  const task = at?.plan.tasks.find(({ key }) => key === row?.key)
  const version = at && task ? versionOf(at.plan, task) : null
  if (json) {
    printJson(io, claimJson(asOf, { actor, row, until: claim?.until ?? null, version, held }))
    return EXIT.fine
  }
  if (!row || !claim) {
    io.out(`Nothing is free for ${harmless(actor)} now.`)
    for (const { row: other, because } of held.slice(0, SHOWN))
      io.out(`  ${harmless(`${name(other)}: ${because.text}  ${other.path}:${other.line}`)}`)
    return EXIT.fine
  }
  io.out(`${io.paint('bold', harmless(name(row)))}  ${harmless(row.path)}:${row.line}`)
  io.out(`Taken by ${harmless(actor)} until ${clockTime(claim.until)}; every edit by that name renews it.`)
  io.out(
    io.paint(
      'dim',
      `milemark done ${shellWord(row.key)} --file ${shellWord(row.path)} --as ${shellWord(actor)} ends it, milemark next --release --as ${shellWord(actor)} gives it back.`,
    ),
  )
  return EXIT.fine
}

const SHOWN = 5
const name = ({ id, title }: Pick<ReadyRow, 'id' | 'title'>): string => (id === null ? title : `${id} ${title}`)

export async function runRelease(io: Io, files: readonly string[], options: ClaimCommandOptions): Promise<ExitCode> {
  const actor = actorName(options.as)
  const input = await load(files, { asOf: options.asOf, findings: 'skipped' })
  if (input.documents.length === 0) return nothingToDo(io, input, { command: 'next --release', json: options.json === true })
  const result = await giveBack(
    input.documents.map(({ path }) => path),
    actor,
    'all',
  )
  if (!result.ok) return refuse(io, result, options)
  const released = result.released.map(({ path, key }) => ({ path, key }))
  if (options.json) printJson(io, { format: 'milemark/release@1', actor, released })
  else
    io.out(
      released.length === 0
        ? `${harmless(actor)} had taken nothing.`
        : `Given back by ${harmless(actor)}: ${released.map(({ key }) => harmless(key)).join(', ')}`,
    )
  return EXIT.fine
}

/**
 * `milemark next [FILES...]`: what may start now, ranked, and why the rest may not.
 */
import type { Next } from '@milemark/core'
import { next, nextJson, nextOf, noPlanSentence, unitProgress } from '@milemark/core'
import type { Document, Input } from '@milemark/node'
import { claimedIn, isHalfAmong, load } from '@milemark/node'
import { Command, InvalidArgumentError, Option } from 'commander'
import { runClaim, runRelease } from '../edit/claim.ts'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import type { SharedOptions } from '../options.ts'
import { withShared } from '../options.ts'
import { asides, inputExit, nothingToDo, othersSentence, reportProblems } from '../report.ts'
import { clockTime } from '../show/dates.ts'
import { documentHead } from '../show/document.ts'
import { asOfText } from '../show/finish.ts'
import { ALL, nextLines, SHORT } from '../show/next.ts'
import { progressText, shortName, taskName } from '../show/words.ts'
import { harmless } from '../terminal/width.ts'

const HELP = `
Ready is what is neither done nor blocked, whose stated predecessors are finished and for which no
delivery is still to come. Begun work goes first, then what most other work waits for, then the
priority, then the order of the document. An assumed order never holds anything back.

Examples:
  milemark next                          every plan of this repository
  milemark next docs/plan.md --all       with everything that waits
  milemark next --json | jq '.ready[0]'
  milemark next --claim --as agent-1     takes the best task that is free, for half an hour
  milemark next --release --as agent-1   gives back what agent-1 has taken

A claim is kept beside git's own data, not in the document. Every edit by the same name renews it, the
end of the task ends it. Tasks that name the same files are not given out at the same time, nor are
tasks of one phase without [P] where the document marks what may run in parallel.`

interface Options extends SharedOptions {
  readonly all?: true
  readonly claim?: true
  readonly release?: true
  readonly as?: string
  readonly lease: number
}

export function nextCommand(io: Io): Command {
  return withShared(new Command('next'), io)
    .description('Says what may start now, ranked, and why the rest may not.')
    .argument('[FILES...]', 'documents or folders; without any, the plans of this repository')
    .option('--all', 'list everything that waits')
    .option('--claim', 'take the best task that is free, so that nobody else gets it')
    .option('--release', 'give back what was taken')
    .option('--as <NAME>', 'who takes it (else MILEMARK_ACTOR, else your user name)')
    .addOption(new Option('--lease <MINUTES>', 'how long a claim holds without any work').argParser(minutes).default(30))
    .addHelpText('after', HELP)
    .action(async (files: string[], options: Options) => {
      if (options.claim && options.release) {
        io.err('milemark: --claim takes a task and --release gives tasks back: say one of them.')
        return io.exit(EXIT.usage)
      }
      io.exit(
        options.claim
          ? await runClaim(io, files, options)
          : options.release
            ? await runRelease(io, files, options)
            : await runNext(io, files, options),
      )
    })
}

function minutes(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value <= 24 * 60)) throw new InvalidArgumentError('Write a number of minutes up to 1440.')
  return value
}

async function runNext(io: Io, files: readonly string[], options: Options): Promise<ExitCode> {
  const input = await load(files, { asOf: options.asOf, halves: 'both', findings: 'skipped' })
  if (input.documents.length === 0) return nothingToDo(io, input, { command: 'next', json: options.json === true })
  reportProblems(io, input)
  const plans = input.documents.filter((document) => noPlanSentence(document) === null)
  if (options.json)
    printJson(
      io,
      nextJson(input.documents, nextOf(plans, options), {
        asOf: options.asOf,
        claims: plans.flatMap((document) => held(document)),
        ...asides(input),
      }),
    )
  else io.out(blocks(io, input, options).join('\n\n'))
  return plans.length === 0 && input.problems.length === 0 ? EXIT.unusable : inputExit(input)
}

function blocks(io: Io, input: Input, options: Options): string[] {
  const others = othersSentence(input.others)
  const shown = input.documents.filter((document) => !isSilentHalf(document, input))
  return [...shown.map((document) => block(io, document, input, options).join('\n')), ...(others === null ? [] : [io.paint('dim', others)])]
}

/** The technical half of a guide usually lists no tasks; the planning half speaks for both then. */
const isSilentHalf = (document: Document, { documents }: Input): boolean =>
  document.plan.kind === 'guide' && document.plan.tasks.length === 0 && isHalfAmong(document, documents)

function block(io: Io, document: Document, input: Input, { asOf, all }: Options): string[] {
  const head = documentHead(io, document)
  const sentence = noPlanSentence(document)
  if (sentence !== null) return [sentence]
  const { plan, path } = document
  if (plan.tasks.length === 0) return [...head, withoutTasks(document, input)]
  const found: Next = next(plan, { asOf, path })
  const nameOf = (key: string): string => {
    const phase = plan.phases.find((other) => other.key === key)
    const task = plan.tasks.find((other) => other.key === key)
    return phase ? shortName(phase) : task ? taskName(task) : key
  }
  return [
    ...head,
    `${asOfText(asOf)}: ${progressText(unitProgress(plan))}`,
    ...nextLines({ io, nameOf, taken: new Set(held(document).map(({ key }) => key)) }, found, all ? ALL : SHORT),
    ...claimLines(io, document, nameOf),
  ]
}

/** What agents hold of a document. */
const held = (document: Pick<Document, 'path'>) => claimedIn(document, {}).filter(({ isLive, isFinished }) => isLive && !isFinished)

function claimLines(io: Io, document: Document, nameOf: (key: string) => string): string[] {
  const claims = held(document)
  if (claims.length === 0) return []
  const rows = claims.map(({ key, actor, until }) => `  ${nameOf(key)}  ${harmless(actor)}, until ${clockTime(until)}`)
  return ['', io.paint('bold', `Taken (${claims.length})`), ...rows]
}

function withoutTasks(document: Document, { documents }: Input): string {
  const half = document.paired === null || isHalfAmong(document, documents) ? '' : ` Its plan is ${document.paired}.`
  return document.plan.kind === 'guide'
    ? `An implementation guide: it lists no tasks.${half}`
    : 'No tasks were found in it. milemark read shows what was.'
}

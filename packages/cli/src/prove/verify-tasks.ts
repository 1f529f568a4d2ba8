/**
 * `done --verify`: a task is ticked only when what shows that it is done has just passed.
 */
import { findTask } from '@milemark/core'
import type { Proof, ProofGround } from '@milemark/node'
import { load, proofGround, proofsOf } from '@milemark/node'
import { actorName } from '../edit/actor.ts'
import type { EditOptions } from '../edit/change.ts'
import { reportProblem, reportUnclear } from '../edit/change.ts'
import { whichDocument } from '../edit/which.ts'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { shellWord } from '../shell.ts'
import { harmless } from '../terminal/width.ts'
import type { ProveOptions } from './options.ts'
import { wanted } from './options.ts'
import type { Session } from './session.ts'
import { runProofs, sessionExit } from './session.ts'
import { resultLines } from './show.ts'

type Options = EditOptions & ProveOptions

/** The document in which all passed; or how the command ends, after it has been said why nothing is ticked. */
export async function verifyTasks(io: Io, names: readonly string[], options: Options): Promise<{ readonly path: string } | ExitCode> {
  const command = (path: string) => `milemark done ${names.map(shellWord).join(' ')} --verify --file ${shellWord(path)}`
  const document = await whichDocument(io, { file: options.file, asOf: options.asOf, names, command })
  if ('ok' in document) return reportUnclear(io, document, options)
  const { path } = document
  const refuse = (code: string, message: string, exit: ExitCode) =>
    reportProblem(io, { path, code, message: `${message} Nothing was ticked.`, exit }, options.json === true)
  const { documents, problems } = await load([path], { asOf: options.asOf, findings: 'skipped' })
  const plan = documents[0]?.plan
  if (!plan) return refuse('MM-IO', problems[0]?.message ?? `${path} could not be read.`, EXIT.file)
  const found = proofGround(path)
  if (!found.ok) return refuse('MM-NOGIT', found.message, EXIT.unusable)
  const proofs = proofsOf(plan, found.ground, wanted(options))
  const chosen: Proof[] = []
  for (const name of names) {
    const { tasks } = findTask(plan, name)
    const [task, other] = tasks
    if (!task || other)
      return refuse(task ? 'MM-AMBIGUOUS' : 'MM-NOTFOUND', `“${name}” names ${task ? 'several tasks' : 'no task'} here.`, EXIT.usage)
    const own = proofs.filter(({ item }) => item.task === task.key)
    if (own.length === 0) {
      const how = `Write one behind it, as in (npm test -- import), or leave --verify away.`
      return refuse('MM-NOVERIFY', `${task.key} “${task.title}” names no command that shows that it is done. ${how}`, EXIT.unusable)
    }
    chosen.push(...own)
  }
  return (await passes(io, found.ground, chosen, { path, options })) ?? { path }
}

async function passes(
  io: Io,
  ground: ProofGround,
  proofs: readonly Proof[],
  { path, options }: { readonly path: string; readonly options: Options },
): Promise<ExitCode | null> {
  const session = await runProofs(io, ground, proofs, {
    by: actorName(options.as),
    base: null,
    // Standard output belongs to the edit.
    onResult: (proved) => io.err(resultLines(io, proved).join('\n')),
  })
  const exit = sessionExit(session)
  return exit === EXIT.fine ? null : reportProblem(io, { path, ...whyNot(session), exit }, options.json === true)
}

function whyNot({ results, asks, problem, interrupted }: Session): { code: string; message: string } {
  const said = (code: string, why: string) => ({ code, message: harmless(`${why} Nothing was ticked.`) })
  if (interrupted) return said('MM-INTERRUPTED', 'It was interrupted.')
  if (problem !== null) return said('MM-RUN', problem)
  const failed = results.find(({ state }) => state === 'broken')
  if (failed) return said('MM-FAILED', `${failed.proof.item.command} did not pass.`)
  const [first] = asks
  const command = first?.proof.item.command ?? 'The command'
  return said('MM-ASK', `${command} was not run: ${first?.why}. In a terminal, milemark run ${first?.proof.item.task ?? ''} asks.`)
}

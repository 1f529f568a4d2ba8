/**
 * `milemark run [STEP] [FILE]`: the set-up steps and verify commands of a document, run in a throw-away copy once a person has approved
 * them. The only command that starts what a document says.
 */
import { relative } from 'node:path'
import type { Document, Proof, ProofGround } from '@milemark/node'
import { baseOf, findProofs, proofGround, proofsOf } from '@milemark/node'
import { Command, Option } from 'commander'
import { actorName } from '../edit/actor.ts'
import { reportProblem } from '../edit/change.ts'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import type { SharedOptions } from '../options.ts'
import { withShared } from '../options.ts'
import { runJson } from '../prove/json.ts'
import type { ProveOptions } from '../prove/options.ts'
import { wanted, withProving } from '../prove/options.ts'
import type { Session } from '../prove/session.ts'
import { runProofs, sessionExit } from '../prove/session.ts'
import { proofLines, resultLines } from '../prove/show.ts'
import { plural } from '../report.ts'
import { shellWord } from '../shell.ts'
import { single } from '../single.ts'
import { harmless } from '../terminal/width.ts'

const HELP = `
A command is started only when a person has approved it, in a terminal, exactly as it is: it is asked about again when
the command changes, or what it visibly calls (scripts of package.json, Makefile, files that it names), or where it runs.
There is no option that answers yes. Without a terminal, what nobody has approved is “ask”, and the exit code is 6.

It runs in a copy of what git knows, with an empty home folder, no variables of yours but those named with --env, no
input, and no network where the machine can keep it off. What it showed is kept in the git folder, never committed:
“holds” until a file that it depends on changes, then “stale”, which names the file.

In CI: --approved-by base runs what stands at the merge base with REF to the last byte, and nothing else.

Examples:
  milemark run --list                    what there is, and what is known of it
  milemark run                           all of it in order, asking before each
  milemark run 3                         the third of the list
  milemark run 2.1 docs/plan.md          what shows that task 2.1 is done
  milemark run "npm ci" --network --timeout 5m
  milemark run --approved-by base --base origin/main

Ends with 1 when a command fails, with 6 when one was not approved.`

interface Options extends SharedOptions, ProveOptions {
  readonly list?: true
  readonly as?: string
  readonly approvedBy?: 'base'
  readonly base?: string
}

export const runCommand = (io: Io): Command =>
  withProving(withShared(new Command('run'), io))
    .description('Runs the set-up and verify commands of a document in a throw-away copy, once you have approved each.')
    .argument('[STEP]', 'a number of the list, a task, or words of a command; without any, all in order')
    .argument('[FILE]', 'the document; may be left out where there is only one')
    .option('--list', 'list the commands and run nothing')
    .option('--as <NAME>', 'who runs it, for the evidence')
    .addOption(new Option('--approved-by <WHO>', 'in place of a person: what stands at the merge base').choices(['base']))
    .option('--base <REF>', 'the protected branch, for --approved-by base')
    .addHelpText('after', HELP)
    .action(async (step: string | undefined, file: string | undefined, options: Options) => {
      // A document alone is no step.
      const isFile = file === undefined && step !== undefined && /\.(?:md|markdown)$/i.test(step)
      io.exit(await runRun(io, isFile ? undefined : step, isFile ? step : file, options))
    })

async function runRun(io: Io, step: string | undefined, file: string | undefined, options: Options): Promise<ExitCode> {
  const json = options.json === true
  if ((options.approvedBy === undefined) !== (options.base === undefined))
    return refuse(io, '.', 'MM-USAGE', '--approved-by base and --base REF belong together; nothing was run.', EXIT.usage, json)
  const typed = (path: string) => `milemark run ${step === undefined ? '' : `${shellWord(step)} `}${shellWord(path)}`
  const document = await single(io, { file, asOf: options.asOf, json, findings: 'skipped', command: 'run', typed })
  if (typeof document === 'number') return document
  const found = proofGround(document.path)
  if (!found.ok) return refuse(io, document.path, 'MM-NOGIT', found.message, EXIT.unusable, json)
  const proofs = proofsOf(document.plan, found.ground, wanted(options))
  const chosen = choose(proofs, step)
  if (typeof chosen === 'string') return refuse(io, document.path, 'MM-NOTFOUND', `${chosen} Nothing was run.`, EXIT.usage, json)
  return options.list ? list(io, document, found.ground, chosen, json) : runChosen(io, document, found.ground, chosen, options)
}

/** What is meant, or a sentence why nothing is. */
function choose(proofs: readonly Proof[], step: string | undefined): readonly Proof[] | string {
  if (step === undefined) return proofs
  const found = findProofs(proofs, step)
  return found.length > 0 ? found : `No command here is “${step}”; milemark run --list shows them all.`
}

function list(io: Io, { path }: Document, ground: ProofGround, proofs: readonly Proof[], json: boolean): ExitCode {
  if (json) printJson(io, runJson({ path, ground, proofs, session: null, problems: [] }))
  else if (proofs.length === 0) io.out(`${harmless(path)} names no command of its set-up and none that shows that a task is done.`)
  else
    io.out(
      [`${harmless(path)}  ${io.paint('dim', `(sandbox of this machine: ${ground.sandbox.name})`)}`, ...proofLines(io, proofs)].join('\n'),
    )
  return EXIT.fine
}

async function runChosen(io: Io, document: Document, ground: ProofGround, chosen: readonly Proof[], options: Options): Promise<ExitCode> {
  const json = options.json === true
  const { path } = document
  const base = options.base === undefined ? null : baseOf(ground, options.base, options.asOf)
  if (options.base !== undefined && base === null) {
    const message = `git knows no merge base with ${options.base}; fetch that branch, with its history. Nothing was run.`
    return refuse(io, path, 'MM-NOBASE', message, EXIT.usage, json)
  }
  const isOne = chosen.length === 1
  const proofs = chosen.filter(({ item }) => isOne || item.apart === null)
  const session = await runProofs(io, ground, proofs, {
    by: actorName(options.as),
    base,
    onResult: (proved) => !json && io.out(resultLines(io, proved).join('\n')),
  })
  const after = proofGround(path)
  const now = after.ok ? proofsOf(document.plan, after.ground, wanted(options)) : []
  const shown = now.filter(({ item }) => chosen.some((one) => one.item.number === item.number))
  const problems = session.problem === null ? [] : [{ path, code: 'MM-RUN', message: session.problem }]
  if (json) printJson(io, runJson({ path, ground, proofs: shown, session, problems }))
  report(io, session, { path, skippedApart: chosen.length - proofs.length, json })
  return sessionExit(session)
}

interface Told {
  readonly path: string
  readonly skippedApart: number
  readonly json: boolean
}

function report(io: Io, { results, asks, skipped, problem, interrupted }: Session, { path, skippedApart, json }: Told): void {
  for (const { proof, why } of asks) io.err(`milemark: ${proof.item.number} was not run: ${why}.`)
  for (const { item } of skipped) io.err(`milemark: ${item.number} was not run: what stands before it ended early.`)
  if (problem !== null) io.err(`milemark: ${problem}`)
  if (interrupted) io.err('milemark: interrupted; the copy is gone, and nothing was written to your files.')
  if (json) return
  const where = relative('.', path) || path
  if (skippedApart > 0)
    io.out(`${plural(skippedApart, 'command')} left out that run only by number: milemark run --list ${shellWord(where)}`)
  if (results.length + asks.length + skippedApart === 0 && problem === null) io.out(`${where} names no command to run.`)
}

const refuse = (io: Io, path: string, code: string, message: string, exit: ExitCode, json: boolean): ExitCode =>
  reportProblem(io, { path, code, message, exit }, json)

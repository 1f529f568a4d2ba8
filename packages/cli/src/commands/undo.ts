/**
 * `milemark undo [FILE]`: takes a change back that Milemark made, and no other.
 */
import { diff as changesBetween, editJson, readPlan, unifiedDiff } from '@milemark/core'
import { claimsKept, folderSettings, undo } from '@milemark/node'
import { Command, InvalidArgumentError, Option } from 'commander'
import { actorName } from '../edit/actor.ts'
import { reportProblem, reportUnclear, seconds } from '../edit/change.ts'
import { whichDocument } from '../edit/which.ts'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import { withShared } from '../options.ts'
import { shellWord } from '../shell.ts'
import { diffLines } from '../show/diff.ts'
import { harmless } from '../terminal/width.ts'

const HELP = `
Undo goes back in time: each takes back the newest change that still counts. Later changes stay; where they
touched the same place, nothing is undone and both sides are shown.

Examples:
  milemark undo
  milemark undo docs/plan.md --actor agent-1     only what agent-1 did
  milemark undo --seq 12                         this change of milemark log; an undo is taken back so`

interface Options {
  readonly asOf: string
  readonly json?: true
  readonly file?: string
  readonly actor?: string
  readonly seq?: number
  readonly as?: string
  readonly dryRun?: true
  readonly accept?: true
  readonly wait: number
}

export function undoCommand(io: Io): Command {
  return withShared(new Command('undo'), io)
    .description('Takes back a change that Milemark made, and leaves every other one.')
    .argument('[FILE]', 'the document; may be left out where there is only one plan')
    .option('--actor <NAME>', 'only a change of this one')
    .addOption(new Option('--seq <NUMBER>', 'this change of the log').argParser(sequence))
    .option('--as <NAME>', 'who undoes it (else MILEMARK_ACTOR, else your user name)')
    .option('--dry-run', 'print the diff and write nothing')
    .option('--accept', 'write although the document has just shrunk by half')
    .addOption(new Option('--wait <SECONDS>', 'how long to wait for another writer').argParser(seconds).default(30))
    .addHelpText('after', HELP)
    .action(async (file: string | undefined, options: Options) => io.exit(await runUndo(io, file, options)))
}

function sequence(text: string): number {
  const value = Number(text.replace(/^#/, ''))
  if (!(Number.isInteger(value) && value > 0)) throw new InvalidArgumentError('Write the number that milemark log shows.')
  return value
}

async function runUndo(io: Io, file: string | undefined, { asOf, json, actor, seq, as, dryRun, accept, wait }: Options): Promise<ExitCode> {
  const document = await whichDocument(io, { file, asOf, names: [], command: (path) => `milemark undo ${shellWord(path)}` })
  if ('ok' in document) return reportUnclear(io, document, json ? { json } : {})
  const { path } = document
  const by = actorName(as)
  const result = await undo(path, { by, actor, seq, waitMs: wait * 1000, dryRun, accept })
  if (!result.ok) return reportProblem(io, result.problem, json === true)
  const { value: record, textBefore, text, edits } = result
  const { settings } = await folderSettings(path)
  const read = (version: string) => readPlan(version, { asOf, path, settings })
  const changes = changesBetween(read(textBefore), read(text))
  const unkept = result.outcome === 'saved' ? await claimsKept(path, by, changes) : null
  for (const remark of [result.recovered?.message, result.rescued?.message, unkept]) if (remark) io.err(`milemark: ${harmless(remark)}`)
  const diff = unifiedDiff(path, textBefore, edits)
  const said = `Taken back: #${record.seq} ${record.label} (${record.actor})`
  if (json) printJson(io, editJson({ path, wrote: result.outcome === 'saved', changes, notes: [said], diff }))
  else if (dryRun) io.data(io.isTerminal ? diffLines(io, diff).join('\n') : diff)
  else
    io.out(
      `${harmless(path)}\n  ${harmless(said)}${result.seq === null ? '' : io.paint('dim', `  (milemark undo ${shellWord(path)} --seq ${result.seq} makes it again)`)}`,
    )
  return EXIT.fine
}

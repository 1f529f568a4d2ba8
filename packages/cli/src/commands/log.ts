/**
 * `milemark log [FILE]`: who changed what in a document, and when, newest first.
 */
import type { LogEntry } from '@milemark/node'
import { log } from '@milemark/node'
import { Command, Option } from 'commander'
import { reportProblem, reportUnclear } from '../edit/change.ts'
import { whichDocument } from '../edit/which.ts'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { localDate, printJson } from '../io.ts'
import { count, withShared } from '../options.ts'
import { shellWord } from '../shell.ts'
import { clockTime } from '../show/dates.ts'
import type { Cell } from '../terminal/table.ts'
import { table } from '../terminal/table.ts'
import { harmless } from '../terminal/width.ts'

const HELP = `
The log holds what Milemark wrote, not what editors and git did. It is kept beside git's own data.

Examples:
  milemark log
  milemark log docs/plan.md --actor agent-1 --all`

interface Options {
  readonly asOf: string
  readonly json?: true
  readonly actor?: string
  readonly all?: true
  readonly limit: number
}

export function logCommand(io: Io): Command {
  return withShared(new Command('log'), io)
    .description('Says who changed what in a document, and when, newest first.')
    .argument('[FILE]', 'the document; may be left out where there is only one plan')
    .option('--actor <NAME>', 'only changes of this one')
    .addOption(new Option('--limit <NUMBER>', 'how many to show').argParser(count).default(20))
    .option('--all', 'show every change')
    .addHelpText('after', HELP)
    .action(async (file: string | undefined, options: Options) => io.exit(await runLog(io, file, options)))
}

async function runLog(io: Io, file: string | undefined, { asOf, json, actor, all, limit }: Options): Promise<ExitCode> {
  const document = await whichDocument(io, { file, asOf, names: [], command: (path) => `milemark log ${shellWord(path)}` })
  if ('ok' in document) return reportUnclear(io, document, json ? { json } : {})
  const { path } = document
  const result = await log(path)
  if (!result.ok) return reportProblem(io, result.problem, json === true)
  if (result.damaged > 0)
    io.err(`milemark: ${result.damaged} lines of the log of ${path} are damaged and were left out; the document is not concerned.`)
  const entries = result.entries.filter((entry) => actor === undefined || entry.actor === actor)
  const shown = all ? entries : entries.slice(0, limit)
  if (json) printJson(io, { format: 'milemark/log@1', path, records: shown.map(logRow) })
  else if (entries.length === 0) io.out(`${path} has no changes in its log yet.`)
  else {
    io.out(table(shown.map(entryCells), [{}, {}, { most: 24 }, { flexible: true }], { width: io.width, paint: io.paint }).join('\n'))
    if (shown.length < entries.length)
      io.out(io.paint('dim', `${entries.length - shown.length} older ones: milemark log ${shellWord(path)} --all`))
  }
  return EXIT.fine
}

const logRow = ({ seq, time, actor, label, undoes, undoneBy, edits }: LogEntry) => ({
  seq,
  time,
  actor,
  label,
  undoes: undoes ?? null,
  undone: undoneBy !== null,
  lines: linesOf(edits),
})

/** Lines that a change touched, roughly: those that it wrote or took away. */
const linesOf = (edits: LogEntry['edits']): number =>
  edits.reduce((sum, { insert, removed }) => sum + Math.max(1, (insert.match(/\n/g) ?? []).length, (removed.match(/\n/g) ?? []).length), 0)

function entryCells({ seq, time, actor, label, undoneBy }: LogEntry): Cell[] {
  const at = new Date(time)
  const when = `${localDate(at)} ${clockTime(time)}`
  const what = harmless(label)
  const cell: Cell = undoneBy === null ? { text: what } : { text: `${what} (taken back by #${undoneBy})`, style: 'dim' }
  return [{ text: `#${seq}` }, { text: when, style: 'dim' }, { text: harmless(actor) }, cell]
}

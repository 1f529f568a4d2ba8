/**
 * `milemark fix [tree] FILE[:LINE]…`: writes what has one possible answer, such as the new path of a renamed file. Nothing is fixed
 * unless it is asked for.
 */
import { errorJson, fixJson } from '@milemark/core'
import { fixDocument, judgeDocuments, load } from '@milemark/node'
import { Command, Option } from 'commander'
import { actorName } from '../edit/actor.ts'
import { reportProblem, seconds } from '../edit/change.ts'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import { withShared } from '../options.ts'
import { place } from '../place.ts'
import { nothingToDo, plural, reportProblems } from '../report.ts'
import { diffLines } from '../show/diff.ts'
import { harmless } from '../terminal/width.ts'

const HELP = `
What is offered stands as a hint under the findings of milemark check: a file that git saw renamed, a name that
differs in upper and lower case. Where two answers are possible, none is offered. “fix tree” draws the folders of
a fence again as they are, and keeps the remarks beside them. Prose is never rewritten, no box is ticked.

Examples:
  milemark fix docs/guide.md --dry-run   the diff, and nothing is written
  milemark fix docs/guide.md             everything that is offered for this document
  milemark fix docs/guide.md:14          on this line only
  milemark fix tree docs/guide.md:30     the tree at this line`

interface Options {
  readonly asOf: string
  readonly json?: true
  readonly dryRun?: true
  readonly as?: string
  readonly wait: number
  readonly accept?: true
}

export function fixCommand(io: Io): Command {
  return withShared(new Command('fix'), io)
    .description('Writes what check offers: new paths of renamed files; with “tree”, the folders of a drawn tree.')
    .argument('FILES...', 'documents, each with or without a line: docs/guide.md:14; “tree” before them for drawn trees')
    .option('--dry-run', 'print the diff and write nothing')
    .option('--as <NAME>', 'who does it, for the log (else MILEMARK_ACTOR, else your user name)')
    .addOption(new Option('--wait <SECONDS>', 'how long to wait for another writer').argParser(seconds).default(30))
    .option('--accept', 'write although the document has just shrunk by half')
    .addHelpText('after', HELP)
    .action(async (words: string[], options: Options) => io.exit(await runFix(io, words, options)))
}

async function runFix(io: Io, words: readonly string[], options: Options): Promise<ExitCode> {
  const what = words[0] === 'tree' ? 'trees' : 'names'
  const places = (what === 'trees' ? words.slice(1) : words).map(place)
  const json = options.json === true
  if (places.length === 0) {
    const message = 'Name the document: milemark fix tree docs/guide.md'
    io.err(`milemark: ${message}`)
    if (json) printJson(io, errorJson([{ path: '.', code: 'usage', message }]))
    return EXIT.usage
  }
  const rows: { path: string; wrote: boolean; fixes: readonly string[]; diff: string }[] = []
  for (const { file, line } of places) {
    const input = await load([file], { asOf: options.asOf, findings: 'skipped' })
    if (input.documents.length === 0) return nothingToDo(io, input, { command: 'fix', json })
    reportProblems(io, input)
    const judged = await judgeDocuments(input.documents, { asOf: options.asOf })
    for (const { message } of [...judged.problems, ...judged.remarks]) io.err(`milemark: ${harmless(message)}`)
    for (const { document, ground } of judged.documents) {
      const result = await fixDocument(document.path, ground, { ...settings(options), line, what })
      if (!result.ok) return reportProblem(io, { path: document.path, exit: EXIT.conflict, ...result.problem }, json)
      rows.push({ path: document.path, wrote: result.wrote, fixes: result.titles, diff: result.diff })
    }
  }
  if (json) printJson(io, fixJson(rows))
  else for (const row of rows) show(io, row, options)
  return EXIT.fine
}

const settings = ({ asOf, as, dryRun, accept, wait }: Options) => ({
  asOf,
  actor: actorName(as),
  dryRun: dryRun === true,
  accept: accept === true,
  waitMs: wait * 1000,
})

function show(
  io: Io,
  { path, fixes, diff }: { readonly path: string; readonly fixes: readonly string[]; readonly diff: string },
  { dryRun }: Options,
): void {
  if (diff === '') io.out(`${harmless(path)}: there is nothing with one possible answer; nothing was written.`)
  else if (dryRun) io.data(io.isTerminal ? diffLines(io, diff).join('\n') : diff)
  else
    io.out(
      [
        `${harmless(path)}  ${plural(fixes.length, 'fix', 'fixes')} ${io.paint('dim', '(milemark undo takes them back)')}`,
        ...fixes.map((title) => `  ${harmless(title)}`),
      ].join('\n'),
    )
}

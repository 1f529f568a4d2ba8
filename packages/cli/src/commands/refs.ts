/**
 * `milemark refs PATH [FILES...]`: which statements of the documents speak of a file. For reviewers and agents, before they edit.
 */
import { relative, resolve, sep } from 'node:path'
import { redacted, refsJson } from '@milemark/core'
import { gitRoot, judgeDocuments, load } from '@milemark/node'
import { Command } from 'commander'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import type { SharedOptions } from '../options.ts'
import { withShared } from '../options.ts'
import { asides, inputExit, nothingToDo, plural, reportProblems } from '../report.ts'
import { harmless, truncate } from '../terminal/width.ts'

const HELP = `
The file need not exist any more. Statements about a folder or a pattern that holds it come last.

Examples:
  milemark refs src/cart.ts
  milemark refs src/cart.ts README.md docs/
  milemark refs src/cart.ts --json`

export function refsCommand(io: Io): Command {
  return withShared(new Command('refs'), io)
    .description('Lists the statements of the documents that speak of a file.')
    .argument('PATH', 'a file or folder of the repository')
    .argument('[FILES...]', 'documents or folders to look in; without any, the plans of this repository')
    .addHelpText('after', HELP)
    .action(async (path: string, files: string[], options: SharedOptions) => io.exit(await runRefs(io, path, files, options)))
}

async function runRefs(io: Io, path: string, files: readonly string[], { asOf, json }: SharedOptions): Promise<ExitCode> {
  const input = await load(files, { asOf, findings: 'skipped' })
  if (input.documents.length === 0) return nothingToDo(io, input, { command: `refs ${path}`, json: json === true })
  const judged = await judgeDocuments(input.documents, { asOf })
  reportProblems(io, { problems: [...input.problems, ...judged.problems], remarks: [...input.remarks, ...judged.remarks] })
  const { references } = await import('@milemark/core/claims')
  const asked = fromRoot(path)
  const found = judged.documents.flatMap(({ document, verdicts: { verdicts } }) =>
    references(verdicts, asked).map((reference) => ({ ...reference, document })),
  )
  const sorted = [...found].sort((a, b) => Number(a.speaksOf === 'around') - Number(b.speaksOf === 'around'))
  if (json)
    printJson(
      io,
      refsJson(
        asked,
        sorted.map(({ document, ...rest }) => ({ ...rest, path: document.path, plan: document.plan })),
        { asOf, ...asides(input) },
      ),
    )
  else if (sorted.length === 0) io.out(`No statement in ${plural(input.documents.length, 'document')} speaks of ${harmless(asked)}.`)
  else
    io.out(
      sorted
        .map(({ document, verdict: { claim, state }, speaksOf }) => {
          const where = `${harmless(document.path)}:${claim.line}`
          const text = document.plan.source.text.split(/\r\n|\n|\r/)[claim.line - 1]?.trim() ?? ''
          const how = `${claim.kind} ${speaksOf === 'around' ? `${harmless(claim.subject)} around it, ` : ''}${state}`
          return `${io.paint('bold', where)}  ${io.paint('dim', how)}\n  ${truncate(harmless(redacted(text)), io.width - 2)}`
        })
        .join('\n'),
    )
  return inputExit({ problems: [...input.problems, ...judged.problems] }) === EXIT.fine ? EXIT.fine : EXIT.file
}

/** From the root of the repository, however it was typed. */
function fromRoot(path: string): string {
  const root = gitRoot('.') ?? '.'
  return relative(root, resolve(path)).split(sep).join('/')
}

/**
 * `milemark graph [FILES...]`: what comes after what, in the terminal, as text for other programs, or as a picture.
 */
import { Command, Option } from 'commander'
import type { ExitCode } from '../exit.ts'
import type { Io } from '../io.ts'
import { endingOf, forceOption, outputOption, picturePage, writeMade } from '../made-file.ts'
import { withAsOf } from '../options.ts'
import { inputExit } from '../report.ts'
import type { Scheduled } from '../scheduled.ts'
import { leftOutLines, scheduled, titleOf } from '../scheduled.ts'
import { chartHead, documentHead } from '../show/document.ts'
import { graphLegend, graphLines } from '../show/graph.ts'

const HELP = `
In the terminal each task stands below the one that holds it longest; what else it comes after is named
beside it. The links as data: milemark schedule --json | jq .links

Examples:
  milemark graph docs/plan.md
  milemark graph docs/plan.md -o plan.svg
  milemark graph docs/plan.md --format mermaid >> notes.md
  milemark graph docs/plan.md --format dot | dot -Tpdf > plan.pdf

A file that Milemark did not make is written over only with --force. Ends with 7 when no document holds tasks.`

type Format = 'text' | 'mermaid' | 'dot'

interface Options {
  readonly asOf: string
  readonly format: Format
  readonly output?: string
  readonly force?: true
}

export function graphCommand(io: Io): Command {
  return withAsOf(new Command('graph'), io)
    .description('Shows what comes after what: in the terminal, as Mermaid or DOT, or as a picture in a file.')
    .argument('[FILES...]', 'documents or folders; without any, the plans of this repository')
    .addOption(new Option('--format <FORMAT>', 'how to print it').choices(['text', 'mermaid', 'dot']).default('text'))
    .addOption(
      outputOption('write it to a file that ends in .svg, .html, .mmd or .dot', ['svg', 'html', 'mmd', 'dot'], { stream: 'refused' }),
    )
    .addOption(forceOption())
    .addHelpText('after', HELP)
    .action(async (files: string[], options: Options) => io.exit(await runGraph(io, files, options)))
}

async function runGraph(io: Io, files: readonly string[], { asOf, format, output, force }: Options): Promise<ExitCode> {
  const found = await scheduled(io, files, { asOf, json: false, command: 'graph', findings: 'skipped' })
  if (typeof found === 'number') return found
  if (output !== undefined) {
    const written = await writeMade(io, { path: output, text: await picture(found, output), force: force === true })
    if (written !== 0) return written
  } else if (format === 'text') io.out(text(io, found).join('\n'))
  else io.data(await drawn(found, format))
  return inputExit(found.input)
}

function text(io: Io, found: Scheduled): string[] {
  const { view, plans } = found
  return [
    ...chartHead(io, found),
    ...plans.flatMap((document) => [
      ...(plans.length > 1 ? ['', ...documentHead(io, document)] : []),
      ...graphLines(io, view, document.path),
    ]),
    '',
    ...graphLegend(io),
    ...leftOutLines(io, found),
  ]
}

async function drawn({ view }: Scheduled, format: Exclude<Format, 'text'>): Promise<string> {
  const { dot, mermaid } = await import('@milemark/page')
  return format === 'dot' ? dot(view) : mermaid(view)
}

async function picture(found: Scheduled, path: string): Promise<string> {
  const ending = endingOf(path)
  if (ending === 'mmd') return drawn(found, 'mermaid')
  if (ending === 'dot') return drawn(found, 'dot')
  const { network } = await import('@milemark/page')
  const svg = network(found.view)
  return ending === 'html' ? picturePage(titleOf(found), svg) : svg
}

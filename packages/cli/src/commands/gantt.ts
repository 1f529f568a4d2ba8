/**
 * `milemark gantt [FILES...]`: the schedule as a chart, in the terminal or as a picture in a file.
 */
import { Command } from 'commander'
import type { ExitCode } from '../exit.ts'
import type { Io } from '../io.ts'
import { endingOf, forceOption, outputOption, picturePage, writeMade } from '../made-file.ts'
import { withAsOf } from '../options.ts'
import { inputExit } from '../report.ts'
import type { Scheduled } from '../scheduled.ts'
import { leftOutLines, scheduled, titleOf } from '../scheduled.ts'
import { chartLines } from '../show/document.ts'
import { ganttLines } from '../show/gantt.ts'

const HELP = `
The chart fills the width of the terminal. The rows as data: milemark schedule --json

Examples:
  milemark gantt                         every plan of this repository, here
  milemark gantt docs/plan.md -o plan.svg
  milemark gantt docs/plan.md -o plan.html

A file that Milemark did not make is written over only with --force. Ends with 7 when no document holds tasks.`

interface Options {
  readonly asOf: string
  readonly output?: string
  readonly force?: true
}

export function ganttCommand(io: Io): Command {
  return withAsOf(new Command('gantt'), io)
    .description('Draws the schedule as a chart: in the terminal, or as a picture in a file.')
    .argument('[FILES...]', 'documents or folders; without any, the plans of this repository')
    .addOption(outputOption('write the picture to a file that ends in .svg or .html', ['svg', 'html'], { stream: 'refused' }))
    .addOption(forceOption())
    .addHelpText('after', HELP)
    .action(async (files: string[], options: Options) => io.exit(await runGantt(io, files, options)))
}

async function runGantt(io: Io, files: readonly string[], { asOf, output, force }: Options): Promise<ExitCode> {
  const found = await scheduled(io, files, { asOf, json: false, command: 'gantt', findings: 'skipped' })
  if (typeof found === 'number') return found
  if (output === undefined) io.out([...chartLines(io, found, ganttLines(io, found.view)), ...leftOutLines(io, found)].join('\n'))
  else {
    const written = await writeMade(io, { path: output, text: await picture(found, output), force: force === true })
    if (written !== 0) return written
  }
  return inputExit(found.input)
}

async function picture(found: Scheduled, path: string): Promise<string> {
  const { gantt } = await import('@milemark/page')
  const svg = gantt(found.view)
  return endingOf(path) === 'html' ? picturePage(titleOf(found), svg) : svg
}

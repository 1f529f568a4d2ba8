/**
 * `milemark report [FILES...] -o FILE`: everything on one page that needs nothing else, for those who read no plans.
 */
import { finding, noPlanSentence } from '@milemark/core'
import { Command } from 'commander'
import type { ExitCode } from '../exit.ts'
import { pastOf, reportForecast } from '../forecasted.ts'
import type { Io } from '../io.ts'
import { forceOption, outputOption, STANDARD_OUTPUT, writeMade } from '../made-file.ts'
import { withAsOf } from '../options.ts'
import { inputExit } from '../report.ts'
import type { Scheduled } from '../scheduled.ts'
import { scheduled } from '../scheduled.ts'
import { harmless } from '../terminal/width.ts'

const HELP = `
The page holds the schedule as a chart with its critical path, milestones, the network, the
forecast, risks, load, resources, the past out of git, findings and the guide. It loads nothing from elsewhere, prints well, and works in the dark.

Examples:
  milemark report docs/plan.md -o plan.html
  milemark report -o all.html            every plan of this repository on one page
  milemark report docs/plan.md -o - | gzip > plan.html.gz

A file that Milemark did not make is written over only with --force. Ends with 7 when no document holds tasks.`

interface Options {
  readonly asOf: string
  readonly output: string
  readonly force?: true
}

export function reportCommand(io: Io): Command {
  return withAsOf(new Command('report'), io)
    .description('Writes one HTML page with everything about the plans, to send to others.')
    .argument('[FILES...]', 'documents or folders; without any, the plans of this repository')
    .addOption(
      outputOption('the page to write, ending in .html; - for standard output', ['html'], { stream: 'allowed' }).makeOptionMandatory(),
    )
    .addOption(forceOption())
    .addHelpText('after', HELP)
    .action(async (files: string[], options: Options) => io.exit(await runReport(io, files, options)))
}

async function runReport(io: Io, files: readonly string[], { asOf, output, force }: Options): Promise<ExitCode> {
  const found = await scheduled(io, files, { asOf, json: false, command: 'report', findings: 'wanted' })
  if (typeof found === 'number') return found
  const text = await page(found, asOf)
  if (output === STANDARD_OUTPUT) io.data(text)
  else {
    const written = await writeMade(io, { path: output, text, force: force === true })
    if (written !== 0) return written
    for (const sentence of found.leftOut) io.err(`milemark: ${harmless(sentence)}`)
  }
  return inputExit(found.input)
}

/** The technical half of a guide has its place in the page, although it has none in the schedule. */
async function page(found: Scheduled, asOf: string): Promise<string> {
  const { view, input } = found
  const { report } = await import('@milemark/page')
  const plans = input.documents.filter((document) => noPlanSentence(document) === null)
  const forecast = reportForecast(found, asOf)
  const histories = await pastOf(found, asOf)
  return report({
    view,
    plans,
    forecast,
    histories,
    findings: plans.flatMap((plan) => plan.diagnostics.map((diagnostic) => finding(plan, diagnostic))),
  })
}

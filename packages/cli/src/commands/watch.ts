/**
 * `milemark watch [FILES...]`: what changes in the plans, as JSON lines while it happens.
 */
import { createHash } from 'node:crypto'
import { changeJson, diff, noPlanSentence, readPlan } from '@milemark/core'
import type { DocumentChange } from '@milemark/node'
import { folderSettings, load, log, watchDocuments } from '@milemark/node'
import { Command, Option } from 'commander'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { count, withAsOf } from '../options.ts'
import { nothingToDo, reportProblems } from '../report.ts'
import { harmless } from '../terminal/width.ts'

const HELP = `
One line for every change of a document, whoever made it: { format, time, path, actor, label, changes }.
The actor is null where it was not Milemark. Ctrl-C ends it.

Examples:
  milemark watch
  milemark watch docs/plan.md | jq -c '.changes[] | select(.field == "state")'`

interface Options {
  readonly asOf: string
  readonly count?: number
}

export function watchCommand(io: Io): Command {
  return withAsOf(new Command('watch'), io)
    .description('Prints what changes in the plans, as JSON lines while it happens.')
    .argument('[FILES...]', 'documents or folders; without any, the plans of this repository')
    .addOption(new Option('--count <NUMBER>', 'end after so many lines').argParser(count))
    .addHelpText('after', HELP)
    .action(async (files: string[], options: Options) => io.exit(await runWatch(io, files, options)))
}

async function runWatch(io: Io, files: readonly string[], { asOf, count: most }: Options): Promise<ExitCode> {
  const input = await load(files, { asOf, halves: 'both', findings: 'skipped' })
  const paths = input.documents.filter((document) => noPlanSentence(document) === null).map(({ path }) => path)
  if (paths.length === 0) return nothingToDo(io, input, { command: 'watch', json: false })
  reportProblems(io, input)
  io.err(`milemark: watching ${harmless(paths.join(', '))}. Ctrl-C ends it.`)
  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort())
  process.stdout.once('close', () => ending.abort())
  let left = most ?? Number.POSITIVE_INFINITY
  await watchDocuments(
    paths,
    async (change) => {
      if (left-- > 0) io.data(JSON.stringify(await changeLine(change, asOf)))
      if (left <= 0) ending.abort()
    },
    { signal: ending.signal },
  )
  return EXIT.fine
}

async function changeLine({ path, before, after }: DocumentChange, asOf: string) {
  const { settings } = await folderSettings(path)
  const read = (text: string | null) => readPlan(text ?? '', { asOf, path, settings })
  const author = after === null ? null : await authorOf(path, after)
  return {
    format: 'milemark/watch@1',
    time: new Date().toISOString(),
    path,
    actor: author?.actor ?? null,
    label: author?.label ?? null,
    readable: after !== null,
    changes: after === null ? [] : diff(read(before), read(after)).map(changeJson),
  }
}

/** Who made a text, where the journal knows. */
async function authorOf(path: string, text: string) {
  const hash = createHash('sha256').update(text).digest('hex')
  const result = await log(path)
  return result.ok ? (result.entries.find(({ after }) => after === hash) ?? null) : null
}

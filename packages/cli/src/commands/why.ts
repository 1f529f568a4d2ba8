/**
 * `milemark why FILE:LINE`: how a line was read, part by part, and how to write it so that it is, or is not, a statement about the
 * repository.
 */
import { errorJson, redacted, whyJson } from '@milemark/core'
import type { ReadLine, ReadPart } from '@milemark/core/claims'
import { judgeDocuments } from '@milemark/node'
import { Command } from 'commander'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import type { SharedOptions } from '../options.ts'
import { withShared } from '../options.ts'
import { place } from '../place.ts'
import { plural } from '../report.ts'
import { shellWord } from '../shell.ts'
import { single } from '../single.ts'
import { harmless, wrap } from '../terminal/width.ts'

const HELP = `
A statement about the repository is something in code quotes (or a line of Code Structure, a command in a fence)
that has the shape of a path, a command, a variable, … Its tense comes from the words around it: what will be,
what was, what is only an example is not held against the files.

Examples:
  milemark why docs/guide.md:14
  milemark why docs/guide.md:14 --json`

export function whyCommand(io: Io): Command {
  return withShared(new Command('why'), io)
    .description('Says how a line was read: what it states about the repository, in what tense, and what became of it.')
    .argument('FILE:LINE', 'a document and a line of it, as check prints it')
    .addHelpText('after', HELP)
    .action(async (text: string, options: SharedOptions) => io.exit(await runWhy(io, text, options)))
}

async function runWhy(io: Io, text: string, { asOf, json }: SharedOptions): Promise<ExitCode> {
  const { file, line } = place(text)
  if (line === null) return usage(io, text, `Name a line as well: milemark why ${shellWord(text)}:14`, json)
  const document = await single(io, {
    file,
    asOf,
    json: json === true,
    findings: 'skipped',
    command: 'why',
    typed: (path) => `milemark why ${shellWord(`${path}:${line}`)}`,
  })
  if (typeof document === 'number') return document
  const last = document.plan.source.lines.starts.length
  if (line > last) return usage(io, file, `${file} has ${plural(last, 'line')}; there is no line ${line}.`, json)
  const { documents, problems } = await judgeDocuments([document], { asOf })
  const judged = documents[0]
  if (!judged) return usage(io, file, problems[0]?.message ?? `${file} could not be judged.`, json)
  const { readLine } = await import('@milemark/core/claims')
  const read = readLine(document.plan, judged.verdicts, line)
  if (json) printJson(io, whyJson(document.path, asOf, read))
  else io.out(redacted(lines(io, document.path, read).join('\n')))
  return EXIT.fine
}

function usage(io: Io, path: string, message: string, json: true | undefined): ExitCode {
  io.err(`milemark: ${harmless(message)}`)
  if (json) printJson(io, errorJson([{ path, code: 'usage', message }]))
  return EXIT.usage
}

function lines(io: Io, path: string, { line, text, titles, section, parts }: ReadLine): string[] {
  const where = titles.length > 0 ? `  ${titles.map(harmless).join(' › ')}${section === null ? '' : ` (${section})`}` : ''
  return [
    `${io.paint('bold', `${harmless(path)}:${line}`)}${io.paint('dim', where)}`,
    ...wrap(`  ${harmless(text.trim())}`, io.width),
    '',
    ...(parts.length === 0 ? ['Nothing in this line is in code quotes or has the shape of a statement about the repository.'] : []),
    ...parts.flatMap((part) => partLines(io, part)),
    ...(parts.some(({ kind }) => kind !== null)
      ? ['', io.paint('dim', 'Not meant so? Write “e.g.” before it, or <!-- not a claim --> behind it.')]
      : []),
  ]
}

const TENSES: Readonly<Record<NonNullable<ReadPart['tense']>, string>> = {
  now: 'said to be there',
  planned: 'said to come',
  done: 'made by a ticked task, so it is history',
  was: 'said to be gone, so it is not judged',
  example: 'only an example, so it is not judged',
  output: 'made by running something, so it need not be there',
}

function partLines(io: Io, { text, kind, subject, tense, verdict }: ReadPart): string[] {
  const shown = harmless(text.split('\n')[0] ?? '')
  if (kind === null || tense === null) return [`${io.paint('dim', shown)}  no statement: it has not the shape of one that can be looked up`]
  const named = subject !== null && subject !== text ? ` ${harmless(subject)}` : ''
  const state = verdict === null ? '' : `: ${io.paint(verdict.level === 'broken' ? 'red' : 'bold', verdict.state)}`
  return [
    `${io.paint('bold', shown)}  ${kind}${named}, ${TENSES[tense]}${state}`,
    ...(verdict === null ? [] : wrap(harmless(verdict.why), io.width - 2).map((line) => `  ${line}`)),
  ]
}

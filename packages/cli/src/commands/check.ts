/**
 * `milemark check [FILES...]`: what is wrong in the documents. Ends with 1 when a finding has level error.
 */
import { checkJson, countFindings, noPlanSentence } from '@milemark/core'
import type { Input } from '@milemark/node'
import { load } from '@milemark/node'
import { Command, Option } from 'commander'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import type { SharedOptions } from '../options.ts'
import { withShared } from '../options.ts'
import { asides, inputExit, nothingToDo, othersSentence, plural, reportProblems } from '../report.ts'
import { documentFindings } from '../show/findings.ts'
import { githubLines } from '../show/github.ts'

const HELP = `
Levels can be set for each code under “milemark: checks:” in front matter, or for a folder in
milemark.yaml:  checks: { estimate-missing: off, date-in-past: error }

Examples:
  milemark check                         every plan of this repository
  milemark check docs/plan.md
  milemark check --format github         annotations for a pull request
  milemark check --json                  one row for each finding

Ends with 1 when a finding has level error, with 4 when a file could not be read.`

interface Options extends SharedOptions {
  readonly format: 'text' | 'json' | 'github'
}

export function checkCommand(io: Io): Command {
  return withShared(new Command('check'), io)
    .description('Says what is wrong in the documents, where, and what to do.')
    .argument('[FILES...]', 'documents or folders; without any, the plans of this repository')
    .addOption(new Option('--format <FORMAT>', 'how to print the findings').choices(['text', 'json', 'github']).default('text'))
    .addHelpText('after', HELP)
    .action(async (files: string[], options: Options) =>
      io.exit(await runCheck(io, files, options.json ? { ...options, format: 'json' } : options)),
    )
}

async function runCheck(io: Io, files: readonly string[], { asOf, format }: Options): Promise<ExitCode> {
  const input = await load(files, { asOf })
  if (input.documents.length === 0) return nothingToDo(io, input, { command: 'check', json: format === 'json' })
  reportProblems(io, input)
  if (format === 'json') printJson(io, checkJson(input.documents, { asOf, ...asides(input) }))
  else if (format === 'github') for (const line of githubLines(input)) io.data(line)
  else io.out(text(io, input).join('\n'))
  const hasErrors = input.documents.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error'))
  return input.problems.length === 0 && hasErrors ? EXIT.findings : inputExit(input)
}

function text(io: Io, input: Input): string[] {
  const others = othersSentence(input.others)
  return [
    ...input.documents.flatMap((document) => {
      const sentence = noPlanSentence(document)
      const findings = documentFindings(io, document)
      return [...(sentence === null ? [] : [sentence, '']), ...findings]
    }),
    ...(others === null ? [] : [io.paint('dim', others)]),
    summary(input),
  ]
}

function summary({ documents, problems }: Input): string {
  const { error, warning, info } = countFindings(documents.flatMap(({ diagnostics }) => diagnostics))
  const where = plural(documents.length, 'document')
  const unread = problems.length > 0 ? `; ${plural(problems.length, 'file')} could not be checked` : ''
  const counts = [
    ...(error > 0 ? [plural(error, 'error')] : []),
    ...(warning > 0 ? [plural(warning, 'warning')] : []),
    ...(info > 0 ? [plural(info, 'remark')] : []),
  ]
  return counts.length === 0 ? `Nothing to complain about in ${where}${unread}.` : `${counts.join(', ')} in ${where}${unread}.`
}

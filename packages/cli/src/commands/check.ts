/**
 * `milemark check [FILES...]`: what is wrong in the documents, in themselves and against their repository. Ends with 1 when a
 * finding has level error. It runs nothing.
 */
import type { ClaimVerdictRow } from '@milemark/core'
import { checkJson, claimRows, countFindings, noPlanSentence, verdictFindings, verdictSentence } from '@milemark/core'
import type { Document, Input } from '@milemark/node'
import { judgeDocuments, load } from '@milemark/node'
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
import { markdownLines } from '../show/markdown.ts'

const HELP = `
What a document says about its repository (paths, commands, variables, versions, …) is compared with the
files; nothing is run, and no address is opened. A path is called gone only where git once held it. What
is still to be made under an open task is planned, what a ticked box made is history.

Not a finding: write it as an example (“e.g.”), put <!-- not a claim --> behind it, or waive it for a time:
(waived until 2027-01-31: comes back with 2.0). “milemark why FILE:LINE” says how a line was read.

Levels can be set for each code under “milemark: checks:” in front matter, or for a folder in
milemark.yaml:  checks: { estimate-missing: off, claim-path: off, date-in-past: error }

Examples:
  milemark check                         every plan of this repository
  milemark check docs/plan.md README.md
  milemark check --base origin/main      only what this branch broke is an error
  milemark check --all                   also what nothing here can prove
  milemark check --format github         annotations for a pull request
  milemark check --format markdown       for the summary of a job
  milemark check --json                  one row for each finding and each statement

Ends with 1 when a finding has level error, with 4 when a file could not be read.`

interface Options extends SharedOptions {
  readonly format: 'text' | 'json' | 'github' | 'markdown'
  readonly base?: string
  readonly all?: true
}

interface Checked extends Document {
  readonly claims: readonly ClaimVerdictRow[]
}

export function checkCommand(io: Io): Command {
  return withShared(new Command('check'), io)
    .description('Says what is wrong in the documents, where, and what to do.')
    .argument('[FILES...]', 'documents or folders; without any, the plans of this repository')
    .option('--base <REVISION>', 'what was broken at the merge base with it, on lines that nobody touched, is no error')
    .option('--all', 'also what nothing here can prove, and what was broken before')
    .addOption(new Option('--format <FORMAT>', 'how to print the findings').choices(['text', 'json', 'github', 'markdown']).default('text'))
    .addHelpText('after', HELP)
    .action(async (files: string[], options: Options) =>
      io.exit(await runCheck(io, files, options.json ? { ...options, format: 'json' } : options)),
    )
}

async function runCheck(io: Io, files: readonly string[], { asOf, format, base, all }: Options): Promise<ExitCode> {
  const loaded = await load(files, { asOf })
  if (loaded.documents.length === 0) return nothingToDo(io, loaded, { command: 'check', json: format === 'json' })
  const input = await withVerdicts(loaded, { asOf, base, shown: all ? 'all' : 'findings' })
  reportProblems(io, input)
  if (format === 'json') printJson(io, checkJson(input.documents, { asOf, ...asides(input) }))
  else if (format === 'github') for (const line of githubLines(input)) io.data(line)
  else if (format === 'markdown') for (const line of markdownLines(input, sentences(input))) io.data(line)
  else io.out(text(io, input).join('\n'))
  const hasErrors = input.documents.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error'))
  return input.problems.length === 0 && hasErrors ? EXIT.findings : inputExit(input)
}

interface CheckedInput extends Input {
  readonly documents: readonly Checked[]
}

/** What a document says about its repository, among what is wrong in itself. */
async function withVerdicts(
  input: Input,
  { asOf, base, shown }: { readonly asOf: string; readonly base: string | undefined; readonly shown: 'findings' | 'all' },
): Promise<CheckedInput> {
  // An unfilled template claims nothing: its hints are somebody else's words.
  const judged = await judgeDocuments(
    input.documents.filter(({ plan }) => plan.kind !== 'template'),
    { asOf, base },
  )
  const found = new Map(judged.documents.map(({ document, verdicts }) => [document, verdicts]))
  const documents = input.documents.map((document) => {
    const verdicts = found.get(document)
    if (!verdicts) return { ...document, claims: [] }
    const findings = [...document.diagnostics, ...verdictFindings(document.plan, verdicts, shown)]
    return {
      ...document,
      diagnostics: findings.sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to),
      claims: claimRows(document.path, verdicts),
    }
  })
  return { ...input, documents, problems: [...input.problems, ...judged.problems], remarks: [...input.remarks, ...judged.remarks] }
}

function text(io: Io, input: CheckedInput): string[] {
  const others = othersSentence(input.others)
  return [
    ...input.documents.flatMap((document) => {
      const sentence = noPlanSentence(document)
      const findings = documentFindings(io, document)
      return [...(sentence === null ? [] : [sentence, '']), ...findings]
    }),
    ...(others === null ? [] : [io.paint('dim', others)]),
    ...sentences(input),
  ]
}

function sentences(input: CheckedInput): string[] {
  const claims = verdictSentence(input.documents.flatMap((document) => document.claims))
  return [...(claims === null ? [] : [claims]), summary(input)]
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

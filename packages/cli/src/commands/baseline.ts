/**
 * `milemark baseline [NAME] [FILE]`: sets a baseline on the last commit, lists them, or compares the plan with one.
 */
import { errorJson } from '@milemark/core'
import { baselineJson } from '@milemark/core/history'
import type { Document } from '@milemark/node'
import { baselines, compareWithBaseline, setBaseline } from '@milemark/node'
import { Command } from 'commander'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import type { SharedOptions } from '../options.ts'
import { withShared } from '../options.ts'
import { shellWord } from '../shell.ts'
import { baselineLines } from '../show/baseline.ts'
import { single } from '../single.ts'
import type { Cell } from '../terminal/table.ts'
import { table } from '../terminal/table.ts'
import { harmless } from '../terminal/width.ts'

const HELP = `
A baseline is a revision in git. Without an option a tag milemark/baseline/NAME is set on the last commit; a tag that
exists is never moved. A plan can be compared with any revision: a baseline, a tag, a branch, a commit, or a day, which
means the last commit of that day or before.

Examples:
  milemark baseline                       sets one with the name of the day
  milemark baseline v1.0 docs/plan.md
  milemark baseline --list
  milemark baseline --against v1.0
  milemark baseline --against 2026-10-01 docs/plan.md --json`

interface Options extends SharedOptions {
  readonly list?: true
  readonly against?: string
  readonly asCommitted?: true
}

export function baselineCommand(io: Io): Command {
  return withShared(new Command('baseline'), io)
    .description('Marks the last commit as what the plan is compared with later, and compares it.')
    .argument('[NAME]', 'of the new baseline; else the day')
    .argument('[FILE]', 'the document; may be left out where there is only one plan')
    .option('--list', 'the baselines that there are')
    .option('--against <REVISION>', 'compare with a baseline, tag, commit or day')
    .option('--as-committed', 'set it although the document has changes that are not committed')
    .addHelpText('after', HELP)
    .action(async (name: string | undefined, file: string | undefined, options: Options) =>
      io.exit(await runBaseline(io, name, file, options)),
    )
}

async function runBaseline(io: Io, name: string | undefined, file: string | undefined, options: Options): Promise<ExitCode> {
  const { asOf, json, against, list } = options
  // What is compared or listed has no name of its own; and a single word that is a document is one.
  const isFile =
    file === undefined && name !== undefined && (against !== undefined || list === true || /\.(?:md|markdown)$|[\\/]/i.test(name))
  const [title, path] = isFile ? [undefined, name] : [name, file]
  const typed = (one: string) => `milemark baseline${against === undefined ? '' : ` --against ${shellWord(against)}`} ${shellWord(one)}`
  const document = await single(io, { file: path, asOf, json: json === true, findings: 'skipped', command: 'baseline', typed })
  if (typeof document === 'number') return document
  if (list) return listed(io, document, options)
  if (against !== undefined) return compared(io, document, against, options)
  const made = await setBaseline(document.path, title ?? asOf, options.asCommitted ? { changed: 'accepted' } : {})
  if (!made.ok) return refused(io, document.path, made, json)
  if (json) printJson(io, { format: 'milemark/baselines@1', path: document.path, baselines: [row(made)] })
  else
    io.out(
      `Baseline ${harmless(made.name)} is commit ${made.commit.slice(0, 8)} of ${made.at.slice(0, 10)}. Compare later: milemark baseline --against ${shellWord(made.name)} ${shellWord(document.path)}`,
    )
  return EXIT.fine
}

const row = ({ name, commit, at }: { readonly name: string; readonly commit: string; readonly at: string }) => ({ name, commit, at })

function listed(io: Io, { path }: Document, { json }: Options): ExitCode {
  const all = baselines(path)
  if (json) printJson(io, { format: 'milemark/baselines@1', path, baselines: all.map(row) })
  else if (all.length === 0) io.out(`There is no baseline yet. Set one: milemark baseline v1.0 ${shellWord(path)}`)
  else {
    const cells = all.map(({ name, commit, at }): Cell[] => [
      { text: harmless(name) },
      { text: at.slice(0, 10) },
      { text: commit.slice(0, 8), style: 'dim' },
    ])
    io.out(table(cells, [{ flexible: true }, {}, {}], io).join('\n'))
  }
  return EXIT.fine
}

async function compared(io: Io, document: Document, against: string, { asOf, json }: Options): Promise<ExitCode> {
  const found = await compareWithBaseline(document, against, asOf)
  if (!found.ok) return refused(io, document.path, found, json)
  if (json) printJson(io, baselineJson(found.view, []))
  else io.out(baselineLines(io, found.view).join('\n'))
  return EXIT.fine
}

const EXITS: Readonly<Record<string, ExitCode>> = {
  exists: EXIT.conflict,
  changed: EXIT.conflict,
  'unknown-revision': EXIT.usage,
  'bad-name': EXIT.usage,
}

function refused(
  io: Io,
  path: string,
  { code, message }: { readonly code: string; readonly message: string },
  json: true | undefined,
): ExitCode {
  io.err(`milemark: ${harmless(message)}`)
  if (json) printJson(io, errorJson([{ path, code, message }]))
  return EXITS[code] ?? EXIT.unusable
}

/**
 * `milemark merge-driver`: installs Milemark as the merge driver for plans; git then calls it with the three versions of a file.
 */
import { installMergeDriver, runMergeDriver } from '@milemark/node'
import { Command } from 'commander'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { shellWord } from '../shell.ts'
import { harmless } from '../terminal/width.ts'

const HELP = `
Two branches that tick, add and move different things merge without a conflict. One value that both changed is a
conflict around that line alone. New tasks that got the same id on both branches get different ones. The result is
read again and compared with what both branches meant; where that cannot be proved, git's own merge stands.

--install writes into the local configuration of this repository and its info/attributes, not into your files.
Each clone needs it once.

Examples:
  milemark merge-driver --install
  milemark merge-driver --uninstall`

interface Options {
  readonly install?: true
  readonly uninstall?: true
}

export const mergeDriverCommand = (io: Io): Command =>
  new Command('merge-driver')
    .description('Merges plans in git by tasks and values instead of lines.')
    .argument('[VERSIONS...]', 'what git gives: base, ours, theirs, marker size, path')
    .option('--install', 'let git in this repository merge Markdown plans so')
    .option('--uninstall', 'take it out again')
    .addHelpText('after', HELP)
    .action(async (versions: string[], options: Options) => io.exit(await runCommand(io, versions, options)))

async function runCommand(io: Io, versions: readonly string[], { install, uninstall }: Options): Promise<ExitCode> {
  if (install || uninstall) {
    const script = process.argv[1] ?? 'milemark'
    const result = installMergeDriver('.', install ? `${shellWord(process.execPath)} ${shellWord(script)}` : null)
    if (!result.ok) {
      io.err(`milemark: ${harmless(result.message)}`)
      return EXIT.usage
    }
    io.out(result.done.join('\n'))
    return EXIT.fine
  }
  const [base, ours, theirs, size, path] = versions
  if (base === undefined || ours === undefined || theirs === undefined) {
    io.err('milemark: Say --install or --uninstall. The other form is for git. Nothing was changed.')
    return EXIT.usage
  }
  const outcome = await runMergeDriver({ base, ours, theirs, markerSize: Number(size) || 7, path: path ?? ours, asOf: io.today() })
  for (const remark of outcome.remarks) io.err(`milemark: ${harmless(remark)}`)
  for (const { key, title, field, ours: mine, theirs: other, base: was } of outcome.conflicts) {
    const values = `is ${mine ?? 'nothing'} here and ${other ?? 'nothing'} there (was ${was ?? 'nothing'})`
    io.err(`milemark: MM-MERGE ${harmless(`${path}: ${key} “${title}” ${field} ${values}. Both stand in the file; keep one.`)}`)
  }
  return outcome.exit as ExitCode
}

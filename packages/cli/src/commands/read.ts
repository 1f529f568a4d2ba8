/**
 * `milemark read [FILE]`: what was recognised in a document, as a tree for people or as `milemark/plan@1`.
 */
import { planJson } from '@milemark/core'
import { Command } from 'commander'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import type { SharedOptions } from '../options.ts'
import { withShared } from '../options.ts'
import { shellWord } from '../shell.ts'
import { planLines } from '../show/plan.ts'
import { single } from '../single.ts'

const HELP = `
Examples:
  milemark read docs/plan.md             what was recognised, as a tree
  milemark read docs/plan.md --json      the plan as data, format milemark/plan@1

Ends with 0 whenever the file could be read, whatever is in it.`

export function readCommand(io: Io): Command {
  return withShared(new Command('read'), io)
    .description('Shows what Milemark recognises in a document.')
    .argument('[FILE]', 'a document; may be left out where there is only one plan')
    .addHelpText('after', HELP)
    .action(async (file: string | undefined, options: SharedOptions) => io.exit(await runRead(io, file, options)))
}

async function runRead(io: Io, file: string | undefined, { asOf, json }: SharedOptions): Promise<ExitCode> {
  const document = await single(io, {
    file,
    asOf,
    json: json === true,
    findings: 'wanted',
    command: 'read',
    typed: (path) => `milemark read ${shellWord(path)}`,
  })
  if (typeof document === 'number') return document
  if (json) printJson(io, planJson(document, document.path))
  else io.out(planLines(io, document).join('\n'))
  return EXIT.fine
}

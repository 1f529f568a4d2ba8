/**
 * `milemark apply [PROPOSAL]`: what agents wanted to change and was too much for one call, for a person to decide.
 */
import { join, relative } from 'node:path'
import type { Proposal } from '@milemark/node'
import { dropProposal, gitRoot, proposals } from '@milemark/node'
import { Command } from 'commander'
import type { EditOptions } from '../edit/change.ts'
import { applyEdit, reportProblem, withEditing } from '../edit/change.ts'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import { harmless } from '../terminal/width.ts'

const HELP = `
A proposal is made again on the document as it is now; --dry-run shows what that changes.

Examples:
  milemark apply                         what is waiting
  milemark apply 3f9a0c1d --dry-run
  milemark apply 3f9a0c1d
  milemark apply 3f9a0c1d --drop`

interface Options extends EditOptions {
  readonly drop?: true
}

export const applyCommand = (io: Io): Command =>
  withEditing(new Command('apply'), io)
    .description('Lists the changes of agents that wait for a person, applies one, or drops it.')
    .argument('[PROPOSAL]', 'its number, as listed')
    .option('--drop', 'throw it away')
    .addHelpText('after', HELP)
    .action(async (id: string | undefined, options: Options) => io.exit(await runApply(io, id, options)))

async function runApply(io: Io, id: string | undefined, options: Options): Promise<ExitCode> {
  const top = relative('.', gitRoot('.') ?? '.') || '.'
  const waiting = proposals(top)
  if (id === undefined) return list(io, waiting, options.json === true)
  const proposal = waiting.find((other) => other.id === id)
  if (!proposal)
    return reportProblem(
      io,
      {
        path: '.',
        code: 'MM-NOTFOUND',
        message: `There is no proposal ${id}; nothing was changed. milemark apply lists them.`,
        exit: EXIT.usage,
      },
      options.json === true,
    )
  if (options.drop) {
    dropProposal(top, id)
    io.out(`Dropped: ${harmless(line(proposal))}`)
    return EXIT.fine
  }
  const { requests, label, actor } = proposal
  const exit = await applyEdit(io, { path: join(top, proposal.path) }, { requests, label: `apply ${id} of ${actor}: ${label}` }, options)
  if (exit === EXIT.fine && !options.dryRun) dropProposal(top, id)
  return exit
}

function list(io: Io, waiting: readonly Proposal[], json: boolean): ExitCode {
  if (json) printJson(io, { format: 'milemark/proposals@1', proposals: waiting })
  else if (waiting.length === 0) io.out('Nothing waits.')
  else for (const proposal of waiting) io.out(harmless(line(proposal)))
  return EXIT.fine
}

const line = ({ id, path, actor, label, reason, time }: Proposal): string =>
  `${id}  ${time.slice(0, 16).replace('T', ' ')}  ${actor}: ${label}  ${path} (${reason})`

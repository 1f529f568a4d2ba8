/**
 * `milemark agents`: how a coding agent takes, does and finishes a task, as text, or put into the files that agents read.
 */
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createFile, gitRoot, save } from '@milemark/node'
import { Command } from 'commander'
import { actorName } from '../edit/actor.ts'
import { AGENTS_TEXT, withSection } from '../edit/agents-text.ts'
import { reportProblem } from '../edit/change.ts'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'

/** Files that agents read. The first is made where it is missing; the others are extended only where they are. */
const FILES = ['AGENTS.md', 'CLAUDE.md', 'GEMINI.md', '.github/copilot-instructions.md', '.cursorrules', '.windsurfrules']

const MCP_EXAMPLE = '{ "mcpServers": { "milemark": { "command": "milemark", "args": ["mcp"] } } }'

const HELP = `
--install writes the text between two marker lines into AGENTS.md, and into CLAUDE.md, GEMINI.md,
.github/copilot-instructions.md, .cursorrules and .windsurfrules where these exist. What else stands in them
is kept, and a second run changes only what is between the markers.

For an MCP client, add to its settings:
  ${MCP_EXAMPLE}

Examples:
  milemark agents
  milemark agents --install`

export const agentsCommand = (io: Io): Command =>
  new Command('agents')
    .description('Says how a coding agent takes, does and finishes a task, and tells the agents of this repository.')
    .option('--install', 'write it into the files that agents read')
    .addHelpText('after', HELP)
    .action(async ({ install }: { install?: true }) => {
      if (install) io.exit(await runInstall(io))
      else io.data(AGENTS_TEXT)
    })

async function runInstall(io: Io): Promise<ExitCode> {
  const top = relative('.', gitRoot('.') ?? '.')
  const [first, ...others] = FILES.map((name) => join(top, name)) as [string, ...string[]]
  for (const path of [first, ...others.filter((file) => existsSync(file))]) {
    const exit = existsSync(path) ? await extended(io, path) : await created(io, path)
    if (exit !== EXIT.fine) return exit
  }
  io.out(`For an MCP client, add to its settings: ${MCP_EXAMPLE}`)
  return EXIT.fine
}

async function created(io: Io, path: string): Promise<ExitCode> {
  const result = await createFile(path, withSection('').insert)
  if (!result.ok) return reportProblem(io, { ...result, exit: EXIT.file }, false)
  io.out(`${path}: written`)
  return EXIT.fine
}

async function extended(io: Io, path: string): Promise<ExitCode> {
  const result = await save(path, (text) => ({ ok: true, edits: [withSection(text)], value: null }), {
    actor: actorName(undefined),
    label: 'agents --install',
  })
  if (!result.ok) {
    const { problem } = result
    return reportProblem(
      io,
      { path, code: problem.code, message: problem.message, exit: 'exit' in problem ? problem.exit : EXIT.file },
      false,
    )
  }
  io.out(`${path}: ${result.outcome === 'saved' ? 'the section was written' : 'is as it should be'}`)
  return EXIT.fine
}

/**
 * Runs one command of a document in a throw-away copy of the work tree. Whether it may be run is decided before, by an approval or by
 * the base of a branch; nothing here asks.
 */
import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Asked, Environment } from './approval.ts'
import type { Copy } from './copy.ts'
import { environmentFor, mayPass } from './environment.ts'
import { masked } from './masked.ts'
import type { Sandbox, SandboxName } from './sandbox.ts'
import { inForce } from './sandbox.ts'
import type { Ended } from './start.ts'
import { start } from './start.ts'

export const TIMEOUT_MS = 60_000
export const LONGEST_MS = 30 * 60_000

export interface RunOptions {
  readonly copy: Copy
  readonly sandbox: Sandbox
  /** Folders that the command shall not see: approvals, evidence. */
  readonly hidden: readonly string[]
  readonly environment?: Environment
  readonly signal?: AbortSignal | undefined
}

export interface RunResult extends Omit<Ended, 'tail'> {
  /** Masked, and without the colours that some programs print into any pipe. */
  readonly tail: string
  readonly sandbox: SandboxName
  /** True where nothing kept the command from the network. */
  readonly net: boolean
}

export async function runCommand(asked: Asked, options: RunOptions): Promise<RunResult> {
  const { copy, sandbox, hidden, environment = process.env, signal } = options
  const cwd = join(copy.tree, asked.cwd.split('/').join(sep))
  await mkdir(cwd, { recursive: true })
  const confined = { network: asked.network, writable: [copy.folder], hidden }
  const name = inForce(sandbox, confined)
  const given = { root: asked.root, home: copy.home, temporary: copy.temporary, pass: asked.pass, mark: randomBytes(12).toString('hex') }
  const ended = await start({
    command: asked.command,
    before: sandbox.words(confined),
    cwd,
    environment: environmentFor(given, environment),
    timeoutMs: Math.min(asked.timeoutMs, LONGEST_MS),
    signal,
  })
  const values = asked.pass.flatMap((variable) => (mayPass(variable) && environment[variable] ? [environment[variable]] : []))
  return { ...ended, tail: masked(stripVTControlCharacters(ended.tail), values), sandbox: name, net: asked.network || name === 'none' }
}

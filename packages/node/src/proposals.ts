/**
 * Proposals: changes that are too large for an agent, kept beside git's data until a person applies or drops them.
 */
import { randomBytes } from 'node:crypto'
import { join, relative, sep } from 'node:path'
import type { EditRequest } from '@milemark/core'
import type { FilePort } from './save/port.ts'
import { attempt, disk, readIfThere } from './save/port.ts'
import type { Environment } from './save/state-folder.ts'
import { makeFolder, sharedFolder } from './save/state-folder.ts'
import { replaceBytes } from './save/temporary.ts'

export interface Proposal {
  readonly id: string
  /** Relative to the work tree, outside of one to the folder in which it is kept; with `/`. */
  readonly path: string
  readonly actor: string
  readonly label: string
  /** ISO. */
  readonly time: string
  /** Why it was held. */
  readonly reason: string
  readonly requests: readonly EditRequest[]
  /** As it would have been at that time. */
  readonly diff: string
}

export interface ProposalOptions {
  readonly port?: FilePort
  readonly environment?: Environment
}

const ID = /^[0-9a-f]{8}$/

const folderOf = (at: string, { port = disk, environment }: ProposalOptions): string =>
  join(sharedFolder(port, at, environment).folder, '..', 'proposals')

/** Keeps a change of a document for later. @param at the folder of the repository, or the one in which `apply` will look */
export function propose(
  document: string,
  at: string,
  wanted: Omit<Proposal, 'id' | 'path' | 'time'>,
  options: ProposalOptions = {},
): Proposal {
  const { port = disk } = options
  const proposal: Proposal = {
    id: randomBytes(4).toString('hex'),
    path: relative(sharedFolder(port, at, options.environment).workTree, port.realpath(document))
      .split(sep)
      .join('/'),
    time: new Date().toISOString(),
    ...wanted,
  }
  const folder = folderOf(at, options)
  makeFolder(port, folder)
  const file = join(folder, `${proposal.id}.json`)
  replaceBytes(port, file, `${file}.${process.pid}.tmp`, Buffer.from(`${JSON.stringify(proposal, null, 1)}\n`), 0o600)
  return proposal
}

/** All that wait, oldest first. */
export function proposals(at: string, options: ProposalOptions = {}): Proposal[] {
  const { port = disk } = options
  const folder = folderOf(at, options)
  const names = attempt(() => port.readdir(folder)) ?? []
  return names
    .flatMap((name) => {
      const id = name.replace(/\.json$/, '')
      const found = name.endsWith('.json') && ID.test(id) ? parsed(readIfThere(port, join(folder, name))) : null
      return found ? [found] : []
    })
    .sort((a, b) => a.time.localeCompare(b.time))
}

/** After it was applied, or because nobody wants it. */
export function dropProposal(at: string, id: string, options: ProposalOptions = {}): void {
  const { port = disk } = options
  if (ID.test(id)) port.unlink(join(folderOf(at, options), `${id}.json`))
}

function parsed(bytes: Uint8Array | null): Proposal | null {
  if (bytes === null) return null
  try {
    const value = JSON.parse(Buffer.from(bytes).toString('utf8')) as Proposal
    return typeof value.id === 'string' && typeof value.path === 'string' && Array.isArray(value.requests) ? value : null
  } catch {
    return null
  }
}

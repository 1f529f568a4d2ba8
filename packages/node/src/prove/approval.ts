/**
 * Approvals: a person has said that a command may be started. Each is one empty file in the user's own folder for state, named by the
 * digest of everything that was shown: so there is nothing to merge, nothing to forge inside a repository, and whatever is changed,
 * moved or copied is asked about again.
 *
 * There is no way to approve but `approve`, and only a terminal calls it. What was approved is remembered beside it as text, for one
 * purpose: to show what changed. That text approves nothing.
 */
import { createHash } from 'node:crypto'
import type { Stats } from 'node:fs'
import { closeSync, constants, lstatSync, mkdirSync, openSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { failureCode } from '../save/port.ts'
import type { Oracle } from './oracle.ts'
import { isInside } from './programs.ts'

/** Everything that an approval is about. Another value in any field but `along` is another approval. */
export interface Asked {
  /** The real path of the repository: a copy elsewhere is another repository. */
  readonly root: string
  /** Relative to it, with `/`. */
  readonly document: string
  readonly command: string
  /** Relative to the root; `''` for the root itself. */
  readonly cwd: string
  /** Names of variables that are handed on; their values are no part of it. */
  readonly pass: readonly string[]
  readonly network: boolean
  readonly timeoutMs: number
  /** `copied`: it finds the packages that are installed here, whichever these are. `fresh`: nothing but what git knows. */
  readonly packages: 'copied' | 'fresh'
  /** Folders that git ignores and that are copied along: `node_modules`. They come and go, so they are no part of what is approved. */
  readonly along: readonly string[]
  readonly oracle: Oracle
}

/** Raised when the fields or their meaning change: then everything is asked about anew. */
const SCHEMA = 1

export const approvalHash = ({ root, document, command, cwd, pass, network, timeoutMs, packages, oracle }: Asked): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        SCHEMA,
        root,
        document,
        command,
        cwd,
        [...pass].sort(),
        network,
        timeoutMs,
        packages,
        oracle.map(({ name, text }) => [name, text]),
      ]),
    )
    .digest('hex')

export type Environment = Readonly<Record<string, string | undefined>>

export interface ApprovalPlace {
  readonly environment?: Environment
  /** Folders in which approvals must not lie: the work tree, the git folder. */
  readonly root: string
}

/** `$XDG_STATE_HOME/milemark/approved`, else below `~/.local/state`. */
function approvedFolder({ XDG_STATE_HOME, LOCALAPPDATA }: Environment): string {
  const state =
    XDG_STATE_HOME && isAbsolute(XDG_STATE_HOME)
      ? XDG_STATE_HOME
      : process.platform === 'win32' && LOCALAPPDATA
        ? LOCALAPPDATA
        : join(homedir(), '.local', 'state')
  return join(state, 'milemark', 'approved')
}

export type UsableFolder = { readonly ok: true; readonly folder: string } | { readonly ok: false; readonly message: string }

/** The folder of the approvals, or why it cannot be one. Nothing is made here. */
export function approvals({ environment = process.env, root }: ApprovalPlace): UsableFolder {
  const folder = approvedFolder(environment)
  const place = nearestReal(folder)
  const wrong = (why: string): UsableFolder => ({
    ok: false,
    message: `Approvals are kept in ${folder}, and ${why}; so nothing counts as approved. Set XDG_STATE_HOME to a folder of your own.`,
  })
  if (place === null || isInside(root, place)) return wrong('that lies inside the repository, where anybody who writes to it could approve')
  const isForeign = [folder, dirname(folder)].map(factsOf).some((facts) => facts !== null && (!facts.isDirectory() || isOthers(facts)))
  if (isForeign) return wrong('others may write there, or it is no plain folder of yours')
  return { ok: true, folder }
}

/** True when a person has approved exactly this. */
export function isApproved(asked: Asked, place: ApprovalPlace): boolean {
  const usable = approvals(place)
  if (!usable.ok) return false
  const facts = factsOf(join(usable.folder, approvalHash(asked)))
  return facts?.isFile() === true && facts.size === 0 && !isOthers(facts)
}

/** Writes down that a person approved this. Called by a terminal alone. Null, or why it could not be written. */
export function approve(asked: Asked, place: ApprovalPlace): string | null {
  const usable = approvals(place)
  if (!usable.ok) return usable.message
  try {
    mkdirSync(usable.folder, { recursive: true, mode: 0o700 })
    // What was shown comes first: a crash in between must not leave an approval whose text nobody knows.
    remember(asked, usable.folder)
    closeSync(openSync(join(usable.folder, approvalHash(asked)), constants.O_CREAT | constants.O_WRONLY | NO_FOLLOW, 0o600))
    return isApproved(asked, place) ? null : `${usable.folder} took the approval, but does not give it back as it was written`
  } catch (error) {
    const code = failureCode(error)
    if (code === null) throw error
    return `the approval could not be written to ${usable.folder} (${code})`
  }
}

/** A link in its place must not decide which file is made. Windows has no such flag. */
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0

/** What was approved last for the same place of the same document; null where nothing is known. */
export interface Remembered {
  readonly command: string
  readonly oracle: Oracle
}

export function lastApproved(asked: Asked, place: ApprovalPlace): Remembered | null {
  const usable = approvals(place)
  if (!usable.ok) return null
  try {
    const found: unknown = JSON.parse(readFileSync(memoryFile(asked, usable.folder), 'utf8'))
    return isRemembered(found) ? found : null
  } catch {
    return null
  }
}

function remember(asked: Asked, folder: string): void {
  const file = memoryFile(asked, folder)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, JSON.stringify({ command: asked.command, oracle: asked.oracle }), { mode: 0o600 })
}

const memoryFile = ({ root, document, command }: Asked, folder: string): string =>
  join(
    dirname(folder),
    'shown',
    `${createHash('sha256')
      .update(JSON.stringify([root, document, command]))
      .digest('hex')}.json`,
  )

const isRemembered = (value: unknown): value is Remembered =>
  typeof value === 'object' &&
  value !== null &&
  'command' in value &&
  typeof value.command === 'string' &&
  'oracle' in value &&
  Array.isArray(value.oracle) &&
  value.oracle.every((part) => typeof part?.name === 'string' && typeof part?.text === 'string')

/** The real path of the deepest folder that exists on the way. */
function nearestReal(path: string): string | null {
  for (let at = path; ; at = dirname(at)) {
    try {
      return realpathSync.native(at)
    } catch {
      if (dirname(at) === at) return null
    }
  }
}

function factsOf(path: string): Stats | null {
  try {
    return lstatSync(path)
  } catch {
    return null
  }
}

/** True where somebody else owns it or may write to it. Windows keeps no such facts. */
const isOthers = ({ uid, mode }: Stats): boolean => process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0)

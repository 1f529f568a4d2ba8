/**
 * Where Milemark keeps what it needs beside a document: journal, lock, rescued copies. Never in the work tree: in the
 * git folder, which git neither tracks nor shows, or in the user's folder for state where there is no git.
 *
 * Git is asked by reading its files, not by starting it. The answer depends on nothing but the place of the document
 * (inside a repository not even on the environment): two processes that looked into different folders would not see
 * each other's locks.
 */
import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { FilePort } from './port.ts'
import { ifThere, readIfThere } from './port.ts'

export interface StateFolder {
  /** Of this document alone. */
  readonly folder: string
  readonly journal: string
  readonly olderJournal: string
  readonly lock: string
  readonly rescue: string
  readonly pending: string
  readonly claims: string
}

export type Environment = Readonly<Record<string, string | undefined>>

const FOLDER_MODE = 0o700

/** @param document the real path of the document: no link in it, so that all links to a file are the same document */
export function stateFolder(port: FilePort, document: string, environment: Environment = process.env): StateFolder {
  const git = gitFolder(port, dirname(document))
  const top = git?.workTree ?? dirname(document)
  const base = git ? join(git.common, 'milemark') : join(userState(environment), digest(top))
  const folder = join(base, `${readable(relative(top, document))}-${digest(document)}`)
  return {
    folder,
    journal: join(folder, 'journal.jsonl'),
    olderJournal: join(folder, 'journal.older.jsonl'),
    lock: join(folder, 'lock'),
    rescue: join(folder, 'rescue'),
    pending: join(folder, 'pending'),
    claims: join(folder, 'claims'),
  }
}

/** Makes a folder for this user alone. */
export function makeFolder(port: FilePort, folder: string): void {
  port.mkdir(folder, FOLDER_MODE)
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

const NAME_LENGTH = 60

/** For people who look into the folder; the digest behind it is what tells documents apart. */
const readable = (path: string): string =>
  path
    .split(sep)
    .join('-')
    .replace(/[^\w.-]/g, '_')
    .slice(-NAME_LENGTH)
    .replace(/^[.-]+/, '')

interface GitFolder {
  readonly workTree: string
  /** What all worktrees of the repository share. */
  readonly common: string
}

function gitFolder(port: FilePort, from: string): GitFolder | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const own = gitAt(port, join(folder, '.git'), folder)
    if (own !== null) return { workTree: folder, common: commonOf(port, own) }
    if (dirname(folder) === folder) return null
  }
}

/** The git folder that `.git` is, or that a file `.git` names: worktrees and submodules have such a file. */
function gitAt(port: FilePort, path: string, folder: string): string | null {
  // Only "there is none" may lead to another folder; a disk that fails must not.
  const facts = ifThere(() => port.stat(path))
  if (facts === null) return null
  if (facts.kind === 'folder') return path
  const named = /^gitdir: (.+?)\s*$/m.exec(readIfThere(port, path)?.toString('utf8') ?? '')?.[1]
  if (named === undefined) return null
  const target = resolve(folder, named)
  return ifThere(() => port.stat(target))?.kind === 'folder' ? target : null
}

/** A worktree's git folder names the one of the repository in the file `commondir`. */
function commonOf(port: FilePort, own: string): string {
  const named = readIfThere(port, join(own, 'commondir'))?.toString('utf8').trim()
  const common = named ? resolve(own, named) : own
  return ifThere(() => port.realpath(common)) ?? common
}

/** The folder for state of this user, by the rules of the system. */
function userState(environment: Environment): string {
  const { MILEMARK_STATE, XDG_STATE_HOME, LOCALAPPDATA } = environment
  if (MILEMARK_STATE) return resolve(MILEMARK_STATE)
  if (XDG_STATE_HOME && isAbsolute(XDG_STATE_HOME)) return join(XDG_STATE_HOME, 'milemark')
  if (process.platform === 'win32') return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'milemark')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'milemark')
  return join(homedir(), '.local', 'state', 'milemark')
}

const LONGEST_BASE = 150

/** The beginning of the names of temporary files for a document. A name that is too long for that is replaced by its digest. */
export function temporaryPrefix(document: string): string {
  const base = basename(document)
  return `.${Buffer.byteLength(base) > LONGEST_BASE ? digest(base) : base}.milemark-`
}

export interface SharedFolder {
  /** For claims and proposals of all documents, shared by all worktrees. */
  readonly folder: string
  /** What paths of documents are relative to. */
  readonly workTree: string
}

/** What a whole repository shares; outside of one, what a folder does. */
export function sharedFolder(port: FilePort, from: string, environment: Environment = process.env): SharedFolder {
  const real = port.realpath(from)
  const git = gitFolder(port, real)
  if (git) return { folder: join(git.common, 'milemark', 'claims'), workTree: git.workTree }
  return { folder: join(userState(environment), digest(real), 'claims'), workTree: real }
}

/**
 * Which file a save is about, and what of the world it works with: resolved once, handed to every step.
 */
import { createHash, randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { readFailure } from '../files.ts'
import type { FilePort } from './port.ts'
import { attempt, disk, failureCode, readIfThere } from './port.ts'
import type { Failure, SaveProblem } from './problem.ts'
import { failureProblem, saveProblem } from './problem.ts'
import type { ProcessIdentity } from './process.ts'
import { thisProcess } from './process.ts'
import type { Environment, StateFolder } from './state-folder.ts'
import { stateFolder, temporaryPrefix } from './state-folder.ts'

export interface SiteOptions {
  readonly port?: FilePort | undefined
  /** Where the folder for state is looked up outside of repositories. */
  readonly environment?: Environment | undefined
  readonly now?: (() => Date) | undefined
  /** Another process than this one, for tests of what a dead one leaves. */
  readonly self?: ProcessIdentity | undefined
}

export interface Site {
  readonly port: FilePort
  /** As the user wrote it, for messages. */
  readonly path: string
  /** Without links: a link stays, what it leads to is replaced. */
  readonly real: string
  readonly state: StateFolder
  readonly me: ProcessIdentity
  readonly now: () => Date
  readonly progress: Progress
}

/** How far a save is, for the message when an operation fails. The only thing here that changes. */
export interface Progress {
  step: Failure['step']
  before: string | null
  needs: number
  /** Something could not be cleaned up: the next one who has the lock looks after it. */
  broken: boolean
  /** What another program wrote into the replaced file, while there is no copy of it yet. */
  theirs: Buffer | null
}

export type Located = { readonly ok: true; readonly site: Site } | { readonly ok: false; readonly problem: SaveProblem }

export async function locate(path: string, { port = disk, environment, now = () => new Date(), self }: SiteOptions): Promise<Located> {
  try {
    const real = port.realpath(path)
    const state = stateFolder(port, real, environment)
    const progress: Progress = { step: 'read', before: null, needs: 0, broken: false, theirs: null }
    return { ok: true, site: { port, path, real, state, me: self ?? thisProcess(), now, progress } }
  } catch (error) {
    return { ok: false, problem: await readProblem(path, error) }
  }
}

/** A failure before anything of the document is known. What is no failed operation is thrown again. */
async function readProblem(path: string, error: unknown): Promise<SaveProblem> {
  const code = failureCode(error)
  if (code === null) throw error
  const { code: problem, message } = await readFailure(path, error)
  return { code: problem, exit: 4, path, message, wrote: false, details: { errno: code } }
}

/** What a failed operation means for the document, which is read again to say what stands there now. */
export async function failed(site: Site, error: unknown): Promise<SaveProblem> {
  const code = failureCode(error)
  if (code === null) throw error
  const { port, path, real, state, progress } = site
  const { step, before, needs } = progress
  if (step === 'read' && code !== 'EMFILE') return readProblem(path, error)
  const folder = step === 'state' ? state.folder : dirname(real)
  const bytes = attempt(() => readIfThere(port, real))
  const version = bytes === null ? null : hashOf(bytes)
  const problem = failureProblem({ path, code, step, folder, version, before, needs, free: attempt(() => port.free(dirname(real))) })
  return progress.theirs === null ? problem : withTheirs(problem, progress.theirs)
}

/** The last copy of what somebody else wrote leaves with the problem. */
const withTheirs = (problem: SaveProblem, theirs: Buffer): SaveProblem => ({
  ...problem,
  message: `${problem.message} What another program wrote at the same moment could not be copied either; it is in the details of this problem (--json).`,
  details: { ...problem.details, theirs: theirs.toString('utf8') },
})

export const notOrdinary = (path: string): SaveProblem =>
  saveProblem('MM-IO', path, 'is no ordinary file. Nothing was written. Name a document.')

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Letters of a name that say which machine made it. */
const MACHINE_DIGITS = 6

/** Beside the document, hidden, and named after the process that makes it. */
export function temporaryName({ real, me }: Site): string {
  const end = `${me.pid}-${me.pidStart ?? '0'}-${me.machine.slice(0, MACHINE_DIGITS)}${randomBytes(4).toString('hex')}.tmp`
  return `${temporaryPrefix(real)}${end}`
}

export interface TemporaryFile {
  readonly name: string
  readonly path: string
  /** Whose it is; null for a file of another machine. */
  readonly maker: ProcessIdentity | null
}

/** The temporary files of a document, whoever made them. */
export function temporaryFiles({ port, real, me }: Site): TemporaryFile[] {
  const prefix = temporaryPrefix(real)
  return port.readdir(dirname(real)).flatMap((name) => {
    const parts = name.startsWith(prefix) ? /^(\d+)-(\d+)-([0-9a-f]{14})\.tmp$/.exec(name.slice(prefix.length)) : null
    if (parts === null) return []
    const [, pid, start, tag] = parts as unknown as [string, string, string, string]
    const isOurs = tag.startsWith(me.machine.slice(0, MACHINE_DIGITS))
    const maker = isOurs ? { ...me, pid: Number(pid), pidStart: start === '0' ? null : start } : null
    return [{ name, path: join(dirname(real), name), maker }]
  })
}

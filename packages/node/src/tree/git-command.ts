/**
 * The one way to ask git about a repository that may be hostile: nothing that its configuration, attributes or hooks name is
 * ever started.
 *
 * What could start a program, and what stops it:
 * - hooks, file system monitor, pager, external diff, text conversion, signatures, automatic maintenance: `SETTINGS`;
 * - filters (clean, smudge): only subcommands are used that never put a file of the work tree through them, which means no
 *   `status`, no `diff` with the work tree, no `checkout`, no `archive`, no `ls-files -m`;
 * - a missing object of a partial clone, fetched by whatever the configuration says: `GIT_NO_LAZY_FETCH`, and because older
 *   versions do not know it, `GIT_ALLOW_PROTOCOL`, which unlike `protocol.allow` no `protocol.ext.allow` of the repository undoes;
 * - a bare repository that lies in a folder: the git folder is always named, never searched for;
 * - a program named `git` in the repository: only absolute folders of PATH outside of it are looked at.
 */
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, isAbsolute, join, sep } from 'node:path'

/** A repository and the folder that git keeps it in; see `repository.ts`. */
export interface Repository {
  /** Real path of the work tree. */
  readonly root: string
  /** Real path of the git folder. */
  readonly gitDir: string
}

export type GitCode = 'no-git' | 'timeout' | 'too-large' | 'failed' | 'unknown-revision' | 'no-merge-base' | 'no-repository'

export interface GitProblem {
  readonly ok: false
  readonly code: GitCode
  /** A sentence that says what to do. */
  readonly message: string
}

export interface GitOutput {
  readonly ok: true
  readonly stdout: Buffer
}

/** `partial`: what was said before a limit was reached. */
export type GitResult = GitOutput | (GitProblem & { readonly partial: Buffer })

export interface GitOptions {
  readonly input?: Uint8Array
  readonly timeoutMs?: number
  readonly maxBytes?: number
  /** Another index than that of the repository; a commit that is under way has one. */
  readonly indexFile?: string
}

const TIMEOUT_MS = 10_000
const MAX_BYTES = 256 * 2 ** 20

/** Settings that win over those of the repository. */
const SETTINGS: readonly string[] = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.untrackedCache=false',
  'core.pager=cat',
  'core.askPass=',
  'core.sshCommand=false',
  'core.alternateRefsCommand=',
  'credential.helper=',
  'diff.external=',
  'diff.submodule=short',
  'diff.ignoreSubmodules=all',
  'gc.auto=0',
  'maintenance.auto=false',
  'log.showSignature=false',
  'log.showRoot=true',
  'protocol.allow=never',
  'safe.bareRepository=explicit',
  'submodule.recurse=false',
  'color.ui=false',
]

/** Runs a subcommand in a repository. Synchronous: the port `Tree` is. */
export function git({ root, gitDir }: Repository, args: readonly string[], options: GitOptions = {}): GitResult {
  const program = gitProgram(root)
  if (program === null) return { ...problem('no-git', 'git was not found on PATH.'), partial: Buffer.alloc(0) }
  const { timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = options
  const settings = SETTINGS.flatMap((setting) => ['-c', setting])
  const all = [`--git-dir=${gitDir}`, `--work-tree=${root}`, '--no-pager', '--no-replace-objects', ...settings, ...args]
  // Loaded here only: most commands never ask git.
  const { spawnSync } = process.getBuiltinModule('node:child_process')
  const { error, status, stdout, stderr } = spawnSync(program, all, {
    cwd: root,
    env: environment(options.indexFile),
    input: options.input ?? '',
    timeout: timeoutMs,
    maxBuffer: maxBytes,
    killSignal: 'SIGKILL',
    windowsHide: true,
  })
  const partial = stdout ?? Buffer.alloc(0)
  if (!error && status === 0) return { ok: true, stdout: partial }
  return { ...failure(args[0] ?? '', error, String(stderr ?? '')), partial }
}

function failure(subcommand: string, error: Error | undefined, stderr: string): GitProblem {
  const code = error && 'code' in error ? error.code : null
  if (code === 'ETIMEDOUT') return problem('timeout', `git ${subcommand} took too long and was stopped.`)
  if (code === 'ENOBUFS') return problem('too-large', `git ${subcommand} said more than can be taken in.`)
  return problem('failed', `git ${subcommand} failed: ${firstLine(stderr) || (error?.message ?? 'it gave no reason')}.`)
}

export const problem = (code: GitCode, message: string): GitProblem => ({ ok: false, code, message })

/** What a repository makes git say is shown to people: without control characters, and short. */
const firstLine = (text: string): string => printable((text.split('\n')[0] ?? '').replace(/^(?:fatal|error): /, '')).replace(/\.$/, '')

/** Text of a repository as it may stand in a sentence. */
export const printable = (text: string): string => text.replace(/\p{C}/gu, '\u{fffd}').slice(0, 200)

/** The caller's environment without anything that steers git, but for what git needs to find its own files. */
function environment(indexFile?: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:GIT_|LC_|LANG|SSH_ASKPASS$|PAGER$)/i.test(name))
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    NoDefaultCurrentDirectoryInExePath: '1',
    ...(indexFile !== undefined && { GIT_INDEX_FILE: indexFile }),
  }
}

/** Where git is installed: the first on PATH outside of the repository, whose own `node_modules/.bin` often stands there. */
function gitProgram(root: string): string | null {
  const names = process.platform === 'win32' ? ['git.exe'] : ['git']
  const folders = (process.env.PATH ?? '').split(delimiter)
  const outside = folders.filter((folder) => isAbsolute(folder) && !`${folder}${sep}`.startsWith(`${root}${sep}`))
  return outside.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram) ?? null
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

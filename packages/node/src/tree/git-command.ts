/**
 * The one way in which git is started to look at a repository that nobody trusts yet.
 *
 * Settings of a repository can name programs (fsmonitor, hooks, external diff, filters, credential helpers). They are all
 * overruled, no subcommand is used that would pass work-tree content through filters, the repository is named and not searched
 * for (a folder that looks like a bare repository must not take its place), and nothing is fetched.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Overrules what a repository's own configuration could start. */
const SAFE = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.untrackedCache=false',
  'core.pager=cat',
  'core.sshCommand=false',
  'core.askPass=',
  'core.attributesFile=/dev/null',
  'core.quotePath=false',
  'core.alternateRefsCommand=',
  'credential.helper=',
  'diff.external=',
  'gpg.program=false',
  'log.showSignature=false',
  'log.mailmap=false',
  'protocol.allow=never',
  'safe.bareRepository=explicit',
  'submodule.recurse=false',
  'gc.auto=0',
  'maintenance.auto=false',
].flatMap((setting) => ['-c', setting])

const ENVIRONMENT = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_PAGER: 'cat',
  LC_ALL: 'C',
}

export interface GitOptions {
  readonly input?: string | Buffer
  /** Most that git may answer; more is a failure. */
  readonly maxBytes?: number
  readonly timeoutMs?: number
}

const MAX_BYTES = 256 * 1024 * 1024
const TIMEOUT_MS = 10_000

/** What git writes, or null when it fails, takes too long or says too much. */
export function git(
  root: string,
  args: readonly string[],
  { input, maxBytes = MAX_BYTES, timeoutMs = TIMEOUT_MS }: GitOptions = {},
): Buffer | null {
  const { status, stdout, error } = spawnSync(
    'git',
    [`--git-dir=${join(root, '.git')}`, `--work-tree=${root}`, '--no-pager', ...SAFE, ...args],
    {
      cwd: root,
      env: { ...withoutGit(process.env), ...ENVIRONMENT },
      input: input ?? '',
      maxBuffer: maxBytes,
      timeout: timeoutMs,
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    },
  )
  return error || status !== 0 ? null : stdout
}

/** Fields that end in NUL, as git's `-z` writes them. Names that are no UTF-8 are left out: nothing in a text can name them. */
export function fields(output: Buffer | null): string[] {
  if (output === null || output.length === 0) return []
  return output
    .toString('utf8')
    .split('\0')
    .filter((field) => field !== '' && !field.includes('\ufffd'))
}

/** A caller's GIT_DIR or GIT_EXTERNAL_DIFF would change what is asked, or start something. */
const withoutGit = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')))

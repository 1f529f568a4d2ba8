/**
 * What a command finds in its environment: a list of what is allowed, never the user's own with something taken out. The home folder is
 * empty, because it is where the keys are.
 */
import { delimiter } from 'node:path'
import type { Environment } from './approval.ts'
import { safePath } from './programs.ts'

export interface Given {
  readonly root: string
  /** Empty folders of this run. */
  readonly home: string
  readonly temporary: string
  /** Names of variables that the user hands on, and that were approved. */
  readonly pass: readonly string[]
  /** Tells the processes of this run from all others. */
  readonly mark: string
}

/** The variable by which a run finds what it has started. */
export const MARK = 'MILEMARK_RUN'

export function environmentFor({ root, home, temporary, pass, mark }: Given, from: Environment = process.env): NodeJS.ProcessEnv {
  const named = pass.flatMap((name) => (from[name] === undefined || !mayPass(name) ? [] : [[name, from[name]] as const]))
  return {
    ...Object.fromEntries(named),
    PATH: safePath(from.PATH, root).join(delimiter),
    LANG: from.LANG ?? 'C.UTF-8',
    ...(from.TZ === undefined ? {} : { TZ: from.TZ }),
    CI: '1',
    TERM: 'dumb',
    HOME: home,
    TMPDIR: temporary,
    [MARK]: mark,
  }
}

/** What decides where programs and their libraries come from is never handed on. */
const NEVER =
  /^(?:PATH|HOME|TMPDIR|SHELL|ENV|BASH_ENV|IFS|CDPATH|NODE_OPTIONS|PYTHONSTARTUP|PERL5OPT|RUBYOPT|LD_.*|DYLD_.*|GIT_.*|BASH_FUNC_.*|MILEMARK_.*)$/

export const mayPass = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name) && !NEVER.test(name)

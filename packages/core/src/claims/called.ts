/**
 * What a command calls in the repository: a script, a target, a file, a service. Commands that call nothing of it (`npm ci`, `git
 * pull`, `npx tool`) are none of our business.
 */

export type Called =
  | {
      readonly what: 'script'
      readonly runner: 'npm' | 'deno' | 'composer'
      readonly name: string
      readonly workspace: string | null
      readonly isSure: boolean
    }
  | { readonly what: 'recipe'; readonly runner: 'make' | 'just' | 'task'; readonly name: string | null }
  | { readonly what: 'module'; readonly name: string }
  | { readonly what: 'file'; readonly path: string }
  | { readonly what: 'service'; readonly name: string }

export interface Call {
  readonly called: Called
  /** A folder that the command itself names: `make -C web`, `npm --prefix web`. */
  readonly folder: string | null
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Verbs of the package managers, which are no scripts. */
const BUILT_IN = words(
  'install i ci add remove rm uninstall un update up upgrade outdated audit publish pack link unlink init create exec dlx x why list ls info view config cache login logout whoami version pkg import store prune rebuild dedupe patch fetch deploy env setup self-update workspaces plugin plugins set node global bin root doctor completion help approve-builds licenses constraints npm pm repl search token team owner org access diff docs fund explain query sbom shrinkwrap star stage',
)
/** What scripts are called, and no program is. */
const USUAL = words(
  'dev build lint format typecheck type-check check e2e preview serve deploy migrate seed coverage clean release storybook watch',
)
const SCRIPT = /^[A-Za-z][\w:.@/-]{0,80}$/

/** @param list the words of one command */
export function calls(list: readonly string[]): Call[] {
  const [program = '', ...rest] = list
  const name = program.replace(/^.*\/(?=npm$|pnpm$|yarn$|bun$)/, '')
  const read = READERS[name]
  if (read) return read(rest, name)
  return isScriptFile(program) ? [file(program)] : []
}

const file = (path: string): Call => ({ called: { what: 'file', path }, folder: null })
const isScriptFile = (path: string): boolean =>
  /^(?:\.{1,2}\/|[\w-]+\/)[\w./-]+\.(?:sh|bash|py|[cm]?[jt]s|rb|ps1|pl)$|^\.{1,2}\/[\w./-]*\/[\w-]+$|^\.\/[\w-]+\.\w+$/.test(path)
/** Wrappers and local tools that other programs put there. */
const MADE = /^\.?\/?(?:mvnw|gradlew|node_modules|venv|\.venv|env|dist|build|target|bin\/activate)(?:\/|$)/

type Reader = (rest: readonly string[], program: string) => Call[]

const READERS: Readonly<Record<string, Reader>> = {
  npm: manager,
  pnpm: manager,
  yarn: manager,
  bun: manager,
  make: (rest) => recipe('make', rest, '-C'),
  just: (rest) => recipe('just', rest, '-d'),
  task: (rest) => recipe('task', rest, '-d'),
  deno: (rest) =>
    rest[0] === 'task' && SCRIPT.test(rest[1] ?? '') ? [script('deno', rest[1] ?? '')] : rest[0] === 'run' ? source(rest.slice(1)) : [],
  composer: (rest) => (/^run(?:-script)?$/.test(rest[0] ?? '') && SCRIPT.test(rest[1] ?? '') ? [script('composer', rest[1] ?? '')] : []),
  node: source,
  tsx: source,
  'ts-node': source,
  bash: source,
  sh: source,
  zsh: source,
  ruby: source,
  python: python,
  python3: python,
  py: python,
  uv: (rest) => (rest[0] === 'run' ? calls(rest.slice(1).filter((word) => !word.startsWith('-'))) : []),
  poetry: (rest) => (rest[0] === 'run' ? calls(rest.slice(1)) : []),
  go: (rest) =>
    /^(?:run|test|build|vet|generate)$/.test(rest[0] ?? '')
      ? rest
          .slice(1)
          .filter((word) => /^\.\/[\w-]+(?:\/[\w.-]+)*$/.test(word))
          .map((word) => file(word.replace(/\/\.{3}$/, '')))
      : [],
  pytest: (rest) =>
    rest.filter((word) => /^[\w-]+\/[\w./-]*(?:::[\w:]*)?$|^[\w-]+\.py$/.test(word)).map((word) => file(word.replace(/::.*$/, ''))),
  cp: (rest) => copied(rest),
  pip: (rest) => requirements(rest),
  pip3: (rest) => requirements(rest),
  docker: (rest) => (rest[0] === 'compose' ? compose(rest.slice(1)) : rest[0] === 'build' ? named(rest, ['-f', '--file']) : []),
  'docker-compose': compose,
}

const script = (runner: 'npm' | 'deno' | 'composer', name: string, workspace: string | null = null, isSure = true): Call => ({
  called: { what: 'script', runner, name, workspace, isSure },
  folder: null,
})

/** Options of package managers that take a word. */
const TAKES = words('-w --workspace --prefix -C --dir --filter -F --cwd --filter-prod')

/** `npm run x`, `npm test`, `pnpm --filter web x`, `yarn workspace web x`, `npm --prefix web run x`. */
function manager(rest: readonly string[], program: string): Call[] {
  let plain: string[] = []
  let workspace: string | null = null
  let folder: string | null = null
  for (let at = 0; at < rest.length && rest[at] !== '--'; at++) {
    const [option = '', given] = (rest[at] ?? '').split('=')
    if (!option.startsWith('-')) plain.push(rest[at] ?? '')
    else if (TAKES.has(option)) {
      const value = given ?? rest[++at] ?? ''
      if (/^(?:--prefix|-C|--dir|--cwd)$/.test(option)) folder = value
      else workspace = value
    }
  }
  if (plain[0] === 'workspace') {
    workspace = plain[1] ?? null
    plain = plain.slice(2)
  }
  const [verb = '', name = ''] = plain
  const found = scriptOf(program, verb, name)
  return found.map((call) => ({
    folder,
    called: call.called.what === 'script' ? { ...call.called, workspace } : call.called,
  }))
}

function scriptOf(program: string, verb: string, name: string): Call[] {
  if (/^(?:run|run-script)$/.test(verb)) {
    if (program === 'bun' && /[./]/.test(name)) return source([name])
    return SCRIPT.test(name) ? [script('npm', name)] : []
  }
  if (/^(?:t|tst|test)$/.test(verb)) return program === 'bun' ? [] : [script('npm', 'test')]
  if (/^(?:start|stop|restart)$/.test(verb) && program !== 'bun') return [script('npm', verb)]
  // `pnpm vitest` may be a program of a package; `pnpm lint` hardly is one.
  return program === 'npm' || program === 'bun' || BUILT_IN.has(verb) || !SCRIPT.test(verb)
    ? []
    : [script('npm', verb, null, USUAL.has(verb) || verb.includes(':'))]
}

function recipe(runner: 'make' | 'just' | 'task', rest: readonly string[], folderOption: string): Call[] {
  const at = rest.indexOf(folderOption)
  const folder = at >= 0 ? (rest[at + 1] ?? null) : null
  // Another file of recipes is another question.
  if (rest.some((word) => /^(?:-f|--file|--makefile|--justfile|--taskfile)(?:=|$)/.test(word))) return []
  const own = rest.filter((word, index) => !/^-|=/.test(word) && !(at >= 0 && index === at + 1))
  const names = runner === 'make' ? own : own.slice(0, 1)
  if (names.some((name) => !/^[A-Za-z0-9][\w:./-]{0,80}$/.test(name))) return []
  return (names.length > 0 ? names : [null]).map((name) => ({ called: { what: 'recipe', runner, name }, folder }))
}

/** The first argument that is no option, if it is a file of the repository. */
function source(rest: readonly string[]): Call[] {
  const path = rest.find((word) => !word.startsWith('-')) ?? ''
  return /\.(?:sh|bash|py|[cm]?[jt]sx?|rb|ps1)$/.test(path) && /^[\w./@-]+$/.test(path) && !MADE.test(path) ? [file(path)] : []
}

/** Modules that come with Python or from elsewhere under a name that everybody knows. */
const FOREIGN = words(
  'pip venv virtualenv ensurepip pytest unittest http doctest json timeit cProfile uvicorn gunicorn flask celery black ruff mypy isort flake8 pylint build twine pipx spacy playwright IPython jupyter notebook ipykernel compileall',
)

function python(rest: readonly string[]): Call[] {
  const at = rest.indexOf('-m')
  const name = rest[at + 1] ?? ''
  if (at < 0) return source(rest)
  return /^[A-Za-z_]\w*(?:\.\w+)*$/.test(name) && !FOREIGN.has(name.split('.')[0] ?? '')
    ? [{ called: { what: 'module', name }, folder: null }]
    : []
}

/** `cp .env.example .env`: the first must be there, the second need not. */
function copied(rest: readonly string[]): Call[] {
  const [from = '', to] = rest.filter((word) => !word.startsWith('-'))
  return to !== undefined && /^[\w./-]*\.[\w.-]+$/.test(from) && !from.startsWith('/') ? [file(from)] : []
}

const requirements = (rest: readonly string[]): Call[] => (rest[0] === 'install' ? named(rest, ['-r', '--requirement']) : [])

/** Files behind an option. */
const named = (rest: readonly string[], options: readonly string[]): Call[] =>
  rest.flatMap((word, at) => {
    const path = rest[at + 1] ?? ''
    return options.includes(word) && /^[\w./-]+$/.test(path) && !path.startsWith('/') ? [file(path)] : []
  })

const SERVICE_VERBS = words('up start stop restart logs exec run build pull rm create kill top')

function compose(rest: readonly string[]): Call[] {
  const files = named(rest, ['-f', '--file'])
  const plain = rest.filter(
    (word, at) =>
      !word.startsWith('-') &&
      !/^(?:-f|--file|-p|--project-name|--profile|--env-file|--scale|-t|--timeout|--tail|-e|-u|--user|-w|--workdir)$/.test(
        rest[at - 1] ?? '',
      ),
  )
  const [verb = '', ...names] = plain
  if (!SERVICE_VERBS.has(verb)) return files
  const services = /^(?:exec|run)$/.test(verb) ? names.slice(0, 1) : names
  return [
    ...files,
    ...services
      .filter((name) => /^[a-z0-9][\w.-]*$/i.test(name))
      .map((name): Call => ({ called: { what: 'service', name }, folder: null })),
  ]
}

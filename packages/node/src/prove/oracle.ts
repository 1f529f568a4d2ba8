/**
 * The oracle of a command: what it visibly invokes inside the repository, one level deep. Scripts of `package.json` with those that
 * run before and after, recipe files, compose files, the settings of a package manager, and every file that the command names.
 *
 * It is approved together with the command, because `npm test` alone says nothing: the script behind it could be changed. It does
 * not reach further: what a script calls in turn is not part of it, and the screen says so.
 */
import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import type { Source } from './source.ts'
import { isPlainPath } from './source.ts'
import type { SimpleCommand } from './words.ts'
import { simpleCommands } from './words.ts'

export interface OraclePart {
  /** `package.json: scripts.test`, `scripts/import.sh`. */
  readonly name: string
  /** Text as it stands there; of a binary file its digest. */
  readonly text: string
}

/** Sorted by name, each once. */
export type Oracle = readonly OraclePart[]

/** What a command invokes when it is started in a folder of the repository (`''` for the root). */
export function oracleOf(command: string, cwd: string, source: Source): Oracle {
  const parts = new Map<string, string>()
  let folder: string | null = cwd
  for (const simple of simpleCommands(command)) {
    if (folder === null) break
    if (simple.words[0] === 'cd') {
      folder = inside(folder, simple.words[1] ?? '')
      continue
    }
    for (const { name, text } of invoked(simple, folder, source)) parts.set(name, text)
  }
  return [...parts].map(([name, text]) => ({ name, text })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Equal for equal oracles, and for no others. */
export const oracleHash = (oracle: Oracle): string =>
  createHash('sha256')
    .update(JSON.stringify(oracle.map(({ name, text }) => [name, text])))
    .digest('hex')

/** What a shell makes of the command is not looked up: the person who approves should know. */
export const isOpenEnded = (command: string): boolean => /[$`*?]|\beval\b/.test(command)

function invoked({ words }: SimpleCommand, folder: string, source: Source): OraclePart[] {
  const [program = '', ...rest] = words
  const named = namedFiles(words, folder, source)
  switch (posix.basename(program)) {
    case 'npm':
    case 'pnpm':
    case 'yarn':
    case 'bun':
      return [...named, ...scripts(posix.basename(program), rest, folder, source)]
    case 'make':
    case 'gmake':
      return [...named, ...recipe(rest, folder, source, ['GNUmakefile', 'makefile', 'Makefile'])]
    case 'just':
      return [...named, ...recipe(rest, folder, source, ['justfile', 'Justfile', '.justfile'])]
    case 'task':
      return [...named, ...recipe(rest, folder, source, ['Taskfile.yml', 'Taskfile.yaml'])]
    case 'rake':
      return [...named, ...recipe(rest, folder, source, ['Rakefile', 'rakefile'])]
    case 'docker':
    case 'docker-compose':
    case 'podman':
      return [...named, ...recipe(rest, folder, source, containerFiles(words))]
    case 'python':
    case 'python3':
    case 'py':
      return [...named, ...moduleFiles(rest, folder, source)]
    default:
      return named
  }
}

/** A path below a folder, normalised; null where it leaves the repository or only a shell knows it. */
function inside(folder: string, path: string): string | null {
  if (path === '' || posix.isAbsolute(path) || /[$`*?~]/.test(path)) return null
  const joined = posix.normalize(posix.join(folder, path)).replace(/\/+$/, '')
  return joined === '.' ? '' : isPlainPath(joined) ? joined : null
}

const partOf = (path: string, source: Source): OraclePart[] => {
  const bytes = source.read(path)
  return bytes === null ? [] : [{ name: path, text: textOf(bytes) }]
}

function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  return text.includes('\0') || !Buffer.from(text, 'utf8').equals(bytes)
    ? `(binary, sha256 ${createHash('sha256').update(bytes).digest('hex')})`
    : text
}

/** Files that the words name, also behind a sign of equality: `./check.sh`, `node scripts/a.js`, `--config=x.json`. */
function namedFiles(words: readonly string[], folder: string, source: Source): OraclePart[] {
  return words
    .flatMap((word) => [word, ...(word.includes('=') ? [word.slice(word.indexOf('=') + 1)] : [])])
    .flatMap((word) => {
      const path = word.startsWith('-') ? null : inside(folder, word)
      return path === null || path === '' ? [] : partOf(path, source)
    })
}

/** The value of an option that names a place: `-C api`, `--prefix=api`. */
function option(words: readonly string[], names: readonly string[]): string | null {
  for (const [at, word] of words.entries()) {
    if (names.includes(word)) return words[at + 1] ?? null
    const name = names.find((each) => each.startsWith('--') && word.startsWith(`${each}=`))
    if (name !== undefined) return word.slice(name.length + 1)
  }
  return null
}

/** The first recipe file that is there; one that an option names counts as a named file already. */
function recipe(words: readonly string[], folder: string, source: Source, files: readonly string[]): OraclePart[] {
  const place = option(words, ['-C', '--directory', '-d', '--dir'])
  const at = place === null ? folder : inside(folder, place)
  for (const file of at === null ? [] : files) {
    const parts = partOf(posix.join(at ?? '', file), source)
    if (parts.length > 0) return parts
  }
  return []
}

const containerFiles = (words: readonly string[]): string[] =>
  words.includes('compose') || words[0] === 'docker-compose'
    ? ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml']
    : ['Dockerfile', 'Containerfile']

/** `python -m tools.check` inside the repository. */
function moduleFiles(words: readonly string[], folder: string, source: Source): OraclePart[] {
  const name = option(words, ['-m'])
  if (name === null || !/^[\w.]+$/.test(name)) return []
  const path = posix.join(folder, name.replaceAll('.', '/'))
  return [`${path}.py`, `${path}/__main__.py`].flatMap((file) => (isPlainPath(file) ? partOf(file, source) : []))
}

/** Scripts that installing runs. */
const INSTALLING = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare']
/** Files by which a repository tells a package manager what to start: another shell, another program in its place. */
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  npm: ['.npmrc'],
  pnpm: ['.npmrc', 'pnpm-workspace.yaml', '.pnpmfile.cjs'],
  yarn: ['.npmrc', '.yarnrc', '.yarnrc.yml'],
  bun: ['.npmrc', 'bunfig.toml'],
}
const PLACES = ['--prefix', '-C', '--dir', '--cwd']
/** With one of these the script of another package of the repository runs, or those of all. */
const WORKSPACES = /^(?:-w|-ws|--workspaces?(?:=.*)?|-r|--recursive|-F|--filter(?:=.*)?|workspaces?|--include-workspace-root)$/
const WITH_VALUE = new Set([...PLACES, '-w', '--workspace', '-F', '--filter', '--loglevel'])

function scripts(manager: string, words: readonly string[], folder: string, source: Source): OraclePart[] {
  const place = option(words, PLACES)
  const from = place === null ? folder : inside(folder, place)
  if (from === null) return []
  const own = words.indexOf('--') < 0 ? words : words.slice(0, words.indexOf('--'))
  const plain = own.filter((word, at) => !word.startsWith('-') && !WITH_VALUE.has(own[at - 1] ?? ''))
  const wanted = scriptNames(plain)
  const manifests = own.some((word) => WORKSPACES.test(word))
    ? source.files.filter((path) => posix.basename(path) === 'package.json')
    : nearest('package.json', from, source)
  const settings = (SETTINGS[manager] ?? []).flatMap((file) => nearest(file, from, source).flatMap((path) => partOf(path, source)))
  return [...manifests.flatMap((path) => scriptParts(path, wanted, source)), ...settings]
}

/** `run x`, `test`, `x`: one script with those around it. `install`, `ci`, nothing: those of installing. */
function scriptNames(plain: readonly string[]): string[] {
  const [verb = 'install', name] = plain
  if (['install', 'i', 'ci', 'add', 'update', 'rebuild', 'link'].includes(verb)) return INSTALLING
  const short: Readonly<Record<string, string>> = { t: 'test', tst: 'test', it: 'test' }
  const script = ['run', 'run-script', 'rum', 'urn'].includes(verb) ? name : (short[verb] ?? verb)
  if (script === undefined) return []
  const around = script === 'restart' ? ['stop', 'restart', 'start'] : [script]
  return [...around.flatMap((each) => [`pre${each}`, each, `post${each}`]), ...(verb === 'it' ? INSTALLING : [])]
}

/** The file in a folder or the next one above that has it. */
function nearest(file: string, folder: string, source: Source): string[] {
  for (let at = folder; ; at = posix.dirname(at) === '.' ? '' : posix.dirname(at)) {
    const path = at === '' ? file : `${at}/${file}`
    if (source.read(path) !== null) return [path]
    if (at === '') return []
  }
}

function scriptParts(path: string, wanted: readonly string[], source: Source): OraclePart[] {
  const known = scriptsIn(source.read(path))
  return wanted.flatMap((name) => {
    const text = Object.hasOwn(known, name) ? known[name] : undefined
    return typeof text === 'string' ? [{ name: `${path}: scripts.${name}`, text }] : []
  })
}

function scriptsIn(bytes: Buffer | null): Readonly<Record<string, unknown>> {
  try {
    const manifest: unknown = JSON.parse(bytes?.toString('utf8').replace(/^\ufeff/, '') ?? '')
    const found = typeof manifest === 'object' && manifest !== null && 'scripts' in manifest ? manifest.scripts : null
    return typeof found === 'object' && found !== null ? (found as Readonly<Record<string, unknown>>) : {}
  } catch {
    return {}
  }
}

/**
 * The versions of tools that a repository pins, in all the places where people do: version files, manifests, CI, images.
 */
import type { Tree } from '../tree.ts'
import { fact } from '../tree.ts'
import { hits } from './lines.ts'
import { at, data, isTable, lineOf, tableAt } from './yaml.ts'

export interface Pin {
  /** As prerequisites name it: `node`, `python`, `postgresql`. */
  readonly tool: string
  /** As written. */
  readonly constraint: string
  readonly path: string
  /** 1-based. */
  readonly line: number | null
  /** `needs`: it refuses other versions. `uses`: it is what one place runs on; several may differ. */
  readonly force: 'needs' | 'uses'
}

export const pins = fact((tree): readonly Pin[] =>
  tree.files.flatMap((path) =>
    (READERS.find(([pattern]) => pattern.test(path))?.[1](tree, path) ?? []).filter(({ constraint }) => /\d/.test(constraint)),
  ),
)

type Reader = (tree: Tree, path: string) => Pin[]

const whole =
  (tool: string): Reader =>
  (tree, path) => {
    const line = (tree.read(path) ?? '').trim().split('\n')[0]?.trim() ?? ''
    return line.length > 0 && line.length < 40
      ? [{ tool, constraint: line.replace(/^(?:v|go|ruby-|nodejs-|temurin-|openjdk-?)(?=\d)/i, ''), path, line: 1, force: 'uses' }]
      : []
  }

/** Names of other places → the names of prerequisites. */
const NAMES: Readonly<Record<string, string>> = {
  nodejs: 'node',
  node: 'node',
  python: 'python',
  python3: 'python',
  golang: 'go',
  go: 'go',
  rust: 'rust',
  ruby: 'ruby',
  java: 'java',
  openjdk: 'java',
  'eclipse-temurin': 'java',
  pnpm: 'pnpm',
  yarn: 'yarn',
  npm: 'npm',
  bun: 'bun',
  deno: 'deno',
  php: 'php',
  postgres: 'postgresql',
  postgresql: 'postgresql',
  postgis: 'postgresql',
  redis: 'redis',
  mysql: 'mysql',
  mariadb: 'mariadb',
  mongo: 'mongodb',
  terraform: 'terraform',
  elixir: 'elixir',
  dotnet: 'dotnet',
  uv: 'uv',
  poetry: 'poetry',
}
const known = (name: string): string | null => (Object.hasOwn(NAMES, name.toLowerCase()) ? (NAMES[name.toLowerCase()] ?? null) : null)

const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/(?:^|\/)\.(?:nvmrc|node-version)$/, whole('node')],
  [/(?:^|\/)\.python-version$/, whole('python')],
  [/(?:^|\/)\.ruby-version$/, whole('ruby')],
  [/(?:^|\/)\.java-version$/, whole('java')],
  [/(?:^|\/)\.go-version$/, whole('go')],
  [/(?:^|\/)\.bun-version$/, whole('bun')],
  [/(?:^|\/)rust-toolchain$/, whole('rust')],
  [/(?:^|\/)rust-toolchain\.toml$/, (tree, path) => one('rust', at(data(tree, path), 'toolchain', 'channel'), tree, path, 'uses')],
  [/(?:^|\/)\.tool-versions$/, toolVersions],
  [/(?:^|\/)\.?mise(?:\.local)?\.toml$|(?:^|\/)\.?config\/mise(?:\/config)?\.toml$/, mise],
  [/(?:^|\/)package\.json$/, npm],
  [/(?:^|\/)pyproject\.toml$/, pyproject],
  [/(?:^|\/)Cargo\.toml$/, (tree, path) => one('rust', atLeast(at(data(tree, path), 'package', 'rust-version')), tree, path, 'needs')],
  [/(?:^|\/)go\.mod$/, (tree, path) => lines(tree, path, /^go\s+(\d[\d.]*)/, (match) => ['go', `>=${match[1]}`], 'needs')],
  [
    /(?:^|\/)(?:[\w.-]*\.)?(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?$/i,
    (tree, path) => lines(tree, path, /^FROM\s+(?:--\S+\s+)?(?:[\w.-]+\/)*([a-z][\w-]*):v?(\d+(?:\.\d+){0,2})/i, image, 'uses'),
  ],
  [
    /(?:^|\/)(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/i,
    (tree, path) => lines(tree, path, /^\s*image:\s*['"]?(?:[\w.-]+\/)*([a-z][\w-]*):v?(\d+(?:\.\d+){0,2})/i, image, 'uses'),
  ],
  [/^\.github\/(?:workflows|actions)\/.+\.ya?ml$/, workflow],
  [
    /(?:^|\/)\.gitlab-ci\.yml$/,
    (tree, path) => lines(tree, path, /^\s*image:\s*['"]?(?:[\w.-]+\/)*([a-z][\w-]*):v?(\d+(?:\.\d+){0,2})/i, image, 'uses'),
  ],
]

const image = (match: RegExpMatchArray): [string | null, string] => [known(match[1] ?? ''), match[2] ?? '']

function one(tool: string, constraint: unknown, tree: Tree, path: string, force: Pin['force']): Pin[] {
  return typeof constraint === 'string' || typeof constraint === 'number'
    ? [{ tool, constraint: String(constraint), path, line: lineOf(tree.read(path), String(constraint)), force }]
    : []
}

const atLeast = (value: unknown): unknown => (typeof value === 'string' ? `>=${value}` : value)

function lines(
  tree: Tree,
  path: string,
  pattern: RegExp,
  read: (match: RegExpMatchArray) => readonly [string | null, string],
  force: Pin['force'],
): Pin[] {
  return [...hits(tree, [path], pattern)].flatMap(({ line, match }) => {
    const [tool, constraint] = read(match)
    return tool ? [{ tool, constraint, path, line, force }] : []
  })
}

function toolVersions(tree: Tree, path: string): Pin[] {
  return lines(tree, path, /^([\w-]+)\s+v?(\d[\w.-]*)/, (match) => [known(match[1] ?? ''), match[2] ?? ''], 'uses')
}

function mise(tree: Tree, path: string): Pin[] {
  return Object.entries(tableAt(data(tree, path), 'tools')).flatMap(([name, value]) => {
    const tool = known(name)
    const version = Array.isArray(value) ? value[0] : isTable(value) ? value.version : value
    return tool ? one(tool, version, tree, path, 'uses') : []
  })
}

function npm(tree: Tree, path: string): Pin[] {
  const manifest = data(tree, path)
  const engines = Object.entries(tableAt(manifest, 'engines')).flatMap(([name, value]) =>
    known(name) ? one(name, value, tree, path, 'needs') : [],
  )
  const [, manager, version] = /^(npm|pnpm|yarn|bun)@(\d[\d.]*)/.exec(String(at(manifest, 'packageManager') ?? '')) ?? []
  const volta = Object.entries(tableAt(manifest, 'volta')).flatMap(([name, value]) =>
    known(name) ? one(name, value, tree, path, 'uses') : [],
  )
  return [...engines, ...volta, ...(manager ? one(manager, version, tree, path, 'uses') : [])]
}

function pyproject(tree: Tree, path: string): Pin[] {
  return [
    ...one('python', at(data(tree, path), 'project', 'requires-python'), tree, path, 'needs'),
    ...one('python', at(data(tree, path), 'tool', 'poetry', 'dependencies', 'python'), tree, path, 'needs'),
  ]
}

/** `node-version: 22`, `python-version: ['3.11', '3.12']`, `go-version: 1.24`, and lists below. */
function workflow(tree: Tree, path: string): Pin[] {
  return [...hits(tree, [path], /^\s*-?\s*(node|python|go|ruby|java|php|dotnet|pnpm|bun|deno)[-_]version:\s*(.{1,120})$/)].flatMap(
    ({ line, match }) =>
      [...(match[2] ?? '').matchAll(/(?<![\w.{])v?(\d+(?:\.\d+|\.x){0,2})(?![\w.])/g)].map((number) => ({
        tool: known(match[1] ?? '') ?? '',
        constraint: number[1] ?? '',
        path,
        line,
        force: 'uses' as const,
      })),
  )
}

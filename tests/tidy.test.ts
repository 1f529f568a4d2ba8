/**
 * The repository's own rules, as tests that explain themselves: when one fails, its message says what to do.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

/** Every file of the repository, also the ones not yet committed, with `/` between folders. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)))

const isTest = (file: string): boolean => file.endsWith('.test.ts') || /\/src\/(?:.*\/)?testing\//.test(file)
const sources = files.filter((file) => /^packages\/[^/]+\/src\/.*\.ts$/.test(file) && !file.includes('/fixtures/'))
const product = sources.filter((file) => !isTest(file))
const core = product.filter((file) => file.startsWith('packages/core/src/'))

/** What each folder of core may import. `view` and the files beside index.ts join everything. */
const CORE_IMPORTS: Readonly<Record<string, readonly string[]>> = {
  calendar: [],
  text: [],
  notation: ['text', 'calendar'],
  plan: ['text', 'notation', 'calendar'],
  lint: ['text', 'notation', 'plan', 'calendar', 'schedule'],
  edit: ['text', 'notation', 'plan', 'calendar', 'change'],
  claims: ['text', 'notation', 'plan'],
  change: ['text', 'notation', 'plan'],
  merge: ['text', 'notation', 'plan', 'edit', 'change'],
  schedule: ['calendar'],
  forecast: ['calendar', 'schedule'],
  history: ['text', 'notation', 'plan', 'change', 'calendar', 'schedule', 'view'],
  view: ['text', 'notation', 'plan', 'lint', 'edit', 'claims', 'change', 'calendar', 'schedule', 'forecast'],
}

/** The parts that join the document's side and the schedule's side. */
const BRIDGE = /^packages\/core\/src\/plan\/to-(?:problem|forecast)(?:\.ts|\/)/
const BRIDGE_IMPORTS = ['schedule', 'forecast']

/** What each package may import from outside itself. Surfaces never import one another. */
const PACKAGE_IMPORTS: Readonly<Record<string, readonly RegExp[]>> = {
  core: [/^@lezer\/(common|javascript|markdown)$/, /^smol-toml$/, /^yaml$/],
  node: [/^node:/, /^@milemark\/core(\/(claims|forecast|history))?$/, /^date-holidays$/],
  page: [/^@milemark\/core(\/(forecast|history))?$/],
  mcp: [/^node:/, /^@milemark\/(core(\/(forecast|history))?|node)$/, /^@modelcontextprotocol\/sdk\//, /^zod$/],
  cli: [/^node:/, /^@milemark\/(core(\/(claims|forecast|history))?|node|page|mcp)$/, /^@bomb\.sh\/tab$/, /^commander$/, /^string-width$/],
}

describe('direction of imports', () => {
  test('the folders of core import only what stands before them in the pipeline', () => {
    const wrong = core.flatMap((file) => {
      const folder = coreFolder(file)
      if (folder === null) return []
      const allowed = CORE_IMPORTS[folder]
      if (!allowed) return [`${file}: the folder ${folder} is new. Add it to CORE_IMPORTS with what it may import.`]
      const more = BRIDGE.test(file) ? BRIDGE_IMPORTS : []
      return relativeImports(file)
        .map(coreFolder)
        .filter((target) => target !== folder && (target === null || ![...allowed, ...more].includes(target)))
        .map((target) => `${file} imports ${target ?? 'the top of core'}; ${folder} may import only: ${allowed.join(', ') || 'nothing'}`)
    })
    expect(wrong, 'Move the shared part down the pipeline, or the caller up.').toEqual([])
  })

  test('the folders of core form no circle', () => {
    const edges = core.flatMap((file) => {
      const from = coreFolder(file)
      return BRIDGE.test(file) ? [] : relativeImports(file).map((target) => ({ from, to: coreFolder(target), file }))
    })
    const next = (folder: string | null) => edges.filter((edge) => edge.from === folder && edge.to !== folder && edge.to !== null)
    const reaches = (from: string | null, goal: string, seen = new Set<string>()): boolean =>
      next(from).some(({ to }) => to === goal || (to !== null && !seen.has(to) && reaches(to, goal, seen.add(to))))
    const circular = Object.keys(CORE_IMPORTS).filter((folder) => reaches(folder, folder))
    expect(circular, 'These folders import one another in a circle.').toEqual([])
  })

  test('packages import only what they may, and only by name', () => {
    const wrong = product.flatMap((file) => {
      const name = packageOf(file)
      const allowed = PACKAGE_IMPORTS[name]
      if (!allowed) return [`${file}: the package ${name} is new. Add it to PACKAGE_IMPORTS with what it may import.`]
      const outside = relativeImports(file)
        .filter((target) => !target.startsWith(`packages/${name}/`))
        .map((target) => `${file} reaches into ${target}; import the package by its name`)
      const foreign = importsOf(file)
        .filter((target) => !target.startsWith('.') && !allowed.some((pattern) => pattern.test(target)))
        .map((target) => `${file} imports ${target}`)
      return [...outside, ...foreign]
    })
    expect(wrong, 'core imports no node: modules, node imports core, surfaces import core and node.').toEqual([])
  })

  test('relative imports name a file that exists, with its .ts ending', () => {
    const wrong = sources
      .flatMap((file) => relativeImports(file).map((target) => ({ file, target })))
      .filter(({ target }) => !existsSync(join(root, target)))
    expect(wrong).toEqual([])
  })
})

describe('what is printed', () => {
  test('messages and texts name only commands that exist', () => {
    const commands = new Set([...read('packages/cli/src/program.ts').matchAll(/^ {2}'?([a-z-]+)'?: \{$/gm)].map((match) => match[1]))
    expect(commands.size).toBeGreaterThan(25)
    const wrong = product.flatMap((file) =>
      [...read(file).matchAll(/\bmilemark ([a-z][a-z-]+)/g)].flatMap((match) =>
        commands.has(match[1]) ? [] : [`${file}: milemark ${match[1]}`],
      ),
    )
    expect(wrong, 'Somebody will type it: name a command that there is, or write the sentence another way.').toEqual([])
  })
})

describe('core is pure', () => {
  const BANNED: readonly (readonly [RegExp, string])[] = [
    [/\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)/, 'the clock: take asOf as an argument'],
    [/(?<![\w.$])performance\s*\.|\bset(?:Timeout|Interval)\(/, 'a timer: let the caller measure'],
    [/\bMath\.random\b|(?<![\w.$])crypto\s*\./, 'randomness: take a seed as an argument'],
    [/(?<![\w.$])process\s*\.|\bglobalThis\b/, 'the process: take what you need as an argument'],
    [/(?<![\w.$])console\s*\./, 'the console: return diagnostics'],
    [
      /(?<![\w.$])(?:document|window)\.(?:querySelector|getElementById|createElement|addEventListener)|\blocalStorage\b/,
      'the DOM: return plain rows',
    ],
    [/(?<![\w.$])fetch\(/, 'the network: take what was fetched as an argument'],
  ]
  test('no clock, randomness, process, console, DOM or network', () => {
    const wrong = core.flatMap((file) => {
      const code = codeOf(file)
      return BANNED.filter(([pattern]) => pattern.test(code)).map(([, what]) => `${file} uses ${what}`)
    })
    expect(wrong, 'Equal inputs give equal outputs, also in a browser.').toEqual([])
  })
})

describe('shape of the code', () => {
  test('no default exports and no `export *`', () => {
    const wrong = sources.flatMap((file) => {
      const code = codeOf(file)
      return [
        ...(/^\s*export\s+default\b/m.test(code) ? [`${file} has a default export; name it`] : []),
        ...(/^\s*export\s*\*/m.test(code) ? [`${file} exports *; list the names`] : []),
      ]
    })
    expect(wrong).toEqual([])
  })

  test('no file over 400 lines', () => {
    const long = product.map((file) => ({ file, lines: read(file).split('\n').length - 1 })).filter(({ lines }) => lines > 400)
    expect(long, 'Split each by concept.').toEqual([])
  })

  test('every file of lint that holds code has its test beside it', () => {
    const bare = core
      .filter((file) => coreFolder(file) === 'lint' && !file.endsWith('/index.ts') && holdsCode(file))
      .filter((file) => !files.includes(file.replace(/\.ts$/, '.test.ts')))
    expect(bare, 'Write the document that provokes it, and one that does not.').toEqual([])
  })

  test('no test is skipped or focused', () => {
    const mark = /\b(?:it|test|describe)\.(?:skip|only|todo)\b/
    expect(
      files.filter((file) => isTest(file) && mark.test(codeOf(file))),
      'A test that does not run proves nothing.',
    ).toEqual([])
  })
})

describe('what is committed', () => {
  const texts = files.filter((file) => !/\.(png|gif|ico|woff2?)$/.test(file))

  test('no path of a machine', () => {
    const path = /(?<![\w.@/-])\/(?:work|home|root|tmp)\/[\w.-]/
    expect(places(texts, path), 'Write paths relative to the repository, or os.tmpdir().').toEqual([])
  })

  test('no host of a package registry', () => {
    const host = /\bregistry\.[a-z0-9-]+\.(?:org|com|io|dev)\b|\bnpmjs\.(?:org|com)\b|\bpypi\.org\b|\bcrates\.io\b/
    expect(places(texts, host), 'Name the package; the registry is a setting of the machine.').toEqual([])
  })

  test('the lock file names no download address and every platform', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string; link?: boolean }> }
    const resolved = Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined && !entry.link)
    expect(
      resolved.map(([name]) => name),
      'Regenerate it from a clean tree; .npmrc omits the addresses.',
    ).toEqual([])
    const native = ['@biomejs/cli-', '@esbuild/', '@rolldown/binding-', '@typescript/typescript-']
    for (const platform of ['linux-x64', 'darwin-arm64', 'win32-x64'])
      for (const prefix of native)
        expect(
          Object.keys(packages).some((name) => name.startsWith(`node_modules/${prefix}${platform}`)),
          `${prefix}${platform} is missing in package-lock.json: regenerate it without node_modules.`,
        ).toBe(true)
  })

  test('versions are pinned, and the published program depends on nothing', () => {
    const manifests = files.filter((file) => /^(?:packages\/[^/]+\/)?package\.json$/.test(file))
    const loose = manifests.flatMap((file) => {
      const { dependencies = {}, devDependencies = {} } = manifest(file)
      return Object.entries({ ...dependencies, ...devDependencies }).flatMap(([name, version]) =>
        /^\d+\.\d+\.\d+$/.test(version) ? [] : [`${file}: ${name} ${version}`],
      )
    })
    expect(loose, 'Write the exact version.').toEqual([])
    expect(manifest('packages/cli/package.json').dependencies, 'The bundle holds what it needs: use devDependencies.').toBeUndefined()
  })

  test('every package carries the licence', () => {
    for (const file of files.filter((name) => /^packages\/[^/]+\/package\.json$/.test(name))) {
      expect(manifest(file).license, file).toBe('MIT')
      expect(read(posix.join(posix.dirname(file), 'LICENSE')), file).toBe(read('LICENSE'))
    }
  })

  test('generated documents are fresh', () => {
    const { stderr } = spawnSync(process.execPath, ['tools/docs.mjs', '--check'], { cwd: root, encoding: 'utf8' })
    expect(stderr, 'Run `npm run docs` and commit the result.').toBe('')
  })
})

interface Manifest {
  readonly license?: string
  readonly dependencies?: Record<string, string>
  readonly devDependencies?: Record<string, string>
}

function manifest(file: string): Manifest {
  return JSON.parse(read(file)) as Manifest
}

function packageOf(file: string): string {
  return file.split('/')[1] ?? ''
}

/** The folder of a file of core; null for the files beside index.ts. */
function coreFolder(file: string): string | null {
  return /^packages\/core\/src\/([^/]+)\//.exec(file)?.[1] ?? null
}

/** The text of a source file without comments, so that prose is not taken for code. */
function codeOf(file: string): string {
  const token = /\/\*[\s\S]*?\*\/|(?<![:\\'"`/\w])\/\/[^\n]*/g
  return read(file).replace(token, '')
}

/** What a source file imports or re-exports, types included, as written. */
function importsOf(file: string): string[] {
  const patterns = [
    /^[ \t]*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^[ \t]*import\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"]([^'"]+)['"]/g,
  ]
  const code = codeOf(file)
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ''))
}

/** Relative imports, as paths from the root of the repository. */
function relativeImports(file: string): string[] {
  return importsOf(file)
    .filter((target) => target.startsWith('.'))
    .map((target) => posix.normalize(posix.join(dirname(file), target)))
}

function holdsCode(file: string): boolean {
  return /^\s*(?:export\s+)?(?:async\s+)?(?:function|const|let|class)\b/m.test(codeOf(file))
}

function places(names: readonly string[], pattern: RegExp): string[] {
  return names.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
  )
}

/**
 * What a document says about its repository, as a user meets it: real repositories with a history, the bundle is started.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schemas } from '../packages/core/src/view/schemas.ts'

const launcher = fileURLToPath(new URL('../packages/cli/bin/milemark.js', import.meta.url))
const GUIDE = `# Shop guide

## Code Structure

- \`src/cart/total.ts\` adds up
- \`src/tax.ts\` rounds
- \`src/never.ts\` was a slip

## Task Breakdown

- [ ] 1.1 Write \`src/search.ts\`
`

let folder: string
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, GIT_AUTHOR_DATE: '2026-11-20T10:00:00Z', GIT_COMMITTER_DATE: '2026-11-20T10:00:00Z' },
  })
const commit = (message: string): void => {
  git('add', '-A')
  git('commit', '-qm', message)
}

function milemark(...args: readonly string[]) {
  const { NO_COLOR: _n, FORCE_COLOR: _f, COLUMNS: _c, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], { cwd: folder, encoding: 'utf8', env, input: '' })
  return { status, stdout, stderr }
}

function json(format: string, ...args: readonly string[]) {
  const found = JSON.parse(milemark(...args, '--json').stdout)
  const validate = new Ajv2020({ strict: false }).compile(schemas[format] as object)
  expect(validate(found), JSON.stringify(validate.errors)).toBe(true)
  return found
}

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'milemark-claims-')))
  git('init', '-qb', 'main')
  put('src/cart/total.ts', 'export const total = (prices: number[]) => prices.reduce((sum, price) => sum + price, 0)\n')
  put('src/tax.ts', `${'export const rate = 0.19\n'.repeat(12)}`)
  put('docs/guide.md', GUIDE)
  commit('start')
  git('mv', 'src/tax.ts', 'src/cart/tax.ts')
  commit('taxes belong to the cart')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('check', () => {
  test('says what is gone, where it is now, and ends with 1', () => {
    const { status, stdout } = milemark('check', 'docs/guide.md')
    expect(status).toBe(1)
    expect(stdout).toContain('docs/guide.md:6:4 error claim-path\nsrc/tax.ts is now src/cart/tax.ts.')
    expect(stdout).toContain('warning claim-path\nsrc/never.ts does not exist, and git remembers no such file.')
    expect(stdout).toContain('4 statements about the repository: 1 hold, 1 broken, 1 to look at, 1 planned.')
  })

  test('as data', () => {
    const { claims, documents } = json('check', 'check', 'docs/guide.md')
    expect(claims.map(({ state, subject, line }: Record<string, unknown>) => `${line} ${state} ${subject}`)).toEqual([
      '5 holds src/cart/total.ts',
      '6 broken src/tax.ts',
      '7 unproven src/never.ts',
      '11 planned src/search.ts',
    ])
    expect(documents[0].verdicts).toMatchObject({ holds: 1, broken: 1, planned: 1, unproven: 1 })
  })

  test('against a base only what is new is an error', () => {
    expect(milemark('check', 'docs/guide.md', '--base', 'HEAD').status).toBe(0)
    const before = milemark('check', 'docs/guide.md', '--base', 'HEAD~1')
    expect([before.status, before.stdout]).toEqual([1, expect.stringContaining('src/tax.ts is now')])
    const unknown = milemark('check', 'docs/guide.md', '--base', 'nowhere')
    expect([unknown.status, unknown.stderr]).toEqual([4, expect.stringContaining('git knows no commit by the name nowhere here')])
  })

  test('for the summary of a job', () => {
    const { stdout } = milemark('check', 'docs/guide.md', '--format', 'markdown')
    expect(stdout).toContain('| docs/guide.md:6 | 🔴 error | src/tax.ts is now src/cart/tax.ts. `claim-path` |')
  })
})

test('why says how a line was read', () => {
  expect(milemark('why', 'docs/guide.md:11').stdout).toContain('src/search.ts  path, said to come: planned')
  expect(json('why', 'why', 'docs/guide.md:6').parts).toMatchObject([{ kind: 'path', tense: 'now', state: 'broken' }])
  expect(milemark('why', 'docs/guide.md').status).toBe(2)
  expect(milemark('why', 'docs/guide.md:99')).toMatchObject({ status: 2, stderr: expect.stringContaining('there is no line 99') })
})

test('refs finds the statements about a file', () => {
  expect(milemark('refs', 'src/cart/total.ts', 'docs/guide.md').stdout).toBe(
    'docs/guide.md:5  path holds\n  - `src/cart/total.ts` adds up\n',
  )
  expect(json('refs', 'refs', 'src/tax.ts', 'docs/guide.md').references).toMatchObject([{ line: 6, state: 'broken', speaksOf: 'itself' }])
  expect(milemark('refs', 'src/other.ts', 'docs/guide.md').stdout).toBe('No statement in 1 document speaks of src/other.ts.\n')
})

test('fix writes the one possible answer, on demand, and can be undone', () => {
  const dry = milemark('fix', 'docs/guide.md', '--dry-run').stdout
  expect(dry).toContain('-- `src/tax.ts` rounds\n+- `src/cart/tax.ts` rounds')
  expect(readFileSync(join(folder, 'docs/guide.md'), 'utf8')).toBe(GUIDE)
  expect(milemark('fix', 'docs/guide.md:6').stdout).toContain('Write src/cart/tax.ts')
  expect(readFileSync(join(folder, 'docs/guide.md'), 'utf8')).toBe(GUIDE.replace('src/tax.ts', 'src/cart/tax.ts'))
  expect(json('fix', 'fix', 'docs/guide.md').documents).toEqual([{ path: 'docs/guide.md', wrote: false, fixes: [], diff: '' }])
  expect(milemark('undo', 'docs/guide.md').status).toBe(0)
  expect(readFileSync(join(folder, 'docs/guide.md'), 'utf8')).toBe(GUIDE)
})

test('the action prints annotations and a summary, and ends as check does', () => {
  const action = readFileSync(fileURLToPath(new URL('../action.yml', import.meta.url)), 'utf8')
  const script = action.slice(action.lastIndexOf('run: |') + 6).replace(/^ {8}/gm, '')
  const summary = join(folder, '.git/summary.md')
  const output = join(folder, '.git/output')
  const { status, stdout } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    input: '',
    env: {
      ...process.env,
      ACTION_PATH: fileURLToPath(new URL('..', import.meta.url)),
      FILES: 'docs/guide.md\n',
      BASE: '',
      TARGET: '',
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_OUTPUT: output,
    },
  })
  expect([status, stdout]).toEqual([
    1,
    expect.stringContaining('::error file=docs/guide.md,line=6,col=4,title=claim-path::src/tax.ts is now'),
  ])
  expect(readFileSync(summary, 'utf8')).toContain('1 broken')
  expect(readFileSync(output, 'utf8')).toBe('exit-code=1\n')
})

test('no key of a document is printed, and no sign that steers the terminal', () => {
  const token = `ghp_${'q9Zt4bWk2LmX8vRc1YpD5sHj7NfG3uAe0TiB'}`
  put(
    'docs/k\u001b[2Jeys.md',
    `# Keys\n\n- \`src/${token}.ts\` and \`GITHUB_TOKEN=${token} npm run deplo\`\n\n## Development Setup\n\n\`\`\`sh\necho ${token}\n\`\`\`\n`,
  )
  for (const args of [
    ['check'],
    ['check', '--all'],
    ['check', '--json'],
    ['check', '--format', 'github'],
    ['check', '--format', 'markdown'],
    ['why'],
    ['refs', 'src'],
    ['run', '--list', '1'],
    ['doctor'],
  ]) {
    const [name = '', ...rest] = args
    const file = name === 'why' ? 'docs/k\u001b[2Jeys.md:3' : 'docs/k\u001b[2Jeys.md'
    const { stdout, stderr } = milemark(name, ...rest.filter((word) => word !== '1'), file)
    expect(`${args} ${(stdout + stderr).includes(token)} ${(stdout + stderr).includes('\u001b')}`).toBe(`${args} false false`)
  }
  rmSync(join(folder, 'docs/k\u001b[2Jeys.md'))
})

test('the documents of Milemark are true of its repository', () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const own = ['README.md', 'ARCHITECTURE.md', 'GLOSSARY.md', 'CONTRIBUTING.md', 'SECURITY.md', 'DECISIONS.md', 'docs']
  const { stdout } = spawnSync(process.execPath, [launcher, 'check', '--json', ...own], {
    cwd: root,
    encoding: 'utf8',
    input: '',
    maxBuffer: 1e8,
  })
  const { claims } = JSON.parse(stdout)
  const wrong = claims.filter(({ level }: { level: string }) => level === 'broken' || level === 'advice')
  expect(wrong.map(({ path, line, why }: Record<string, unknown>) => `${path}:${line} ${why}`)).toEqual([])
  expect(claims.filter(({ state }: { state: string }) => state === 'holds').length).toBeGreaterThan(100)
})

test('a repository that names programs starts none', () => {
  const canary = join(folder, '.git/ran')
  const trap = join(folder, '.git/trap.sh')
  writeFileSync(trap, `#!/bin/sh\necho "$0" >> '${canary}'\ncat\n`, { mode: 0o755 })
  put('.gitattributes', '* filter=trap diff=trap\n')
  put('.git/hooks/post-checkout', `#!/bin/sh\necho hook >> '${canary}'\n`)
  const settings = [
    'core.fsmonitor',
    'core.pager',
    'core.sshCommand',
    'diff.external',
    'diff.trap.textconv',
    'diff.trap.command',
    'gpg.program',
  ]
  for (const name of [...settings, 'filter.trap.clean', 'filter.trap.smudge', 'filter.trap.process', 'core.alternateRefsCommand'])
    git('config', name, trap)
  const { status, stdout } = milemark('check', 'docs/guide.md', '--base', 'HEAD~1')
  expect([status, stdout]).toEqual([1, expect.stringContaining('src/tax.ts is now')])
  expect(existsSync(canary)).toBe(false)
})

/**
 * `history` and `baseline` as a user meets them: the bundle is started in a repository of three commits.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schemas } from '../packages/core/src/view/schemas.ts'

const launcher = fileURLToPath(new URL('../packages/cli/bin/milemark.js', import.meta.url))
let folder: string

const PLAN = `# Shop

## Task Breakdown

### Phase 1: Start

- [ ] Task 1.1: Spike (2d)
- [ ] Task 1.2: Service (3d, after 1.1)
- [ ] Task 1.3: Pages (2d, after 1.2)

## Milestones

- [ ] Milestone 1: Running (target 2026-10-20)
`

function commit(day: string, text: string): void {
  writeFileSync(join(folder, 'plan.md'), text)
  const env = { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_COMMITTER_DATE: `${day}T10:00:00Z`, GIT_AUTHOR_DATE: `${day}T10:00:00Z` }
  execFileSync('git', ['add', '-A'], { cwd: folder })
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '-qm', `of ${day}`], { cwd: folder, env })
}

function milemark(...args: string[]) {
  const { NO_COLOR: _n, FORCE_COLOR: _f, COLUMNS: _c, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], { cwd: folder, encoding: 'utf8', env, input: '' })
  return { status, stdout, stderr }
}

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'milemark-history-')))
  execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: folder })
  commit('2026-10-01', PLAN)
  execFileSync('git', ['tag', 'v1.0'], { cwd: folder })
  commit('2026-10-08', PLAN.replace('[ ] Task 1.1', '[x] Task 1.1'))
  commit(
    '2026-10-15',
    PLAN.replace('[ ] Task 1.1', '[x] Task 1.1')
      .replace('Service (3d', 'Service (5d')
      .replace(/- .*Pages.*\n/, ''),
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const AS_OF = ['--as-of', '2026-10-19']

test('the past of the plan, week by week', () => {
  const { status, stdout, stderr } = milemark('history', ...AS_OF)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/3 revisions, since 2026-10-01\. 1 of 2 tasks done\. ./)
  expect(stdout).toMatch(/2026-10-05 {2}█+░+ +1\/3 +1 done/)
  expect(stdout).toMatch(/re-estimated +1\.2 Service: 3d → 5d/)
  expect(milemark('history', '--task', '1.3').stdout).toMatch(/no longer in it[\s\S]*dropped[\s\S]*2026-10-15 +dropped/)
  expect(milemark('history', '--task', '9.9')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('There is and was no task “9.9”'),
  })
})

test('a baseline is set, listed and compared with', () => {
  expect(milemark('baseline', 'start')).toMatchObject({ status: 0, stdout: expect.stringContaining('Baseline start is commit') })
  expect(milemark('baseline', 'start')).toMatchObject({ status: 3, stderr: expect.stringContaining('There is a baseline “start” already') })
  expect(milemark('baseline', '--list').stdout).toMatch(/^start +2026-10-15/)
  const { stdout } = milemark('baseline', '--against', 'v1.0', ...AS_OF)
  expect(stdout).toMatch(/Against v1\.0: commit [0-9a-f]{8} of 2026-10-01\.\nFinish 2026-10-09 → 2026-10-23 \(10 working days later\)/)
  expect(stdout).toMatch(/1\.2 Service .*3d → 5d/)
  expect(stdout).toMatch(/1\.3 Pages +dropped/)
  expect(milemark('baseline', '--against', '--all')).toMatchObject({ status: 2 })
})

test.each([
  ['history', ['history', ...AS_OF]],
  ['baseline', ['baseline', '--against', '2026-10-03', 'plan.md', ...AS_OF]],
  ['baselines', ['baseline', '--list']],
])('%s keeps what its schema promises', (name, args) => {
  const { stdout, status } = milemark(...args, '--json')
  expect(status).toBe(0)
  const validate = new Ajv2020({ strict: false }).compile(schemas[name] as object)
  validate(JSON.parse(stdout))
  expect(validate.errors).toBeNull()
})

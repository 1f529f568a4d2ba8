/**
 * `forecast` and `risks` as a user meets them: the bundle is started.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schemas } from '../packages/core/src/view/schemas.ts'

const launcher = fileURLToPath(new URL('../packages/cli/bin/milemark.js', import.meta.url))
const PLAN = `# Bakery site

## Milestones

- [ ] M1: Orders arrive (1.2, target 2026-12-04)

## Task Breakdown

### Phase 1: Orders

- [ ] 1.1 Form (2-4d, @ana)
- [ ] 1.2 Mail to the shop (1/2/5d, after 1.1, @ben)
- [ ] 1.3 Opening hours

## Risks & Mitigation

| Risk | Likelihood | Impact | Mitigation |
| --- | --- | --- | --- |
| The mail of 1.2 may be delayed by 3 days | Medium | High | |
`

let folder: string
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'milemark-forecast-')))
  writeFileSync(join(folder, 'plan.md'), PLAN)
  writeFileSync(join(folder, 'notes.md'), '# Notes\n\nNothing to do.\n')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const environment = (): NodeJS.ProcessEnv => {
  const { NO_COLOR: _n, FORCE_COLOR: _f, COLUMNS: _c, ...env } = process.env
  return env
}
function milemark(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args, '--as-of', '2026-11-23'], {
    cwd: folder,
    encoding: 'utf8',
    env: environment(),
    input: '',
  })
  return { status, stdout, stderr }
}
function json(format: string, ...args: readonly string[]) {
  const found = JSON.parse(milemark(...args, '--json').stdout)
  const validate = new Ajv2020({ strict: false }).compile(schemas[format] as object)
  expect(validate(found), JSON.stringify(validate.errors)).toBe(true)
  return found
}

describe('forecast', () => {
  test('says dates with their chance, what moves them, and what it assumed', () => {
    const { status, stdout, stderr } = milemark('forecast', 'plan.md')
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^Bakery site\nAs of Mon 2026-11-23: four of five trials end by \w{3} 2026-/)
    for (const part of ['P50', 'P80', '◆ M1 Orders arrive', '2026-12-04', 'What moves the finish most', 'Buffer', 'Assumed', 'spread of'])
      expect(stdout).toContain(part)
  })

  test('as JSON, the same for the same seed', () => {
    const found = json('forecast', 'forecast', 'plan.md', '--trials', '500')
    expect(found).toMatchObject({ format: 'milemark/forecast@1', trials: 500, seed: 1, mode: 'people', problems: [] })
    expect(found.milestones[0]).toMatchObject({ key: 'milestone:M1', line: 5, target: '2026-12-05T00:00' })
    expect(json('forecast', 'forecast', 'plan.md', '--trials', '500')).toEqual(found)
    expect(json('forecast', 'forecast', 'plan.md', '--trials', '500', '--seed', '2').days).not.toEqual(found.days)
    expect(json('forecast', 'forecast', 'plan.md', '--mode', 'network').mode).toBe('network')
  })

  test('the speed so far stands beside it, once git has seen some weeks', () => {
    const git = (date: string, ...args: readonly string[]) =>
      spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', ...args], {
        cwd: join(folder, 'past'),
        env: { ...process.env, GIT_AUTHOR_DATE: `${date}T10:00:00Z`, GIT_COMMITTER_DATE: `${date}T10:00:00Z` },
      })
    mkdirSync(join(folder, 'past'))
    git('2026-10-05', 'init', '-qb', 'main')
    const days = ['2026-10-12', '2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16']
    for (const [done, day] of ['2026-10-05', ...days].entries()) {
      const tasks = Array.from({ length: 9 }, (_, at) => `- [${at < done ? 'x' : ' '}] 1.${at + 1} Step ${at + 1}`)
      writeFileSync(join(folder, 'past', 'plan.md'), `# Steps\n\n## Tasks\n\n${tasks.join('\n')}\n`)
      git(day, 'add', '-A')
      git(day, 'commit', '-qm', `step ${done}`)
    }
    const { throughput } = json('forecast', 'forecast', 'past/plan.md')
    expect(throughput).toMatchObject({ weeks: 6, perWeek: 1, open: 3, finish: { p50: '2026-12-14T00:00', p80: '2026-12-14T00:00' } })
    expect(milemark('forecast', 'past/plan.md').stdout).toContain('Without estimates')
    const { forecasts } = json('history', 'history', 'past/plan.md')
    expect(forecasts.length).toBeGreaterThan(3)
    expect(forecasts.at(-1).finish.p50 <= forecasts.at(-1).finish.p80).toBe(true)
  })

  test.each([
    [['--trials', '0'], 'Write a whole number from 1.'],
    [['--trials', '9999999'], 'More than 1000000 say no more.'],
    [['--seed', 'x'], 'Write a whole number.'],
    [['--mode', 'both'], 'Allowed choices are people, network.'],
  ])('wrong options end with 2: %s', (options, message) => {
    const { status, stderr } = milemark('forecast', 'plan.md', ...options)
    expect([status, stderr.includes(message)]).toEqual([2, true])
  })

  test('a document without tasks ends with 7', () => {
    expect(milemark('forecast', 'notes.md')).toMatchObject({ status: 7, stdout: '' })
    expect(milemark('risks', 'notes.md').status).toBe(7)
  })
})

describe('risks', () => {
  test('says what each costs, and what was assumed for it', () => {
    const { status, stdout } = milemark('risks', 'plan.md')
    expect(status).toBe(0)
    expect(stdout).toMatch(/ d {2}The mail of 1\.2 may be delayed by 3 days \(line 19\)/)
    expect(stdout).toContain('30 %, + 3 working days on 1.2:')
    expect(stdout).toContain('assumed: medium likelihood is 30 %')
  })

  test('as JSON', () => {
    const [risk] = json('risks', 'risks', 'plan.md').risks
    expect(risk).toMatchObject({ line: 19, chance: 0.3, effect: '+ 3 working days on 1.2' })
    expect(risk.costDays).toBeGreaterThan(0)
  })
})

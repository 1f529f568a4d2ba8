/**
 * The past of documents in small repositories: what is read, what is kept, and what is said to be missing.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { disk } from '../save/port.ts'
import { stateFolder } from '../save/state-folder.ts'
import { gitIn, testRepository } from '../testing/repository.ts'
import { baselines, setBaseline } from './baseline.ts'
import { documentHistory } from './document-history.ts'

const repository = testRepository()
const { at, write, git, commit, outside } = repository
const OPTIONS = { asOf: '2026-01-20' }

const plan = (...tasks: string[]): string => `# Shop\n\n## Task Breakdown\n\n### Phase 1: Start\n\n${tasks.join('\n')}\n`
const A = '- [ ] Task 1.1: Spike (2d)'
const B = '- [ ] Task 1.2: Service (3d)'
const done = (line: string): string => line.replace('[ ]', '[x]')

function save(text: string | Uint8Array, subject?: string): string {
  write('plan.md', text)
  return commit(subject)
}

const events = async (): Promise<string[]> =>
  (await documentHistory(at('plan.md'), OPTIONS)).history.tasks.map(
    ({ id, events: all }) => `${id}: ${all.map(({ what }) => what).join(', ')}`,
  )

const cacheFile = (): string => join(stateFolder(disk, at('plan.md')).folder, 'history.jsonl')

describe('what is read', () => {
  test('each text once, and none the second time', async () => {
    save(plan(A))
    save(plan(done(A), B))
    save(plan(A))
    const first = await documentHistory(at('plan.md'), OPTIONS)
    expect(first.read).toBe(2)
    const second = await documentHistory(at('plan.md'), OPTIONS)
    expect(second.read).toBe(0)
    expect(second.history).toEqual(first.history)
    save(plan(A, B, B.replace('1.2', '1.3')))
    expect((await documentHistory(at('plan.md'), OPTIONS)).read).toBe(1)
  })

  test('a damaged or foreign cache is made again', async () => {
    save(plan(A))
    save(plan(done(A)))
    const { history } = await documentHistory(at('plan.md'), OPTIONS)
    const whole = readFileSync(cacheFile(), 'utf8')
    for (const text of ['', 'x', whole.slice(0, -20), whole.replace('"Spike"', '7'), whole.replace('"made":"', '"made":"0')]) {
      writeFileSync(cacheFile(), text)
      const again = await documentHistory(at('plan.md'), OPTIONS)
      expect(again.read).toBe(2)
      expect(again.history).toEqual(history)
      expect(readFileSync(cacheFile(), 'utf8')).toBe(whole)
    }
  })

  test('the file as it stands is the last revision where it differs', async () => {
    save(plan(A))
    write('plan.md', plan(done(A)))
    const { history } = await documentHistory(at('plan.md'), OPTIONS)
    expect(history.revisions.map(({ commit: id }) => id === null)).toEqual([false, true])
    expect(await events()).toEqual(['1.1: appeared, done'])
    write('plan.md', plan(A).replaceAll('\n', '\r\n'))
    expect((await documentHistory(at('plan.md'), OPTIONS)).history.revisions).toHaveLength(1)
  })

  test('the finish as scheduled and forecast, kept too', async () => {
    save(plan(A, B))
    const days: string[] = []
    const forecast = (_: unknown, day: string) => {
      days.push(day)
      return { finish: { p50: '2026-01-12', p80: '2026-01-14' }, milestones: [] }
    }
    const run = async () => (await documentHistory(at('plan.md'), { ...OPTIONS, forecast, forecastFormat: '1' })).history
    const first = await run()
    expect(first.points[0]?.scheduled).toMatch(/^2026-01-0\dT|^2026-01-1\dT/)
    expect(first.forecasts).toMatchObject([{ finish: { p50: '2026-01-12' } }])
    expect(await run()).toEqual(first)
    expect(days).toEqual(['2026-01-05'])
  })
})

describe('revisions that are not whole', () => {
  test('are named and passed over', async () => {
    save(plan(A), 'whole')
    save(Buffer.from([0x23, 0xe9, 0x0a]), 'bytes')
    save(`<<<<<<< HEAD\n${plan(A)}=======\n>>>>>>> other\n`, 'conflict')
    repository.remove('plan.md')
    commit('removed')
    save(plan(done(A)), 'back')
    const { history } = await documentHistory(at('plan.md'), OPTIONS)
    expect(history.skipped.map(({ subject, reason }) => `${subject}: ${reason}`)).toEqual([
      'bytes: it is not valid UTF-8',
      'conflict: line 1 is a mark of a merge conflict that was not resolved',
      'removed: it took the document away',
    ])
    expect(await events()).toEqual(['1.1: appeared, done'])
  })
})

describe('what is missing is said', () => {
  test('no repository, no commit', async () => {
    write('../alone.md', plan(A))
    const { history } = await documentHistory(outside('alone.md'), OPTIONS)
    expect(history.missing).toEqual([expect.stringContaining('lies in no git repository')])
    expect(history.points).toMatchObject([{ total: 1, done: 0 }])
    write('plan.md', plan(A))
    expect((await documentHistory(at('plan.md'), OPTIONS)).history.missing).toEqual([expect.stringContaining('was never committed')])
  })

  test('a shallow clone', async () => {
    save(plan(A))
    save(plan(done(A)))
    gitIn(outside(), 'clone', '-q', '--depth', '1', `file://${at()}`, 'clone')
    const { history } = await documentHistory(outside('clone', 'plan.md'), OPTIONS)
    expect(history.missing).toEqual([expect.stringContaining('This clone is shallow')])
    expect(history.revisions).toHaveLength(1)
  })
})

describe('baselines', () => {
  test('are set once, on what is committed, under a name that git can keep', async () => {
    const head = save(plan(A))
    expect(await setBaseline(at('plan.md'), 'v1.0')).toMatchObject({ ok: true, name: 'v1.0', commit: head })
    expect(git('rev-parse', 'milemark/baseline/v1.0').trim()).toBe(head)
    expect(await setBaseline(at('plan.md'), 'v1.0')).toMatchObject({ ok: false, code: 'exists' })
    for (const name of ['', '-d', 'a b', 'x..y', '../x', 'a.lock', '@{0}'])
      expect(await setBaseline(at('plan.md'), name), name).toMatchObject({ ok: false, code: 'bad-name' })
    write('plan.md', plan(B))
    expect(await setBaseline(at('plan.md'), 'v2')).toMatchObject({ ok: false, code: 'changed' })
    expect(await setBaseline(at('plan.md'), 'v2', { changed: 'accepted' })).toMatchObject({ ok: true, commit: head })
    expect(baselines(at('plan.md')).map(({ name }) => name)).toEqual(['v1.0', 'v2'])
  })
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EditRequest, PlanAt } from '@milemark/core'
import { readPlan } from '@milemark/core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { claimNext, giveBack } from './claim-next.ts'
import type { Clock } from './claims.ts'
import { claimsAt, keepInStep } from './claims.ts'
import { claimsKept } from './claims-kept.ts'
import { heldProblem } from './held-task.ts'
import { disk } from './save/port.ts'

const asOf = '2026-11-23'
let folder = ''
let seconds = 0
let boot: string | null = 'first'
const clock: Clock = {
  now: () => new Date(Date.UTC(2026, 10, 23) + seconds * 1000),
  uptime: () => seconds,
  get boot() {
    return boot
  },
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milemark-claims-'))
  mkdirSync(join(folder, '.git'))
  seconds = 0
  boot = 'first'
})
afterEach(() => rmSync(folder, { recursive: true }))

const plan = (text: string): PlanAt => {
  const path = join(folder, 'plan.md')
  writeFileSync(path, text)
  return { path, plan: readPlan(text, { asOf }) }
}
const TEXT = '## Tasks\n- [ ] 1.1 Parse\n- [ ] 1.2 Print\n- [ ] 1.3 Sum up (after 1.1)\n'

const take = async (at: PlanAt, actor: string): Promise<string | null> => {
  const result = await claimNext([at], { asOf, actor, minutes: 30, clock })
  return result.ok ? (result.row?.key ?? null) : `refused ${result.code}`
}

describe('claims', () => {
  test('two agents never get the same task, and one gets his again', async () => {
    const at = plan(TEXT)
    expect(await take(at, 'al')).toBe('1.1')
    expect(await take(at, 'bo')).toBe('1.2')
    expect(await take(at, 'al')).toBe('1.1')
    expect(await take(at, 'cy')).toBe(null)
  })

  test('many at the same moment get different tasks', async () => {
    const at = plan(`## Tasks\n${Array.from({ length: 20 }, (_, index) => `- [ ] 1.${index + 1} Part ${index}`).join('\n')}\n`)
    const taken = await Promise.all(Array.from({ length: 20 }, (_, index) => take(at, `agent-${index}`)))
    expect(new Set(taken).size).toBe(20)
  })

  test('a lease ends, is renewed by work, and is no matter of the clock on the wall', async () => {
    const at = plan(TEXT)
    await take(at, 'al')
    seconds = 29 * 60
    await keepInStep(at.path, 'al', { over: [], free: [] }, { clock })
    seconds = 58 * 60
    expect(await take(at, 'bo')).toBe('1.2')
    seconds = 60 * 60
    expect(claimsAt(folder, { clock }).map(({ key, isLive }) => [key, isLive])).toEqual([
      ['1.1', false],
      ['1.2', true],
    ])
    expect(await take(at, 'cy')).toBe('1.1')
  })

  test('after a new start of the machine the wall clock decides', async () => {
    const at = plan(TEXT)
    await take(at, 'al')
    boot = 'second'
    seconds = 10 * 60
    expect(claimsAt(folder, { clock })[0]?.isLive).toBe(true)
    seconds = 31 * 60
    expect(claimsAt(folder, { clock })[0]?.isLive).toBe(false)
  })

  test('what is over or given back is nobody’s', async () => {
    const at = plan(TEXT)
    await take(at, 'al')
    await take(at, 'bo')
    await keepInStep(at.path, 'al', { over: [], free: ['1.1'] }, { clock })
    expect(claimsAt(folder, { clock }).map(({ key }) => key)).toEqual(['1.2'])
    const given = await giveBack([at.path], 'bo', 'all', { clock })
    expect(given.ok && given.released.map(({ key }) => key)).toEqual(['1.2'])
    expect(claimsAt(folder, { clock })).toEqual([])
  })

  test('what is done in one work tree is not given out in another, until that was told long enough', async () => {
    const at = plan(TEXT)
    const other = join(folder, 'other')
    mkdirSync(join(folder, '.git', 'worktrees', 'other'), { recursive: true })
    writeFileSync(join(folder, '.git', 'worktrees', 'other', 'commondir'), '../..')
    mkdirSync(other)
    writeFileSync(join(other, '.git'), `gitdir: ${join(folder, '.git', 'worktrees', 'other')}`)
    writeFileSync(join(other, 'plan.md'), TEXT)
    const there: PlanAt = { path: join(other, 'plan.md'), plan: at.plan }
    await take(at, 'al')
    await keepInStep(at.path, 'al', { over: ['1.1'], free: [] }, { clock })
    expect(await take(there, 'bo')).toBe('1.2')
    // In the work tree where it was done, the document itself says so; opened by hand, it is free again.
    expect(await take(at, 'cy')).toBe('1.1')
    await keepInStep(at.path, 'cy', { over: ['1.1'], free: [] }, { clock })
    seconds = 15 * 24 * 3600
    expect(await take(there, 'dee')).toBe('1.1')
  })

  test('outside of a repository, claims of one folder do not stand in for those of another', async () => {
    rmSync(join(folder, '.git'), { recursive: true })
    const environment = { MILEMARK_STATE: join(folder, 'state') }
    const at = (name: string): PlanAt => {
      mkdirSync(join(folder, name))
      const path = join(folder, name, 'plan.md')
      writeFileSync(path, '## Tasks\n- [ ] 1.1 Parse\n')
      return { path, plan: readPlan('## Tasks\n- [ ] 1.1 Parse\n', { asOf }) }
    }
    const plans = [at('a'), at('b')]
    const taken = async (actor: string) => {
      const result = await claimNext(plans, { asOf, actor, minutes: 30, clock, environment })
      return result.ok ? (result.row?.path ?? null) : result.code
    }
    expect([await taken('al'), await taken('bo'), await taken('cy')]).toEqual([plans[0]?.path, plans[1]?.path, null])
  })

  test('nothing is taken from a document that has changed since it was read', async () => {
    const at = plan(TEXT)
    writeFileSync(at.path, TEXT.replace('[ ] 1.1', '[x] 1.1'))
    expect(await take(at, 'al')).toBe('refused stale')
  })
})

describe('tasks of another agent', () => {
  test('are named with who holds them and until when, however they are named', async () => {
    const at = plan(TEXT)
    await take(at, 'al')
    const problem = (actor: string, ...requests: EditRequest[]) => heldProblem(at, actor, requests, { clock })?.message ?? null
    const taken = '1.1 “Parse” is taken by al until 2026-11-23 00:30 UTC; nothing was changed.'
    expect(problem('bo', { do: 'state', task: '1.2', state: 'done' }, { do: 'set', task: 'parse', values: { due: null } })).toBe(taken)
    expect(problem('bo', { do: 'link', from: '1.2', to: '1.1' })).toBe(taken)
    expect(problem('bo', { do: 'link', from: '1.1', to: '1.2' })).toBe(null)
    expect(problem('al', { do: 'remove', task: '1.1' })).toBe(null)
    seconds = 31 * 60
    expect(problem('bo', { do: 'remove', task: '1.1' })).toBe(null)
  })

  test('are told no longer to be over when that is taken back', async () => {
    const at = plan(TEXT)
    await take(at, 'al')
    const state = (from: string, to: string) =>
      claimsKept(at.path, 'al', [{ what: 'changed', kind: 'task', key: '1.1', title: 'Parse', field: 'state', from, to, derived: false }], {
        clock,
      })
    await state('todo', 'done')
    expect(claimsAt(folder, { clock })).toMatchObject([{ key: '1.1', finishedIn: folder }])
    await state('done', 'doing')
    expect(claimsAt(folder, { clock })).toEqual([])
  })

  test('claims that cannot be written are said to be behind', async () => {
    const at = plan(TEXT)
    await take(at, 'al')
    const mkdir = () => {
      throw Object.assign(new Error('read-only'), { code: 'EROFS' })
    }
    const said = await claimsKept(at.path, 'al', [], { clock, port: { ...disk, mkdir } })
    expect(said).toMatch(/could not be kept in step \(MM-IO\); the edit itself is saved/)
  })
})

import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPlan } from '@milemark/core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approve } from './approval.ts'
import { baseOf, refusedByBase } from './approved-by-base.ts'
import type { Proof, ProofGround } from './proofs.ts'
import { findProofs, proofGround, proofsOf } from './proofs.ts'
import { copyFor, prove } from './prove.ts'
import { NO_SANDBOX } from './sandbox.ts'

let folder: string
let root: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'milemark-proofs-')))
  root = join(folder, 'repo')
  mkdirSync(join(root, 'scripts'), { recursive: true })
  git('init', '-q', '-b', 'main', '.')
  write({ 'plan.md': PLAN, 'scripts/check.sh': 'echo checked\n', 'src.txt': 'one\n' })
  commit()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const PLAN = `# Shop

## Task Breakdown

- [ ] 1.1 Import works (bash scripts/check.sh)
- [ ] 1.2 Export works (bash scripts/check.sh out)

## Development Setup

1. Fetch it: \`git clone https://example.org/shop\`
2. Go there: \`cd scripts\`
3. Build it: \`make all\`
`

const write = (files: Readonly<Record<string, string>>) => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text)
}
const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: root, stdio: 'ignore' })
const commit = () => {
  git('add', '-A')
  git('commit', '-qm', 'a')
}

function look(at = root): { ground: ProofGround; proofs: Proof[] } {
  const found = proofGround(join(at, 'plan.md'), { environment: { XDG_STATE_HOME: join(folder, 'state') }, sandbox: NO_SANDBOX })
  if (!found.ok) throw new Error(found.message)
  const { ground } = found
  const plan = readPlan(readFileSync(join(at, 'plan.md'), 'utf8'), { asOf: '2026-11-23' })
  return { ground, proofs: proofsOf(plan, ground, { network: false, pass: [], timeoutMs: 20_000, packages: 'copied' }) }
}

async function run(number: number) {
  const { ground, proofs } = look()
  const proof = proofs[number - 1] as Proof
  const copied = await copyFor(ground, [proof])
  if (!copied.ok) throw new Error(copied.message)
  const proved = await prove(proof, ground, { copy: copied.copy, by: 'me', version: '0' })
  await copied.copy.remove()
  return proved
}

const states = () => look().proofs.map(({ state, why }) => (why === null ? state : `${state}: ${why}`))

describe('what is known of a command', () => {
  test('set-up first, then tasks; a folder that is changed to holds for what follows', () => {
    expect(look().proofs.map(({ item }) => `${item.number} ${item.kind} ${item.task} ${item.cwd} ${item.command}`)).toEqual([
      '1 setup null  git clone https://example.org/shop',
      '2 setup null scripts make all',
      '3 verify 1.1  bash scripts/check.sh',
      '4 verify 1.2  bash scripts/check.sh out',
    ])
    expect(look().proofs.map(({ item }) => item.apart !== null)).toEqual([true, false, false, false])
  })

  test('ask, never, holds, stale; an edited script is asked about again, and its green is gone', async () => {
    expect(states()[2]).toBe('ask')
    const { ground, proofs } = look()
    approve((proofs[2] as Proof).asked, ground.place)
    expect(states().slice(2)).toEqual(['never', 'ask'])
    expect(await run(3)).toMatchObject({ state: 'holds', unkept: null, result: { tail: 'checked\n' } })
    expect(states()[2]).toBe('holds')
    expect(look().proofs[2]?.evidence).toMatchObject({ exit: 0, by: 'me', sandbox: 'none', net: true, dirty: false, covers: ['*'] })
    write({ 'plan.md': PLAN.replace('[ ] 1.1', '[x] 1.1') })
    expect(states()[2]).toBe('holds')
    write({ 'src.txt': 'two\n' })
    expect(states()[2]).toBe('stale: stale: 1 of 2 inputs changed: src.txt')
    write({ 'src.txt': 'one\n', 'scripts/check.sh': 'curl evil\n' })
    expect(states()[2]).toBe('ask: what it calls was changed since it ran')
  })

  test('an edited command loses its green', async () => {
    await run(3)
    write({ 'plan.md': PLAN.replace('check.sh)', 'check.sh --all)') })
    expect(states()[2]).toBe('ask: the command was changed since it ran')
  })

  test('a copy of the repository elsewhere is approved by nobody', () => {
    const { ground, proofs } = look()
    approve((proofs[2] as Proof).asked, ground.place)
    cpSync(root, join(folder, 'copy'), { recursive: true })
    expect([look().proofs[2]?.approved, look(join(folder, 'copy')).proofs[2]?.approved]).toEqual([true, false])
  })

  test('what no screen shows is never started', () => {
    write({ 'plan.md': PLAN.replace('check.sh out', 'check.sh \u202eout') })
    expect(look().proofs[3]).toMatchObject({ state: 'ask', item: { refused: expect.stringContaining('no screen') } })
  })

  test('a script that changes while a person reads it is not run', async () => {
    const { ground, proofs } = look()
    write({ 'scripts/check.sh': 'echo other\n' })
    expect(await copyFor(ground, [proofs[2] as Proof])).toMatchObject({ ok: false, message: expect.stringContaining('changed meanwhile') })
  })

  test('found by number, task, words', () => {
    const { proofs } = look()
    const numbers = (word: string) => findProofs(proofs, word).map(({ item }) => item.number)
    expect([numbers('2'), numbers('1.2'), numbers('make'), numbers('nothing')]).toEqual([[2], [4], [2], []])
  })
})

describe('approved by the base', () => {
  const refused = () => {
    const { ground, proofs } = look()
    const base = baseOf(ground, 'main', '2026-11-23')
    return base && proofs.slice(2).map((proof) => refusedByBase(proof, base))
  }

  test('what stands there to the last byte, and nothing else', () => {
    git('checkout', '-qb', 'change')
    expect(refused()).toEqual([null, null])
    write({ 'plan.md': PLAN.replace('check.sh out', 'check.sh  out') })
    commit()
    expect(refused()).toEqual([null, 'the base does not hold this command'])
    write({ 'scripts/check.sh': 'echo other\n' })
    expect(refused()?.[0]).toBe('what it calls differs from the base')
  })

  test('a document or a base that is not there approves nothing', () => {
    git('checkout', '-qb', 'change')
    const { ground } = look()
    expect(baseOf({ ...ground, document: 'other.md' }, 'main', '2026-11-23')?.held.size).toBe(0)
    expect([baseOf(ground, 'nowhere', '2026-11-23'), baseOf(ground, '--output=x', '2026-11-23')]).toEqual([null, null])
  })
})

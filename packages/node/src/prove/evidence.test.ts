import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contents, coversOf, inputs } from './coverage.ts'
import type { Evidence } from './evidence.ts'
import { freshness, inputsHash, keepEvidence, latest, readEvidence } from './evidence.ts'

let root: string
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'milemark-evidence-')))
  mkdirSync(join(root, '.git'))
  mkdirSync(join(root, 'src'))
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(root, name), text)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const FILES = { 'src/a.ts': 'a', 'src/b.ts': 'b', 'package-lock.json': '{}', 'plan.md': '- [ ] 1.1 First' }
const NAMES = Object.keys(FILES).sort()

function made(more: Partial<Evidence> = {}, covers: readonly string[] = ['*']): Evidence {
  const files = inputs(covers, contents(root, NAMES))
  return {
    ...{ v: 1, claim: 'c', kind: 'command', check: 'k', oracle: 'o', inputs: inputsHash(files), covers, files, state: 'holds', exit: 0 },
    ...{ ms: 5, out: 'x', tail: '', tool: {}, os: 'linux-x64', sandbox: 'none', net: false, tree: null, dirty: false, by: 'me' },
    at: '2026-11-23T10:00:00.000Z',
    ...more,
  }
}

const why = (evidence: Evidence, files = NAMES): string => {
  const found = freshness(evidence, contents(root, files))
  return found.fresh ? 'holds' : found.why
}

describe('freshness', () => {
  test('holds until the content of an input changes, and names it', () => {
    const evidence = made()
    expect(why(evidence)).toBe('holds')
    writeFileSync(join(root, 'src/a.ts'), 'a')
    expect(why(evidence)).toBe('holds')
    writeFileSync(join(root, 'src/a.ts'), 'changed')
    rmSync(join(root, 'package-lock.json'))
    expect(why(evidence)).toBe('stale: 2 of 3 inputs changed: package-lock.json, src/a.ts')
  })

  test('a box that is ticked is bookkeeping', () => {
    const evidence = made()
    writeFileSync(join(root, 'plan.md'), '- [x] 1.1 First')
    expect(why(evidence)).toBe('holds')
  })

  test('a new file counts where everything is covered, and only there', () => {
    const [all, one] = [made(), made({}, ['src/a.ts'])]
    writeFileSync(join(root, 'src/c.ts'), 'c')
    expect([why(all, [...NAMES, 'src/c.ts']), why(one, [...NAMES, 'src/c.ts'])]).toEqual([
      'stale: 1 of 3 inputs changed: src/c.ts',
      'holds',
    ])
  })

  test('without the digests of single files it is still known that something changed', () => {
    const evidence = made({ files: null })
    expect(why(evidence)).toBe('holds')
    writeFileSync(join(root, 'src/a.ts'), 'changed')
    expect(why(evidence)).toBe('stale: some of 3 inputs changed')
  })
})

test.each([
  [[], ['*']],
  [['src/a.ts'], ['scripts/x.sh', 'src/a.ts']],
  [['src'], ['scripts/x.sh', 'src']],
  [['src/gone.ts', 'src/a.ts'], ['*']],
  [['plan.md'], ['*']],
])('paths %j of a bullet cover %j', (named, expected) =>
  expect(coversOf(named, ['scripts/x.sh', 'none.sh'], [...NAMES, 'scripts/x.sh'])).toEqual(expected),
)

describe('the file', () => {
  const file = () => join(root, '.git/milemark/evidence.jsonl')

  test('is appended to, for this user alone', async () => {
    await keepEvidence(root, made())
    await keepEvidence(root, made({ state: 'broken' }))
    expect(readEvidence(root).map(({ state }) => state)).toEqual(['holds', 'broken'])
    expect(latest(readEvidence(root), 'c')?.state).toBe('broken')
    expect(statSync(file()).mode & 0o777).toBe(0o600)
  })

  test('torn and foreign lines are passed over, and what follows them is whole', async () => {
    await keepEvidence(root, made())
    appendFileSync(file(), '{"v":2,"claim":"later"}\nnull\n{"v":1,"claim":"torn","che')
    await keepEvidence(root, made({ claim: 'after' }))
    expect(readEvidence(root).map(({ claim }) => claim)).toEqual(['c', 'after'])
  })

  test('does not grow without end: what was replaced goes first', async () => {
    for (let at = 0; at < 8; at++)
      await keepEvidence(root, made({ tail: 'x'.repeat(500), claim: at % 2 === 0 ? 'even' : 'odd' }), { mostBytes: 5_000 })
    expect(readFileSync(file()).length).toBeLessThanOrEqual(5_000)
    expect(readEvidence(root).some(({ claim }) => claim === 'even')).toBe(true)
    expect(latest(readEvidence(root), 'odd')).not.toBe(null)
  })
})

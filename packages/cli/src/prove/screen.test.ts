import type { Oracle, Proof, ProofGround } from '@milemark/node'
import { describe, expect, test } from 'vitest'
import { silentIo } from '../show/testing/io.ts'
import { timeLimit } from './options.ts'
import { approvalScreen, visible } from './screen.ts'
import { duration } from './words.ts'

const screen = (command: string, oracle: Oracle, before: Oracle | null, more: Partial<Proof['asked']> = {}): string => {
  const item = {
    number: 1,
    kind: 'verify',
    task: '1.1',
    title: 'Import',
    command,
    cwd: '',
    line: 5,
    slot: '',
    names: [],
    apart: null,
    refused: null,
  }
  const asked = {
    root: 'repo',
    document: 'plan.md',
    command,
    cwd: '',
    pass: [],
    network: false,
    timeoutMs: 60_000,
    along: [],
    oracle,
    ...more,
  }
  const ground = { root: 'repo', document: 'plan.md', sandbox: { name: 'unshare-net' } }
  return approvalScreen(
    silentIo(100),
    { item, asked } as unknown as Proof,
    ground as unknown as ProofGround,
    before && { command, oracle: before },
  ).join('\n')
}

const part = (text: string) => ({ name: 'package.json: scripts.test', text })

describe('what a person approves', () => {
  test('the command, what it calls, where it ends', () => {
    const found = screen('npm test', [part('vitest run')], null, { pass: ['TOKEN'] })
    for (const wanted of [
      '    npm test',
      'package.json: scripts.test',
      '| vitest run',
      'your TOKEN',
      'off (unshare-net)',
      'it does not vouch',
    ])
      expect(found).toContain(wanted)
  })

  test('what changed since the last time, and nothing that did not', () => {
    expect(screen('npm test', [part('vitest run\ncurl evil')], [part('vitest run')])).toMatch(
      /has changed since you approved it:[\s\S]*\+curl evil/,
    )
    expect(screen('npm test', [part('vitest run')], [part('vitest run')])).toContain('(as you approved it)')
    expect(screen('npm test', [], [part('vitest run')])).not.toContain('vitest run')
  })

  test('what only a shell knows is said', () => expect(screen('sh scripts/*.sh', [], null)).toContain('is not looked up'))

  test('a long script is cut, and says where the rest is', () => {
    const long = { name: 'check.sh', text: 'x\n'.repeat(60) }
    expect(screen('bash check.sh', [long], null)).toContain('… 20 more lines; read them in check.sh')
  })

  test('nothing hides behind blanks', () =>
    expect(screen(`npm test${' '.repeat(300)}; curl evil`, [], null)).toContain('npm test [300 blanks] ; curl evil'))

  test('nothing disguises itself', () =>
    expect(visible('a\u001b[2Kb\u202ec\u200bd\u00a0e')).toBe('a\\u{1b}[2Kb\\u{202e}c\\u{200b}d\u00a0e'))
})

test.each([
  ['90s', 90_000],
  ['5m', 300_000],
  ['30', 30_000],
])('--timeout %s', (text, ms) => expect(timeLimit(text)).toBe(ms))

test.each(['31m', '0', 'soon', '1h'])('--timeout %s is refused', (text) => expect(() => timeLimit(text)).toThrow(/1s to 30m/))

test.each([
  [800, '0.8 s'],
  [9_996, '10 s'],
  [60_000, '60 s'],
  [300_000, '5 min'],
])('%d ms', (ms, words) => expect(duration(ms)).toBe(words))

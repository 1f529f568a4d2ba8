import type { LinkRow } from '@milemark/core'
import { describe, expect, test } from 'vitest'
import { forest } from './graph/tree.ts'
import { graphLines } from './graph.ts'
import { silentIo } from './testing/io.ts'
import { link, shop, task, until, viewOf } from './testing/view.ts'

const lines = (ids: string, links: readonly LinkRow[]): string[] => {
  const tasks = ids.split(' ').map((id) => task(id.replace('!', ''), 'Work', { critical: id.endsWith('!') }))
  return graphLines(silentIo(60), viewOf({ tasks, links }), 'plan.md')
}

describe('lines', () => {
  test('a document', () => {
    expect(graphLines(silentIo(60), shop(), 'plan.md')).toEqual([
      '',
      '✓ 1.1 Spike',
      '● 1.2 Service                                     2026-11-25',
      '○ 2.2 Texts                                       2026-11-26',
      '',
      'As a whole   Phase 1 → Phase 2 (assumed) · Phase 2 → M2',
      '',
      'In no order  2.1 Cart page',
    ])
  })

  test('branches stand below their task, and the chain goes on below them', () => {
    const links = [link('1', '2'), link('1', '3'), link('2', '4'), link('4', '5'), link('3', '6'), link('6', '7'), link('5', '7')]
    expect(lines('1 2 3 4 5 6 7', links)).toEqual([
      '',
      '○ 1 Work',
      '├─○ 2 Work',
      '│ ○ 4 Work',
      '│ ○ 5 Work',
      '○ 3 Work',
      '○ 6 Work',
      '○ 7 Work  ← 5',
    ])
  })

  test('critical work keeps to the chain', () => {
    expect(lines('1! 2 3! 4', [link('1', '2'), link('1', '3'), link('2', '4')])).toEqual([
      '',
      '● 1 Work',
      '├─○ 2 Work',
      '│ ○ 4 Work',
      '● 3 Work',
    ])
  })

  test('what is not plain is said', () => {
    const links = [link('1', '2', { lag: 16 }), link('1', '3', { type: 'SS' }), link('1', '4', { stated: false })]
    expect(lines('1 2 3 4', links)).toEqual([
      '',
      '○ 1 Work',
      '├─○ 2 Work  ← 1 + 2 d',
      '├─○ 3 Work  ← starts with 1',
      '○ 4 Work  ← 1 (assumed)',
    ])
  })

  test('neighbours are a range', () => {
    const links = [...['1', '2', '3', '4', '6'].map((id) => link(id, '7')), link('1', '2')]
    expect(lines('1 2 3 4 5 6 7', links).filter((line) => line.includes('7 '))).toEqual(['○ 7 Work  ← 2-4, 6'])
  })

  test('a circle is opened at its first task', () => {
    expect(lines('1 2 3', [link('1', '2'), link('2', '3'), link('3', '1')])).toEqual(['', '○ 1 Work  ← 3', '○ 2 Work', '○ 3 Work'])
    expect(lines('1', [link('1', '1')])).toEqual(['', '○ 1 Work  ← 1'])
  })
})

describe('a forest', () => {
  const count = 20_000
  const tasks = Array.from({ length: count }, (_, at) => task(String(at), 'Work', { finish: until('2026-11-23') + at }))

  test('of one long chain does not overflow', () => {
    const { roots } = forest(
      tasks,
      tasks.slice(1).map((_, at) => link(String(at), String(at + 1))),
    )
    expect(roots).toHaveLength(1)
    let length = 0
    for (let node = roots[0] ?? null; node !== null; node = node.next) length++
    expect(length).toBe(count)
  })

  test('holds every task once', () => {
    const links = tasks.slice(1).flatMap((_, at) => [link(String(at >> 1), String(at + 1)), link(String(at >> 2), String(at + 1))])
    const { roots, alone } = forest(tasks, links)
    const nodes = [...roots]
    for (const node of nodes) nodes.push(...node.branches, ...(node.next ? [node.next] : []))
    expect(new Set(nodes.map(({ task }) => task.key)).size + alone.length).toBe(count)
    expect(nodes.length + alone.length).toBe(count)
  })
})

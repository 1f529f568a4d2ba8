import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Graph } from './graph.ts'
import { components, depths, reached, shortestWay } from './graph.ts'

/** `a>b c>d`: letters are nodes in order of the alphabet. */
function graph(edges: string): Graph {
  const node = (letter: string | undefined) => (letter ?? 'a').charCodeAt(0) - 97
  const pairs = edges.split(' ').map((edge) => [node(edge[0]), node(edge[2])] as const)
  const size = Math.max(...pairs.flat()) + 1
  return { size, out: Array.from({ length: size }, (_, from) => pairs.filter((pair) => pair[0] === from).map((pair) => pair[1])) }
}

const nodes = (size: number) => Array.from({ length: size }, (_, node) => node)
const countAll = (of: Graph) => reached(of, components(of), nodes(of.size), () => 1)

describe('components', () => {
  test('a chain has one component for each node, sinks first', () => {
    expect(components(graph('a>b b>c')).members).toEqual([[2], [1], [0]])
  })

  test('a circle is one component, whatever hangs on it', () => {
    const found = components(graph('a>b b>c c>d d>b d>e'))
    expect(found.members.map((members) => [...members].sort())).toEqual([[4], [1, 2, 3], [0]])
  })

  test('a chain of 100,000 does not overflow the stack', () => {
    const out = Array.from({ length: 100_000 }, (_, node) => (node < 99_999 ? [node + 1] : []))
    expect(components({ size: out.length, out }).members.length).toBe(100_000)
  })
})

describe('reached', () => {
  const cases: readonly (readonly [string, readonly number[]])[] = [
    ['a>b b>c', [2, 1, 0]],
    ['a>b a>c b>d c>d', [3, 1, 1, 0]],
    ['a>b b>a b>c', [2, 2, 0]],
  ]
  test.each(cases)('%s', (edges, expected) => expect(countAll(graph(edges))).toEqual(expected))

  test('equals a search from every node', () => {
    const arbitrary = fc
      .integer({ min: 1, max: 60 })
      .chain((size) =>
        fc.array(fc.array(fc.nat({ max: size - 1 }), { maxLength: 3 }), { minLength: size, maxLength: size }).map((out) => ({ size, out })),
      )
    fc.assert(
      fc.property(arbitrary, (any) => {
        expect(countAll(any)).toEqual(nodes(any.size).map((from) => searched(any, from)))
      }),
      { seed: 7, numRuns: 200 },
    )
  })
})

function searched(of: Graph, from: number): number {
  const seen = new Set([from])
  for (const node of seen) for (const target of of.out[node] ?? []) seen.add(target)
  return seen.size - 1
}

test('depths are the longest way to a node', () => {
  const found = graph('a>b b>c a>c d>c e>e')
  expect([...depths(found, components(found), () => 1)]).toEqual([0, 1, 2, 0, 0])
})

describe('shortestWay', () => {
  const node = (letter: string) => letter.charCodeAt(0) - 97
  test.each([
    ['a>b b>c c>a', 'c', 'a', 'ca'],
    ['a>b b>c c>d d>a b>d', 'b', 'a', 'bda'],
    ['a>b b>c', 'a', 'c', null],
  ])('in %s from %s to %s: %s', (edges, from, to, expected) => {
    const any = graph(edges)
    const way = shortestWay(any, components(any).of, node(from), node(to))
    expect(way?.map((at) => String.fromCharCode(97 + at)).join('') ?? null).toBe(expected)
  })

  test('a circle of 100,000 does not overflow the stack', () => {
    const out = Array.from({ length: 100_000 }, (_, at) => [(at + 1) % 100_000])
    const circle = { size: out.length, out }
    const found = components(circle)
    expect(found.members.length).toBe(1)
    expect(shortestWay(circle, found.of, 1, 0)?.length).toBe(100_000)
  })
})

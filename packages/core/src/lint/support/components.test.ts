import { expect, test } from 'vitest'
import type { Links } from './components.ts'
import { components, shortestWay } from './components.ts'

/** `a>b b>c`: letters are nodes in order of the alphabet. */
function links(edges: string): Links {
  const node = (letter: string | undefined) => (letter ?? 'a').charCodeAt(0) - 97
  const pairs = edges.split(' ').map((edge) => [node(edge[0]), node(edge[2])] as const)
  const size = Math.max(...pairs.flat()) + 1
  return Array.from({ length: size }, (_, from) => pairs.flatMap(([first, then]) => (first === from ? [then] : [])))
}

/** The groups of nodes that reach each other, as words. */
function groups(edges: string): string[] {
  const found = new Map<number, string>()
  components(links(edges)).forEach((group, node) => {
    found.set(group, `${found.get(group) ?? ''}${String.fromCharCode(97 + node)}`)
  })
  return [...found.values()].sort()
}

test.each([
  ['a>b b>c', ['a', 'b', 'c']],
  ['a>b b>c c>a', ['abc']],
  ['a>b b>a c>d d>c b>c', ['ab', 'cd']],
  ['a>b b>c c>b c>d d>a e>a', ['abcd', 'e']],
  ['a>a', ['a']],
])('%s', (edges, expected) => expect(groups(edges)).toEqual(expected))

test('a chain and a circle of 100,000 do not overflow the stack', () => {
  const size = 100_000
  const chain = Array.from({ length: size }, (_, node) => (node + 1 < size ? [node + 1] : []))
  expect(new Set(components(chain)).size).toBe(size)
  const circle = chain.map((next) => (next.length > 0 ? next : [0]))
  expect(new Set(components(circle)).size).toBe(1)
  expect(shortestWay(circle, components(circle), 1, 0)?.length).toBe(size)
})

test.each([
  ['a>b b>c c>a', 'ca', 'ca'],
  ['a>b b>c c>d d>a b>d', 'ba', 'bda'],
  ['a>b b>c', 'ac', null],
])('the shortest way in %s: %s', (edges, ends, expected) => {
  const graph = links(edges)
  const way = shortestWay(graph, components(graph), ends.charCodeAt(0) - 97, ends.charCodeAt(1) - 97)
  expect(way?.map((node) => String.fromCharCode(97 + node)).join('') ?? null).toBe(expected)
})

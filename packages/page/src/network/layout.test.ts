import { describe, expect, test } from 'vitest'
import { layout } from './layout.ts'
import { ranksOf } from './ranks.ts'

const arcs = (...pairs: string[]) => pairs.map((pair) => ({ from: pair.charAt(0), to: pair.charAt(1) }))
const ranks = (ids: string, ...pairs: string[]) => Object.fromEntries(ranksOf([...ids], arcs(...pairs)))

describe('columns', () => {
  test('follow the longest way', () => expect(ranks('abcd', 'ab', 'bc', 'ac', 'cd')).toEqual({ a: 0, b: 1, c: 2, d: 3 }))
  test('put what waits for nothing beside what waits for it', () => expect(ranks('abcx', 'ab', 'bc', 'xc').x).toBe(1))
  test('cut a circle where it closes', () => expect(ranks('abc', 'ab', 'bc', 'ca')).toEqual({ a: 0, b: 1, c: 2 }))
  test('spread what has no arrow at all', () => expect(ranks('abc')).toEqual({ a: 0, b: 1, c: 2 }))
})

describe('places', () => {
  const node = (id: string, lane: number) => ({ id, lane, width: 100, height: 40 })
  const options = { columnWidth: 100, gutter: 40, left: 10, laneHead: 20 }
  const nodes = [...'abcdefgh'].map((id, at) => node(id, at % 2))
  const given = arcs('ab', 'ac', 'bd', 'ce', 'ah', 'fh', 'gh')
  const places = layout(nodes, given, options)

  test('boxes of a column never overlap and stay in their lane', () => {
    for (const a of nodes) {
      const lane = places.lanes.find((bounds) => bounds.lane === a.lane)
      const at = places.nodes.get(a.id)
      expect(lane && at && at.y - 20 >= lane.y && at.y + 20 <= lane.y + lane.height, a.id).toBe(true)
      for (const b of nodes) {
        const other = places.nodes.get(b.id)
        if (a.id < b.id && at && other && at.x === other.x) expect(Math.abs(at.y - other.y), `${a.id} ${b.id}`).toBeGreaterThanOrEqual(40)
      }
    }
  })

  test('an arrow passes each column between its ends by two points', () => {
    const long = given.find(({ from, to }) => from === 'a' && to === 'h')
    const columns = ((places.nodes.get('h')?.x ?? 0) - (places.nodes.get('a')?.x ?? 0)) / 140 - 1
    expect(long && places.bends.get(long)).toHaveLength(columns * 2)
  })

  test('equal inputs have equal places', () => expect(layout(nodes, given, options)).toEqual(places))
})

import { describe, expect, test } from 'vitest'
import { changedLines, editing } from '../testing/edited.ts'
import type { EditRequest } from './request.ts'
import { edit } from './request.ts'

const PLAN = `# P

## Phase 1: Bench

- [ ] 1.1: Measure
- [ ] 1.2: Drive (after 1.1)

## Phase 2: House

- [ ] 2.1: Box (after 1.2)
- [ ] 2.2: Cable

## Milestones

- [ ] M1: It runs (after Phase 1)

## Dependencies

- 2.1 → 2.2
- 1.1 before 2.2
- 1.2 → 2.2 (the drill is there then)
`

const link = (from: string, to: string): EditRequest => ({ do: 'link', from, to })
const unlink = (from: string, to: string): EditRequest => ({ do: 'unlink', from, to })

function said(request: EditRequest): readonly string[] {
  const outcome = edit(editing(PLAN), [request])
  return outcome.ok ? outcome.notes : [`${outcome.code} ${outcome.message}`]
}

describe('an order that closes a circle is written, and said to be one', () => {
  test.each<[string, string, string | null]>([
    ['2.1', '1.1', '1.1 → 1.2 → 2.1 → 1.1'],
    ['phase 2', '1.1', '1.1 → 2.2 → phase 2 → 1.1'],
    ['2.2', 'phase 1', 'phase 1 → 2.2 → phase 1'],
    ['1.1', '2.1', null],
    ['phase 1', 'phase 2', null],
  ])('%s before %s', (from, to, circle) => {
    expect(said(link(from, to))).toEqual(
      circle === null ? [] : [expect.stringMatching(new RegExp(`^${circle.replaceAll('.', '\\.')} is a circle now`))],
    )
  })
})

describe('an order that is taken away', () => {
  test('leaves no half of its line behind', () => {
    expect(changedLines(PLAN, [unlink('2.1', '2.2')])).toEqual(['-- 2.1 → 2.2'])
    expect(changedLines(PLAN, [unlink('1.1', '2.2')])).toEqual(['-- 1.1 before 2.2'])
  })

  test('is said not to be there where it is not', () => {
    expect(said(unlink('1.1', '2.1'))).toEqual(['No order 1.1 → 2.1 is stated here.'])
    expect(said(unlink('phase 1', 'M1'))).toEqual([expect.stringMatching(/^MM-NOTATION That milestone M1 waits for phase 1 .*line 15/)])
  })
})

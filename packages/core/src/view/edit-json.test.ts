import { expect, test } from 'vitest'
import type { EditRequest } from '../edit/request.ts'
import { edit } from '../edit/request.ts'
import { editing } from '../testing/edited.ts'
import { changeSentence } from './edit-json.ts'

const PLAN = `# P

## Phase 1: Bench

- [ ] 1.1: Measure
- [ ] 1.2: Drive

## Phase 2: House

- [ ] 2.1: Box

## Milestones

- [ ] M1: It runs
`

test.each<[EditRequest, string[]]>([
  [{ do: 'move', task: '1.2', phase: '2' }, ['1.2 “Drive”: phase 1 → 2']],
  [{ do: 'link', from: '1.1', to: '1.2' }, ['1.1 → 1.2: added']],
  [{ do: 'link', from: '1.1', to: '1.2', lagDays: 2 }, ['1.1 → 1.2 +16h: added']],
  [{ do: 'link', from: '1.1', to: '1.2', type: 'SS' }, ['1.1 → 1.2 SS: added']],
  [{ do: 'link', from: 'phase 1', to: 'M1' }, ['phase 1 → milestone M1: added']],
  [{ do: 'set', task: '1.1', values: { estimate: '2d' } }, ['1.1 “Measure”: estimate nothing → 2d']],
])('a change is said without the keys of the program: %j', (request, sentences) => {
  const outcome = edit(editing(PLAN), [request])
  const said = outcome.ok ? outcome.changes.filter((change) => change.what !== 'changed' || !change.derived) : []
  expect(said.map(changeSentence)).toEqual(sentences)
})

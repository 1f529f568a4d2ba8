import { describe, expect, test } from 'vitest'
import { counted, listed, milestoneName, phaseName, quoted, taskName } from './words.ts'

test.each([
  [{ id: '2.1', title: 'Login' }, 'Task 2.1 “Login”'],
  [{ id: 'T001', title: 'Login' }, 'T001 “Login”'],
  [{ id: null, title: 'Login' }, '“Login”'],
  [{ id: '2.1', title: '' }, 'Task 2.1'],
  [{ id: null, title: ' ' }, 'a task without a title'],
])('%j', (item, expected) => expect(taskName(item)).toBe(expected))

test('phases and milestones', () => {
  expect(phaseName({ id: '1', title: 'Wood' })).toBe('Phase 1 “Wood”')
  expect(milestoneName({ id: 'M1', title: 'It floats' })).toBe('M1 “It floats”')
  expect(milestoneName({ id: '1', title: 'It floats' })).toBe('Milestone 1 “It floats”')
})

test('a long title is shortened between letters, not inside of one', () => {
  expect(quoted('a\n b')).toBe('“a b”')
  expect(quoted('🪵'.repeat(80))).toBe(`“${'🪵'.repeat(59)}…”`)
})

describe('lists', () => {
  test.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
    [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
  ])('%j', (names, expected) => expect(listed(names, 4)).toBe(expected))
})

test('counts', () => {
  expect([counted(1, 'task'), counted(2, 'task'), counted(0, 'story', 'stories')]).toEqual(['1 task', '2 tasks', '0 stories'])
})

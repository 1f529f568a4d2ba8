import { describe, expect, test } from 'vitest'
import { plan } from '../view/fixtures/plan.ts'
import { findTask } from './find-task.ts'
import type { Plan } from './plan.ts'

const TITLES: Readonly<Record<string, string>> = { '1.1': 'Login form', '1.2': 'Login route', T003: 'Đăng nhập', '2.10': 'Docs' }
const base = plan('1.1\n1.2\nT003\n2.10')
const of: Plan = { ...base, tasks: base.tasks.map((task) => ({ ...task, title: TITLES[task.key] ?? task.title })) }

describe('a task is found', () => {
  test.each([
    ['1.1', ['1.1']],
    ['Task 1.1', ['1.1']],
    ['t003', ['T003']],
    ['login form', ['1.1']],
    ['route', ['1.2']],
    ['login', ['1.1', '1.2']],
    ['đăng nhập', ['T003']],
    ['Nhiệm vụ 1.2', ['1.2']],
    ['Задача T003', ['T003']],
  ])('by %j', (words, keys) => expect(findTask(of, words)).toEqual({ tasks: of.tasks.filter(({ key }) => keys.includes(key)), near: [] }))
})

describe('nothing fits', () => {
  test.each([
    ['1.9', ['1.1', '1.2']],
    ['login page', ['1.1', '1.2']],
    ['2.1', ['2.10']],
    ['zzz', []],
    ['o', []],
  ])('%j', (words, near) => {
    const found = findTask(of, words)
    expect(found.tasks).toEqual([])
    expect(found.near.slice(0, near.length).map(({ key }) => key)).toEqual(near)
  })
})

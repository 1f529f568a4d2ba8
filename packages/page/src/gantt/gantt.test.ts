import { describe, expect, test } from 'vitest'
import { at, everything, largeView, taskRow, viewOf } from '../testing/view.ts'
import { xmlProblems } from '../testing/xml.ts'
import { gantt } from './gantt.ts'

const values = (svg: string, pattern: RegExp): string[] => [...svg.matchAll(pattern)].map(([, value = '']) => value)

describe('a chart', () => {
  const view = everything()
  const svg = gantt(view)

  test('is well-formed and has a name', () => {
    expect(xmlProblems(svg)).toEqual([])
    expect(svg).toContain('role="img" aria-labelledby="gantt-title gantt-desc"')
  })

  test('names every task, phase and milestone', () => {
    for (const id of ['1.1', '1.2', '1.3', '2.1', '2.2', 'No number', '3.1', '3.2', 'Phase 1', 'Phase 2', 'M1', 'M2'])
      expect(svg, id).toContain(id)
  })

  test('marks as critical what the view says is critical', () => {
    const critical = view.tasks.filter((task) => task.critical).map(({ key }) => key)
    expect(values(svg, /data-task="([^"]*)" data-critical="true"/g)).toEqual(critical)
  })

  test('says why a task has no bar', () => {
    expect(svg).toMatch(/>cancelled<\/text>/)
    expect(svg).toMatch(/>no dates<\/text>/)
    expect(svg).toMatch(/>done<\/text>/)
  })

  test('says when something was done that lies before everything shown', () => {
    const old = taskRow('old', { state: 'done', start: null, finish: at('2019-03-01T17:00'), slackHours: null })
    expect(gantt(viewOf({ tasks: [taskRow('new'), old], start: at('2026-11-23T09:00') }))).toContain('>done Fri 2019-03-01</text>')
  })

  test('names free days and escapes what a document says', () => {
    expect(svg).toContain('St. Andrew’s &lt;Day&gt;, Sat 2026-11-28 to Sun 2026-11-29')
    expect(svg).toContain('&lt;script&gt;')
    expect(svg).not.toContain('<script')
  })

  test('says how late a milestone is, in words', () => expect(svg).toContain('>2 d late</text>'))

  test('asks for nothing from elsewhere and depends on nothing but its rows', () => {
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|@import|url\(/)
    expect(gantt(everything())).toBe(svg)
  })
})

describe('any size', () => {
  test('nothing', () => {
    expect(xmlProblems(gantt(viewOf()))).toEqual([])
    expect(gantt(viewOf())).toContain('Nothing has dates yet.')
  })

  test('one task', () => {
    const svg = gantt(viewOf({ tasks: [taskRow('1')] }))
    expect(xmlProblems(svg)).toEqual([])
    expect(svg).toContain('Title of 1')
  })

  test('500 tasks have a line each', () => {
    const svg = gantt(largeView(500))
    expect(values(svg, /data-task="([^"]*)"/g)).toHaveLength(500)
    expect(svg).toMatch(/\d+ arrows left out/)
  })

  test('10,000 tasks give way to their phases, and the description says so', () => {
    const svg = gantt(largeView(10_000))
    expect(values(svg, /data-task="([^"]*)"/g)).toHaveLength(0)
    expect(svg).toContain('10000 tasks without a line of their own')
    expect(svg).toContain('Phase 1000')
  })
})

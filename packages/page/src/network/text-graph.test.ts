import { describe, expect, test } from 'vitest'
import { everything, taskRow, viewOf } from '../testing/view.ts'
import { dot, mermaid } from './text-graph.ts'

const nasty = viewOf({ tasks: [taskRow('1', { title: '"] --> x["<b>`end`</b>\n%% #35; \\" ;' })] })

describe('mermaid', () => {
  const text = mermaid(everything())

  test('is a flowchart with computed dates', () => {
    expect(text).toMatch(/^graph LR\n/)
    expect(text).toContain('Title of 1.3<br/>Wed 2026-11-25"]')
    expect(text).not.toMatch(/^\s*gantt/m)
  })

  test('marks critical, assumed and typed links', () => {
    expect(text).toMatch(/n\d+ ==> n\d+/)
    expect(text).toMatch(/n\d+ -\.->\|"FF −4 h, ana"\| n\d+/)
    expect(text).toMatch(/-->\|"SS \+2 d"\|/)
  })

  test('keeps every title inside of its label', () => {
    const [, line = ''] = mermaid(nasty).split('\n')
    expect(line).toMatch(/^\s+n1\["[^"`\\{}[\]|]*"\]$/)
    expect(line.replaceAll('<br/>', '')).not.toContain('<')
  })

  test('nothing is still a graph', () => expect(mermaid(viewOf())).toBe('graph LR\n'))
})

describe('dot', () => {
  test('has a cluster for each phase and a diamond for each milestone', () => {
    const text = dot(everything())
    expect(text.match(/subgraph cluster_/g)).toHaveLength(3)
    expect(text.match(/shape=diamond/g)).toHaveLength(2)
    expect(text).toContain('style=dashed')
  })

  test('keeps every title inside of its label', () => {
    const line =
      dot(nasty)
        .split('\n')
        .find((part) => part.includes('n1 [')) ?? ''
    expect(line).toMatch(/^\s+n1 \[label="(?:[^"\\]|\\.)*"\]$/)
  })
})

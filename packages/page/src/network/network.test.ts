import { describe, expect, test } from 'vitest'
import { everything, largeView, link, milestoneRow, taskRow, viewOf } from '../testing/view.ts'
import { xmlProblems } from '../testing/xml.ts'
import { network } from './network.ts'
import { graphOf } from './network-graph.ts'

const values = (svg: string, pattern: RegExp): string[] => [...svg.matchAll(pattern)].map(([, value = '']) => value)

describe('a network', () => {
  const view = everything()
  const svg = network(view)

  test('is well-formed, also with a circle', () => expect(xmlProblems(svg)).toEqual([]))

  test('has every task that is not cancelled', () => {
    const keys = view.tasks.filter(({ state }) => state !== 'cancelled').map(({ key }) => key)
    expect(values(svg, /data-node="([^"]*)"/g).toSorted()).toEqual(keys.toSorted())
  })

  test('marks as critical what the view says is critical', () => {
    const critical = view.tasks.filter((task) => task.critical).map(({ key }) => key)
    expect(values(svg, /data-node="([^"]*)" data-critical="true"/g)).toEqual(critical)
  })

  test('says the type and lag of a link, and who ties two steps', () => {
    for (const label of ['SS +2 d', 'FF −4 h', 'ana']) expect(svg).toContain(`>${label}</text>`)
  })

  test('draws assumed links dashed', () => expect(svg).toContain('class="mm-link mm-dashed"'))
})

test('an order of phases is one arrow between their gates', () => {
  const graph = graphOf(everything())
  const gates = graph.nodes.filter(({ kind }) => kind === 'gate').map((node) => node.kind === 'gate' && node.title)
  expect(gates).toEqual(['End of Phase 1: Phase 1 title', 'Start of Phase 2: Phase 2 title'])
})

test('a milestone is tied to the last of the tasks that gate it', () => {
  const view = viewOf({
    tasks: [taskRow('a'), taskRow('b')],
    links: [link('a', 'b')],
    milestones: [milestoneRow('M', { gatedBy: ['a', 'b'] })],
  })
  const gates = graphOf(view).ties.filter(({ kind }) => kind === 'gates')
  expect(gates.map(({ from }) => from)).toEqual(['plan.md\nb'])
})

describe('any size', () => {
  test('nothing', () => expect(xmlProblems(network(viewOf()))).toEqual([]))

  test('one task', () => expect(values(network(viewOf({ tasks: [taskRow('1')] })), /data-node="([^"]*)"/g)).toEqual(['1']))

  test('500 tasks', () => expect(values(network(largeView(500)), /data-node="([^"]*)"/g)).toHaveLength(500))

  test('more than that gives way to phases, and says so', () => {
    const svg = network(largeView(700))
    expect(values(svg, /data-node="([^"]*)"/g)).toHaveLength(70)
    expect(svg).toContain('phases and milestones only')
  })

  test('a chain of 10,000 tasks does not exceed the stack', () => {
    const tasks = Array.from({ length: 10_000 }, (_, index) => taskRow(`T${index}`))
    const links = tasks.slice(1).map((task, index) => link(`T${index}`, task.key))
    expect(network(viewOf({ tasks, links }))).toContain('10000 tasks are too many')
  })
})

/**
 * The network as text for other programs: Mermaid and Graphviz. Dates are computed here and stand in the labels; the
 * other program only draws.
 */
import type { ScheduleView } from '@milemark/core'
import { clean } from '../markup/escape.ts'
import { finishText, startText } from '../words/dates.ts'
import { groupBy } from '../words/group.ts'
import { lateText, milestoneName, noDates, phaseName, taskName } from '../words/names.ts'
import type { Graph, Node, Tie } from './network-graph.ts'
import { graphOf } from './network-graph.ts'

/** A Mermaid flowchart, `graph LR`: thick arrows and borders are the critical path, dotted arrows are assumed. */
export function mermaid(view: ScheduleView): string {
  const graph = graphOf(view)
  const names = namesOf(graph)
  const lanes = lanesWith(
    graph,
    (node, indent) => `${indent}${names.get(node.id)}${mermaidShape(node, labelOf(node).map(mermaidText).join('<br/>'))}`,
  )
  const body = lanes.flatMap(({ title, lines }, at) =>
    title === '' ? lines('  ') : [`  subgraph lane${at}["${mermaidText(title)}"]`, ...lines('    '), '  end'],
  )
  const ties = graph.ties.map((tie) => `  ${names.get(tie.from)} ${mermaidArrow(tie)} ${names.get(tie.to)}`)
  const critical = graph.nodes.filter(isCritical).map(({ id }) => names.get(id))
  const styles = critical.length > 0 ? ['  classDef critical stroke-width:4px', `  class ${critical.join(',')} critical`] : []
  return `${['graph LR', ...body, ...ties, ...styles].join('\n')}\n`
}

/** A Graphviz digraph with a cluster for each phase. */
export function dot(view: ScheduleView): string {
  const graph = graphOf(view)
  const names = namesOf(graph)
  const lanes = lanesWith(
    graph,
    (node, indent) => `${indent}${names.get(node.id)} [label="${labelOf(node).map(dotText).join('\\n')}"${dotShape(node)}]`,
  )
  const body = lanes.flatMap(({ title, lines }, at) =>
    title === '' ? lines('  ') : [`  subgraph cluster_${at} {`, `    label="${dotText(title)}"`, ...lines('    '), '  }'],
  )
  const ties = graph.ties.map((tie) => `  ${names.get(tie.from)} -> ${names.get(tie.to)}${dotArrow(tie)}`)
  return `${['digraph plan {', '  rankdir=LR', '  node [shape=box, fontname="sans-serif"]', ...body, ...ties, '}'].join('\n')}\n`
}

/** Plain names: what a document calls its tasks could be a word of the other language. */
const namesOf = ({ nodes }: Graph): Map<string, string> => new Map(nodes.map(({ id }, at) => [id, `n${at + 1}`]))

interface Lane {
  readonly title: string
  readonly lines: (indent: string) => string[]
}

function lanesWith({ lanes, nodes }: Graph, line: (node: Node, indent: string) => string): Lane[] {
  const groups = [...groupBy(nodes, ({ lane }) => lane)].toSorted(([a], [b]) => a - b)
  return groups.map(([lane, members]) => ({
    title: lanes[lane] ?? '',
    lines: (indent) => members.map((node) => line(node, indent)),
  }))
}

const isCritical = (node: Node): boolean => (node.kind === 'task' || node.kind === 'phase') && node.row.critical

function labelOf(node: Node): string[] {
  if (node.kind === 'gate') return [node.title]
  const { row } = node
  if (node.kind === 'milestone') {
    const late = lateText(node.row.lateDays)
    return [milestoneName(row), [finishText(row.finish, 'no date'), late].filter((part) => part !== '').join(', ')]
  }
  const name = node.kind === 'task' ? taskName(row) : phaseName(row)
  if (node.row.start === null || node.row.finish === null) return [name, node.kind === 'task' ? noDates(node.row) : 'no dates']
  const [start, finish] = [startText(node.row.start), finishText(node.row.finish)]
  return [name, start === finish ? start : `${start} to ${finish}`]
}

/** What could end the label, open markup or be taken for an entity, as Mermaid's own entities; one line. */
const mermaidText = (text: string): string =>
  clean(text)
    .replace(/\s+/g, ' ')
    .replace(/[#"<>&`\\{}[\]|]/g, (sign) => `#${sign.codePointAt(0)};`)

function mermaidShape({ kind }: Node, label: string): string {
  if (kind === 'milestone') return `{"${label}"}`
  return kind === 'gate' ? `(["${label}"])` : `["${label}"]`
}

function mermaidArrow({ kind, critical, label }: Tie): string {
  const arrow = kind === 'assumed' || kind === 'person' ? '-.->' : critical ? '==>' : '-->'
  return label === '' ? arrow : `${arrow}|"${mermaidText(label)}"|`
}

const dotText = (text: string): string =>
  clean(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\"]/g, (sign) => `\\${sign}`)

function dotShape(node: Node): string {
  if (node.kind === 'milestone') return ', shape=diamond'
  if (node.kind === 'gate') return ', shape=oval'
  return isCritical(node) ? ', penwidth=3' : ''
}

function dotArrow({ kind, critical, label }: Tie): string {
  const parts = [
    label === '' ? '' : `label="${dotText(label)}"`,
    kind === 'assumed' ? 'style=dashed' : kind === 'person' ? 'style=dotted' : '',
    critical ? 'penwidth=3' : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : ` [${parts.join(', ')}]`
}

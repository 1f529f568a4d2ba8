/**
 * Mermaid flowcharts as dependencies: which task a node means stands in its label (`A[1.1 Structure]`) or in its name
 * (`T1_1`); one node may mean a range (`T3[2.1-2.5 Infrastructure]`).
 */

import { fold } from '../notation/fold.ts'
import { references } from '../notation/reference.ts'
import type { Fence } from '../text/blocks.ts'
import type { Source } from '../text/source.ts'
import type { End } from './plan.ts'
import type { Resolver } from './resolve.ts'
import { phaseEnd, taskEnd } from './resolve.ts'

export interface MermaidEdge {
  readonly from: readonly End[]
  readonly to: readonly End[]
  readonly line: number
  readonly span: { readonly from: number; readonly to: number }
}

const NODE =
  /([\p{L}\p{N}_][\p{L}\p{N}_.]*)\s*(?:\(\(([^()]*)\)\)|\[\[([^\]]*)\]\]|\(\[([^\]]*)\]\)|\{\{([^}]*)\}\}|\[\/?([^\]]*?)\/?\]|\(([^()]*)\)|\{([^}]*)\}|>([^\]]*)\])?/u
// A link may hold its text: `-- text -->`, `-. text .->`, `== text ==>`, `-->|text|`.
const LINK =
  /\s*(?:--\s+[^->|\s][^>|]{0,80}?\s+-{2,}>?|-\.\s+[^.]{1,80}\.-+>|==\s+[^=]{1,80}={2,}>)\s*|\s*(?:<?[-=.]{2,}[>ox]?|-\.+->?|={2,}>)(?:\s*\|[^|]*\|)?\s*/u

export function mermaidEdges(fence: Fence, source: Source, resolver: Resolver): MermaidEdge[] {
  const lines = fence.lines.map((line) => ({ ...line, text: source.text.slice(line.span.from, line.span.to).trim() }))
  if (!lines.some((line) => /^(?:graph|flowchart)\b/i.test(line.text))) return []
  const labels = nodeLabels(lines.map((line) => line.text))
  const meaning = new Map<string, readonly End[]>()
  const ends = (name: string) => {
    const known = meaning.get(name) ?? nodeEnds(name, labels.get(name) ?? '', resolver)
    meaning.set(name, known)
    return known
  }
  return lines.flatMap(({ text, line, span }) =>
    chains(text).flatMap(([left, right]) => {
      const from = left.flatMap(ends)
      const to = right.flatMap(ends)
      return from.length > 0 && to.length > 0 ? [{ from, to, line, span }] : []
    }),
  )
}

const isLinkLine = (text: string): boolean => LINK.test(text.replace(/\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|"[^"]*"/g, ''))

/** Splits `A & B --> C --> D` into pairs of node names. */
function chains(text: string): [string[], string[]][] {
  if (/^(?:subgraph|end|graph|flowchart|style|class|classDef|click|linkStyle|direction|%%)\b/.test(text) || !isLinkLine(text)) return []
  const bare = text.replace(/;$/, '').replace(/\[[^\]]*\]|\(\([^()]*\)\)|\([^()]*\)|\{[^}]*\}/g, '')
  const groups = bare
    .split(new RegExp(LINK.source, 'u'))
    .map((part) => part.split('&').flatMap((name) => /^\s*([\p{L}\p{N}_][\p{L}\p{N}_.]*)/u.exec(name)?.[1] ?? []))
  return groups.slice(1).map((right, index) => [groups[index] as string[], right])
}

function nodeLabels(lines: readonly string[]): Map<string, string> {
  const labels = new Map<string, string>()
  const pattern = new RegExp(NODE.source, 'gu')
  for (const line of lines) {
    if (/^(?:subgraph|style|class|classDef|click|linkStyle|graph|flowchart|%%)\b/.test(line)) continue
    for (const hit of line.matchAll(pattern)) {
      const label = hit.slice(2).find((part) => part !== undefined)
      if (hit[1] && label !== undefined && !labels.has(hit[1]))
        labels.set(hit[1], label.replace(/^["'`]+|["'`]+$/g, '').replace(/<br\s*\/?>|\\n/gi, ' '))
    }
  }
  return labels
}

/** The label speaks first: letters and running numbers (`A`, `T1`) are names of nodes, not ids of tasks. */
function nodeEnds(name: string, label: string, resolver: Resolver): readonly End[] {
  const opening = references(label)[0]
  if (opening && !/[\p{L}\p{N}]/u.test(label.slice(0, opening.from))) {
    const { ends } = resolver.resolve(opening, null)
    if (ends.length > 0) return ends
  }
  const plain = /^(\d+)[.:)\s]/.exec(label)
  if (plain?.[1] && (resolver.integerTasks || resolver.items.phases.length > 0)) {
    const { ends } = resolver.plain([{ type: 'id', id: plain[1] }], resolver.integerTasks ? 'task' : 'phase')
    if (ends.length > 0) return ends
  }
  const titled = label === '' ? null : byTitle(label, resolver)
  if (titled) return [titled]
  const squeezed = /^T(\d)(\d{1,2})$/.exec(name)
  const spelled = squeezed ? resolver.taskById(`${squeezed[1]}.${squeezed[2]}`) : null
  if (spelled && (label === '' || shareWord(label, spelled.title))) return [taskEnd(spelled)]
  const id = /^(?:T|Task)?_?(\d+(?:[._]\d+)+[A-Za-z]?)$/i.exec(name)?.[1]?.replaceAll('_', '.')
  const task = resolver.taskById(id ?? name)
  if (task && (id !== undefined || label === '' || /^[A-Z]+\d{3}/.test(name))) return [taskEnd(task)]
  const phase = /^(?:P|Phase|GD)_?(\d+)$/i.exec(name)?.[1]
  return phase && label === '' ? resolver.plain([{ type: 'id', id: phase }], 'phase').ends : []
}

/** `T23[Background counting]` is 2.3 where that task's title has a word of the label. */
function shareWord(label: string, title: string): boolean {
  const words = new Set(fold(title).split(' '))
  return fold(label)
    .split(' ')
    .some((word) => word.length > 2 && words.has(word))
}

function byTitle(label: string, resolver: Resolver): End | null {
  const task = resolver.tasks.withTitle(label)
  if (task.length === 1 && task[0]) return taskEnd(task[0])
  const wanted = fold(label)
  const phase = resolver.items.phases.filter((other) => fold(other.title) === wanted)
  return phase.length === 1 && phase[0] ? phaseEnd(phase[0]) : null
}

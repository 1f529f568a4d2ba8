/**
 * Dependency graphs drawn with characters: `1.1 ─┬─> 2.1`, a `└─>` that goes on from the line above, `↓` between lines.
 */
import { references } from '../notation/reference.ts'
import type { End } from './plan.ts'
import type { Resolver } from './resolve.ts'

export interface DrawnEdge {
  readonly from: readonly End[]
  readonly to: readonly End[]
  /** Index of the line that draws it. */
  readonly line: number
}

/** A column at which lines join or branch: what flows in, and what it flows into. */
interface Junction {
  readonly column: number
  sources: readonly End[]
  targets: readonly End[]
}

const ARROW_RUN = /[─—–-]*([┬┐┤┴┘├└┼])?[─—–-]*(?:>|►|▶|→)|[─—–-]+([┘┤┴┐])(?=\s|$)/gu
const DOWN = /^[\s|│]*(?:↓|▼|⬇️?|[vV](?=\s*$))[\s|│↓▼]*(?:[（(][^()]*[)）])?\s*$/u

/** The edges of joins, branches and vertical arrows; plain lines are left to the reader of statements. */
export function drawnEdges(lines: readonly string[], resolver: Resolver): DrawnEdge[] {
  const edges: DrawnEdge[] = []
  let junctions: Junction[] = []
  let previous: readonly End[] = []
  let waiting: { ends: readonly End[]; line: number } | null = null
  lines.forEach((text, line) => {
    if (DOWN.test(text)) {
      waiting = { ends: previous, line }
      return
    }
    if (text.trim() === '') return
    const parts = segments(text, resolver)
    const first = parts.find((part) => part.ends.length > 0)?.ends ?? []
    if (waiting && first.length > 0) {
      edges.push({ from: waiting.ends, to: first, line: waiting.line })
      waiting = null
    }
    junctions = drawLine(parts, line, junctions, previous, edges)
    if (first.length > 0) previous = first
  })
  return edges.filter((edge) => edge.from.length > 0 && edge.to.length > 0)
}

/** True where a line has no joins or branches: it is a statement like any other. */
export const isPlainLine = (line: string): boolean => !/[┬┐┤┴┘]|[├└][─-]+[>►→]/u.test(line) && !DOWN.test(line)

/** True where the lines use joins, branches or vertical arrows, which only a drawing has. */
export const isDrawn = (lines: readonly string[]): boolean => lines.some((line) => !isPlainLine(line))

interface Segment {
  readonly ends: readonly End[]
  /** The arrow behind the segment; null behind the last. */
  readonly arrow: { readonly junction: string | null; readonly column: number; readonly points: boolean } | null
}

function segments(text: string, resolver: Resolver): Segment[] {
  const result: Segment[] = []
  let at = 0
  for (const hit of text.matchAll(ARROW_RUN)) {
    const junction = hit[1] ?? hit[2] ?? null
    const column = junction ? hit.index + hit[0].indexOf(junction) : hit.index
    result.push({ ends: endsOf(text.slice(at, hit.index), resolver), arrow: { junction, column, points: /[>►▶→]$/u.test(hit[0]) } })
    at = hit.index + hit[0].length
  }
  result.push({ ends: endsOf(text.slice(at), resolver), arrow: null })
  return result
}

function drawLine(parts: readonly Segment[], line: number, junctions: Junction[], previous: readonly End[], edges: DrawnEdge[]): Junction[] {
  const next = [...junctions]
  parts.forEach((part, index) => {
    const { arrow } = part
    if (!arrow) return
    const target = parts[index + 1]?.ends ?? []
    const above = arrow.junction ? next.find((junction) => Math.abs(junction.column - arrow.column) <= 1) : undefined
    if (arrow.junction === '┬' || arrow.junction === '┐') {
      next.push({ column: arrow.column, sources: part.ends, targets: target })
      if (arrow.points) edges.push({ from: part.ends, to: target, line })
    } else if (arrow.junction && '┘┤┴'.includes(arrow.junction)) {
      // A line that ends in a join flows into what the junction above points at.
      if (above) edges.push({ from: part.ends, to: arrow.points ? target : above.targets, line })
      if (above && arrow.points) edges.push({ from: above.sources, to: target, line })
    } else if (arrow.junction && '├└'.includes(arrow.junction) && part.ends.length === 0) {
      edges.push({ from: above?.sources ?? previous, to: target, line })
    } else if (parts.some((other) => other.arrow?.junction)) edges.push({ from: part.ends, to: target, line })
  })
  return next
}

const bare = (text: string): string => text.replace(/[（(][^()（）]*[)）]/g, ' ')

const endsOf = (text: string, resolver: Resolver): readonly End[] =>
  references(bare(text)).flatMap((reference) => resolver.resolve(reference, null).ends)

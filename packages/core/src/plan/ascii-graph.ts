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

/** A column at which lines join and branch: whatever flows in flows into everything that leaves. */
interface Bus {
  readonly column: number
  readonly sources: Tied[]
  readonly targets: Tied[]
}

interface Tied {
  readonly ends: readonly End[]
  readonly line: number
}

const ARROW_RUN = /(?<![─—–-])(?:(?:[─—–-]*([┬┐┤┴┘├└┼])[─—–-]*|[─—–-]*)(?:>|►|▶|→)|[─—–-]+([┘┤┴┐])(?=\s|$))/gu
const DOWN = /^[\s|│]*(?:↓|▼|⬇️?|[vV](?=\s*$))[\s|│↓▼]*(?:[（(][^()]*[)）])?\s*$/u

/** The edges of joins, branches and vertical arrows; plain lines are left to the reader of statements. */
export function drawnEdges(lines: readonly string[], resolver: Resolver): DrawnEdge[] {
  const edges: DrawnEdge[] = []
  const buses: Bus[] = []
  let open: Bus[] = []
  let previous: readonly End[] = []
  let waiting: Tied | null = null
  lines.forEach((text, line) => {
    if (DOWN.test(text)) {
      waiting = { ends: previous, line }
      return
    }
    if (text.trim() === '') open = []
    const parts = segments(text, resolver)
    const first = endsOf(text.split(/\s[—–-]\s|[:：]/)[0] ?? text, resolver)
    if (waiting && first.length > 0) {
      edges.push({ from: waiting.ends, to: first, line: waiting.line })
      waiting = null
    }
    open = drawLine(parts, line, open, buses, previous, edges)
    if (first.length > 0) previous = first
  })
  return [...edges, ...buses.flatMap(busEdges)].filter((edge) => edge.from.length > 0 && edge.to.length > 0)
}

/** Each source with each target, on the line of whichever was drawn later. */
function busEdges(bus: Bus): DrawnEdge[] {
  const targets = distinct(bus.targets)
  return distinct(bus.sources).flatMap((source) =>
    targets.map((target) => ({ from: source.ends, to: target.ends, line: Math.max(source.line, target.line) })),
  )
}

/** The same items tied to a bus again add nothing. */
const distinct = (tied: readonly Tied[]): Tied[] =>
  [...new Map([...tied].reverse().map((one) => [one.ends.map((end) => end.key).join(' '), one])).values()].reverse()

const TREE_LINE = /^([\s│|]*)(?:[├└|`+][─-]+|\\-+)\s*(.*)$/u

/** A tree of ids under a heading about dependencies: what hangs below comes after. Empty where the lines are no such tree. */
export function treeEdges(lines: readonly string[], resolver: Resolver): DrawnEdge[] {
  const branches = lines.filter((line) => TREE_LINE.test(line))
  if (branches.length < 2 || branches.some((line) => /[>►▶→↓]/u.test(line.replace(/\s[←→].*$/u, '')))) return []
  const edges: DrawnEdge[] = []
  let above: { readonly depth: number; readonly ends: readonly End[] }[] = []
  lines.forEach((text, line) => {
    const branch = TREE_LINE.exec(text)
    const depth = branch ? (branch[1] as string).length + 1 : /^\s*/.exec(text)?.[0].length ? -1 : 0
    const ends = endsOf((branch?.[2] ?? text).replace(/\s[←→].*$/u, ''), resolver)
    if (depth < 0 || ends.length === 0) return
    above = above.filter((node) => node.depth < depth)
    const parent = above.at(-1)
    if (branch && parent) edges.push({ from: parent.ends, to: ends, line })
    above.push({ depth, ends })
  })
  return edges
}

/** True where a line has no joins or branches: it is a statement like any other. */
export const isPlainLine = (line: string): boolean => !/[┬┐┤┴┘┼]|[├└][─-]+[>►→]/u.test(line) && !DOWN.test(line)

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

function drawLine(
  parts: readonly Segment[],
  line: number,
  open: readonly Bus[],
  buses: Bus[],
  previous: readonly End[],
  edges: DrawnEdge[],
): Bus[] {
  const next = [...open]
  parts.forEach((part, index) => {
    const { arrow } = part
    if (!arrow) return
    const target = parts[index + 1]?.ends ?? []
    if (!arrow.junction) {
      if (parts.some((other) => other.arrow?.junction)) edges.push({ from: part.ends, to: target, line })
      return
    }
    let bus = next.find((other) => Math.abs(other.column - arrow.column) <= 1)
    if (!bus) {
      bus = { column: arrow.column, sources: [], targets: [] }
      next.push(bus)
      buses.push(bus)
      // A branch under a line that drew no join goes on from that line.
      if (part.ends.length === 0) bus.sources.push({ ends: previous, line })
    }
    if (part.ends.length > 0) bus.sources.push({ ends: part.ends, line })
    if (arrow.points) bus.targets.push({ ends: target, line })
  })
  return next
}

const bare = (text: string): string => text.replace(/[（(][^()（）]*[)）]/g, ' ')

const endsOf = (text: string, resolver: Resolver): readonly End[] =>
  references(bare(text)).flatMap((reference) => resolver.resolve(reference, null).ends)

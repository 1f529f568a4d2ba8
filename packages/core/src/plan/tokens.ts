/**
 * A statement cut into what it names (groups of references), what connects them, and where a clause ends.
 */
import type { Connective } from '../notation/connective.ts'
import { connectives } from '../notation/connective.ts'
import type { Reference } from '../notation/reference.ts'
import { idPatterns, PLAIN_LIST, references } from '../notation/reference.ts'
import { Taken } from '../notation/taken.ts'
import type { End } from './plan.ts'
import type { Resolved, Resolver } from './resolve.ts'

export interface Group {
  readonly kind: 'group'
  ends: readonly End[]
  readonly from: number
  readonly to: number
  readonly resolved: readonly (Resolved & { readonly from: number; readonly to: number })[]
}
export type Link = { readonly kind: 'connective' } & Connective
type Break = { readonly kind: 'break'; readonly from: number; readonly to: number }
export type Token = Group | Link | Break

const BREAK = /[;；。]|\.(?=\s|$)|\s[—–]\s|\n(?=\s*\n)|[：:](?=\s|\*|$)/gu

const MAY_BREAK = /[;；。—–\n：:]|\.(?:\s|$)/

/** The tokens in no order; those of one kind do not overlap. */
export function tokenise(text: string, resolver: Resolver, self: End | null): Token[] {
  const found = references(text)
  const named = taken(found)
  const links = connectives(text).filter((link) => named.isFree(link))
  const plain = plainReferences(text, links, found, resolver, self)
  const about = found.some(({ kind }) => kind === 'all') ? firstNamed(found, resolver, self) : self
  const groups = [
    ...found.map((reference): Group => group(reference, resolver.resolve(reference, about))),
    ...plain,
    ...everything(text, links, resolver),
  ]
  return [
    ...groups,
    ...namedPhases(text, links, groups, resolver),
    ...links.map((link): Link => ({ kind: 'connective', ...link })),
    ...(MAY_BREAK.test(text) ? breaks(text, links) : []),
  ]
}

/** The item that "all others" and "all before" are told from. */
function firstNamed(found: readonly Reference[], resolver: Resolver, self: End | null): End | null {
  const own = found.find(({ kind }) => kind !== 'all')
  return own ? (resolver.resolve(own, self).ends[0] ?? self) : self
}

/** Where a clause ends. */
function breaks(text: string, links: readonly Connective[]): Break[] {
  const connected = taken(links)
  const linkEnds = new Set(links.map((link) => link.to))
  return [...text.matchAll(BREAK)]
    .map((hit): Break => ({ kind: 'break', from: hit.index, to: hit.index + hit[0].length }))
    .filter((stop) => connected.isFree(stop) && !goesOn(text, stop, linkEnds))
}

function taken(parts: readonly { readonly from: number; readonly to: number }[]): Taken {
  const result = new Taken()
  for (const part of parts) result.take(part)
  return result
}

/** "depends on: 1.1" goes on behind its colon. */
function goesOn(text: string, stop: { readonly from: number; readonly to: number }, linkEnds: ReadonlySet<number>): boolean {
  if (!/[:：]/.test(text.slice(stop.from, stop.to))) return false
  let at = stop.from
  while (!linkEnds.has(at) && /[\s*_]/.test(text[at - 1] ?? 'x')) at--
  return linkEnds.has(at)
}

const group = (at: { from: number; to: number }, resolved: Resolved): Group => ({
  kind: 'group',
  ends: resolved.ends,
  from: at.from,
  to: at.to,
  resolved: [{ ...resolved, from: at.from, to: at.to }],
})

/** Characters before an arrow in which a bare list may stand. */
const NEAR = 120

/** Bare integers beside an arrow or behind a connective: `1 → 2 → 3`, `gated on all of 1-6`. */
function plainReferences(
  text: string,
  links: readonly Connective[],
  found: readonly Reference[],
  resolver: Resolver,
  self: End | null,
): Group[] {
  const plain: Group[] = []
  const known = taken(found)
  const subject = found[0]
  const isPhase = subject
    ? subject.kind === 'phase' || (subject.kind === 'task' && subject.ids[0]?.type === 'wildcard')
    : self?.kind === 'phase'
  const like = isPhase || !resolver.integerTasks ? 'phase' : 'task'
  const add = (from: number, ids: string) => {
    const at = { from, to: from + ids.length }
    if (!known.isFree(at)) return
    const resolved = resolver.plain(idPatterns(ids), like)
    if (resolved.ends.length === 0 || !(isPhase || resolver.integerTasks || subject)) return
    known.take(at)
    plain.push(group(at, { ...resolved, unknown: [] }))
  }
  for (const link of links) {
    const opening = /^[\s*_[:：#]*(?:(?:all|tất cả)\s+)?(?:(?:of|the|các)\s+)*/iu.exec(text.slice(link.to))?.[0] ?? ''
    const lead = opening.length
    const after = PLAIN_LIST.exec(text.slice(link.to + lead))
    // "#4" is a task where tasks have such numbers, else an issue somewhere.
    if (after?.[1] && (resolver.integerTasks || !opening.includes('#'))) add(link.to + lead, after[1].trimEnd())
    const start = Math.max(0, link.from - NEAR)
    const before = link.isArrow ? /(?:^|[\s:：,(*])(\d+(?:\s*[,/+&]\s*\d+)*)[\s*\]]*$/u.exec(text.slice(start, link.from)) : null
    if (before?.[1]) add(start + before.index + before[0].indexOf(before[1]), before[1])
  }
  return plain
}

/**
 * Phases by their names: in a chain of arrows of which every part is an item (`Setup → US1 → Polish`), and as the lead
 * of a statement (`**Polish**: depends on …`).
 */
function namedPhases(text: string, links: readonly Connective[], groups: readonly Group[], resolver: Resolver): Group[] {
  const arrows = links.filter((link) => link.isArrow)
  if (arrows.length > 0) return arrowNames(text, arrows, groups, resolver)
  const lead = /^[\s*_]*(\p{L}[\p{L}\p{N} &/-]{2,40}?)\s*(?:[:：]|\s{2}|\s[-–—]\s)/u.exec(text)
  const end = lead?.[1] ? resolver.phaseNamed(lead[1]) : null
  if (!lead?.[1] || !end || groups.some((other) => other.from < lead[0].length)) return []
  const from = lead[0].indexOf(lead[1])
  return [{ kind: 'group', ends: [end], from, to: from + lead[1].length, resolved: [] }]
}

function arrowNames(text: string, arrows: readonly Connective[], groups: readonly Group[], resolver: Resolver): Group[] {
  const bounds = [0, ...arrows.flatMap((arrow) => [arrow.from, arrow.to]), text.length]
  const added: Group[] = []
  const known = taken(groups)
  for (let index = 0; index < bounds.length; index += 2) {
    const [from, to] = [bounds[index] as number, bounds[index + 1] as number]
    const part = text.slice(from, to)
    if (part.trim() === '' || !known.isFree({ from, to })) continue
    const names = part.replace(/^.*[:：]|[*_`]/gu, ' ').split(/[/,+&]|\band\b|\bvà\b/u)
    const ends = names.map((name) => resolver.phaseNamed(name))
    if (ends.some((end) => end === null)) return []
    added.push({ kind: 'group', ends: ends as End[], from, to, resolved: [] })
  }
  return added
}

// `All backend tasks (2.x)` are some: only words that name work as such may stand beside `all`.
const EVERYTHING =
  /^[\s*_-]*(?:all|everything|tất cả|toàn bộ|全部|所有|すべて|全て|все|todo|tudo|alles|tout)(?![\p{L}])(?:[\s,&+*_-]|(?:and|of|the|this|that|above|previous|earlier|code|tests?|tasks?|work|items?|steps?|features?|must|be|is|are|done|complete|completed|finished|first|cả|các|và|trên|trước|công việc|nhiệm vụ|任务|上述|完成|задачи|код|тесты|lo|anterior|tareas|tarefas|aufgaben)(?![\p{L}]))*$/iu

/** `All code and tests → 3.3`: everything that stands before the right side. */
function everything(text: string, links: readonly Connective[], resolver: Resolver): Group[] {
  const [link] = links
  if (link?.direction !== 'forward' || links.length > 1 || !EVERYTHING.test(text.slice(0, link.from))) return []
  if (references(text.slice(0, link.from)).length > 0) return []
  const target = references(text.slice(link.to))[0]
  const first = target && resolver.resolve(target, null).ends[0]
  if (!first) return []
  const ends = resolver.before(first)
  return [{ kind: 'group', ends, from: 0, to: link.from, resolved: [] }]
}

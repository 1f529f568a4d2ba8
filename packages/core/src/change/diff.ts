/**
 * What changed between two readings of a document, in the terms of the plan: items added, removed, and fields with their
 * values before and after. The basis of the log, of `watch`, of the merge, and of the proof that an edit did what it should.
 */
import type { Key, Plan } from '../plan/plan.ts'
import type { TextEdit } from '../text/edit.ts'
import { sorted } from '../text/edit.ts'
import type { Item, ItemKind } from './items.ts'
import { itemsOf, linkText } from './items.ts'

export type Change = ItemChange | FieldChange | LinkChange

export interface ItemChange {
  readonly what: 'added' | 'removed'
  readonly kind: ItemKind
  readonly key: Key
  readonly title: string
}

export interface FieldChange {
  readonly what: 'changed'
  readonly kind: ItemKind
  /** The key before the change. */
  readonly key: Key
  readonly title: string
  readonly field: string
  readonly from: string | null
  readonly to: string | null
  /** True where nobody wrote the value: it follows from others. */
  readonly derived: boolean
}

export interface LinkChange {
  readonly what: 'linked' | 'unlinked'
  /** `1.1 → 1.2 FS`, with the keys before the change. */
  readonly link: string
  readonly from: Key
  readonly to: Key
}

export interface DiffOptions {
  /** The edits that lead from one text to the other: then items are matched by their place, which is certain. */
  readonly edits?: readonly TextEdit[]
}

/** The changes from one plan to another, in the order of the items before, then what is new. */
export function diff(before: Plan, after: Plan, { edits }: DiffOptions = {}): Change[] {
  const [old, now] = [itemsOf(before), itemsOf(after)]
  const pairs = edits ? matchedByPlace(old, now, edits) : matchedByName(old, now)
  const kept = new Set(pairs.values())
  const renamed = new Map([...pairs].filter(([a, b]) => a.key !== b.key).map(([a, b]) => [b.key, a.key]))
  const rename = (key: Key): Key => renamed.get(key) ?? key
  return [
    ...old.flatMap((item): Change[] => {
      const match = pairs.get(item)
      return match ? fieldChanges(item, match, rename) : [{ what: 'removed', kind: item.kind, key: item.key, title: item.title }]
    }),
    ...now.filter((item) => !kept.has(item)).map(({ kind, key, title }): Change => ({ what: 'added', kind, key, title })),
    ...linkChanges(before, after, rename),
  ]
}

function fieldChanges(a: Item, b: Item, rename: (key: Key) => Key): FieldChange[] {
  const change = (field: string, from: string | null, to: string | null): FieldChange[] =>
    from === to
      ? []
      : [
          {
            what: 'changed',
            kind: a.kind,
            key: a.key,
            title: a.title,
            field,
            from,
            to,
            derived: b.derived.includes(field) || (to === null && a.derived.includes(field)),
          },
        ]
  return [
    ...Object.keys(a.facts).flatMap((field) => change(field, a.facts[field] ?? null, b.facts[field] ?? null)),
    ...Object.keys(a.names).flatMap((field) =>
      change(field, a.names[field]?.join(', ') || null, b.names[field]?.map(rename).join(', ') || null),
    ),
  ]
}

function linkChanges(before: Plan, after: Plan, rename: (key: Key) => Key): LinkChange[] {
  const old = new Map(before.dependencies.map((link) => [linkText(link), link]))
  const now = new Map(after.dependencies.map((link) => [linkText(link, rename), link]))
  return [
    ...[...old]
      .filter(([text]) => !now.has(text))
      .map(([link, { from, to }]): LinkChange => ({ what: 'unlinked', link, from: from.key, to: to.key })),
    ...[...now]
      .filter(([text]) => !old.has(text))
      .map(([link, { from, to }]): LinkChange => ({ what: 'linked', link, from: rename(from.key), to: rename(to.key) })),
  ]
}

type Pairs = ReadonlyMap<Item, Item>

/** An item is the one that starts where the edits have moved its start to. */
function matchedByPlace(old: readonly Item[], now: readonly Item[], edits: readonly TextEdit[]): Pairs {
  const places = new Map(now.map((item) => [`${item.kind} ${item.at}`, item]))
  const order = sorted(edits)
  const pairs = new Map<Item, Item>()
  const taken = new Set<Item>()
  for (const item of old) {
    const match = places.get(`${item.kind} ${moved(item.at, order)}`)
    if (!match || taken.has(match)) continue
    pairs.set(item, match)
    taken.add(match)
  }
  return pairs
}

/** Where the character at an offset stands afterwards; NaN where it was deleted. */
function moved(offset: number, edits: readonly TextEdit[]): number {
  let shift = 0
  for (const { from, to, insert } of edits) {
    if (from > offset) break
    if (to > offset) return Number.NaN
    shift += insert.length - (to - from)
  }
  return offset + shift
}

/** First the same key and title, then the same key, then the same title beside the same neighbours, then the same title. */
function matchedByName(old: readonly Item[], now: readonly Item[]): Pairs {
  const pairs = new Map<Item, Item>()
  const taken = new Set<Item>()
  const pass = (name: (item: Item) => string | null) => {
    const free = new Map<string, Item[]>()
    for (const item of now) {
      const text = taken.has(item) ? null : name(item)
      if (text !== null) free.set(text, [...(free.get(text) ?? []), item])
    }
    for (const item of old) {
      const text = pairs.has(item) ? null : name(item)
      const match = text === null ? undefined : free.get(text)?.shift()
      if (!match) continue
      pairs.set(item, match)
      taken.add(match)
    }
  }
  pass((item) => `${item.kind}\n${item.key}\n${item.title}`)
  pass((item) => (item.id === null ? null : `${item.kind}\n${item.id}\n${item.title}`))
  pass((item) => (item.id === null ? null : `${item.kind}\n${item.key}`))
  pass((item) => `${item.kind}\n${item.names.phase?.join() ?? ''}\n${item.title}`)
  pass((item) => `${item.kind}\n${item.title}`)
  return pairs
}

/**
 * Keys: how every output names an item. The id where it is unique, else a slug of phase, parent and title with an ordinal.
 */
import { fold } from '../notation/fold.ts'

export interface Nameable {
  readonly id: string | null
  readonly title: string
  /** What tells apart items of the same title: the key of the parent or phase. */
  readonly within: string | null
}

/** Up to 48 letters of the title, in its own script. */
export function slug(title: string): string {
  const words = fold(title)
    .split(/[ %]+/)
    .filter((word) => word !== '')
  let result = ''
  for (const word of words) {
    if (result !== '' && result.length + word.length > 48) break
    result += `${result ? '-' : ''}${word.slice(0, 48)}`
  }
  return result || 'item'
}

/** One key per item, in order. Unique among themselves and against `taken`, which grows. */
export function keys(items: readonly Nameable[], taken: Set<string>, prefix = ''): string[] {
  const uses = new Map<string, number>()
  for (const { id } of items) if (id !== null) uses.set(id, (uses.get(id) ?? 0) + 1)
  const ordinals = new Map<string, number>()
  return items.map(({ id, title, within }) => {
    const isUnique = id !== null && uses.get(id) === 1 && !taken.has(prefix + id)
    const key = isUnique
      ? prefix + id
      : freeKey(`${prefix}${within ? `${within}/` : ''}${slug(id === null ? title : `${id} ${title}`)}`, taken, ordinals)
    taken.add(key)
    return key
  })
}

/** @param ordinals where the last search for that name ended: thousands of equal titles must not each begin at 2 */
function freeKey(wanted: string, taken: ReadonlySet<string>, ordinals: Map<string, number>): string {
  if (!taken.has(wanted)) return wanted
  let ordinal = ordinals.get(wanted) ?? 2
  while (taken.has(`${wanted}-${ordinal}`)) ordinal++
  ordinals.set(wanted, ordinal + 1)
  return `${wanted}-${ordinal}`
}

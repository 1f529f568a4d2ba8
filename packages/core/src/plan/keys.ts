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
  const words = fold(title).replaceAll('%', '').split(' ')
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
  return items.map(({ id, title, within }) => {
    const isUnique = id !== null && uses.get(id) === 1 && !taken.has(prefix + id)
    const key = isUnique ? prefix + id : freeKey(`${prefix}${within ? `${within}/` : ''}${slug(id === null ? title : `${id} ${title}`)}`, taken)
    taken.add(key)
    return key
  })
}

function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  for (let ordinal = 2; ; ordinal++) if (!taken.has(`${wanted}-${ordinal}`)) return `${wanted}-${ordinal}`
}

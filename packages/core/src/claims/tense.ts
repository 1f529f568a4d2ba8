/**
 * In what tense the text speaks of a thing: from the words of its sentence, else the heading around, else the box of its task.
 *
 * Words per language are data. They are looked for in the sentence that holds the thing, not in the whole paragraph: what one
 * sentence takes away, the next may still name.
 */
import { fold, isSpaced } from '../notation/fold.ts'
import type { Phrase } from '../text/phrase.ts'
import { originalSpan } from '../text/phrase.ts'
import type { Span } from '../text/span.ts'
import type { Tense } from './claim.ts'
import type { Statement } from './statement.ts'

const words = (table: string): readonly string[] => table.split(',').map((word) => fold(word))

/** In the order in which they are asked: an example of something removed is an example. */
const WORDS: readonly (readonly [Tense, readonly string[]])[] = [
  [
    'example',
    words(
      'e.g., for example, for instance, such as, example, examples, placeholder, hypothetical, ví dụ, chẳng hạn, 例如, 比如, 例えば, например, por ejemplo, por exemplo, zum beispiel, z.B., par exemple, 예를 들어',
    ),
  ],
  [
    'was',
    words(
      'removed, remove, removes, removing, deleted, delete, deletes, deleting, renamed, rename, renaming, moved, moved from, replaced, replaces, replace, replacing, deprecated, obsolete, legacy, formerly, previously, used to, no longer, instead of, rather than, dropped, retired, migrated from, was, were, does not exist, do not exist, doesn t exist, not exist, missing, absent, without, xóa, xoá, đã xóa, bỏ, loại bỏ, gỡ bỏ, đổi tên, thay vì, thay thế, không còn, không tồn tại, trước đây, cũ, 删除, 移除, 重命名, 废弃, 不再, 代替, 削除, 廃止, удален, удалить, переименован, вместо, устарел, eliminado, eliminar, en lugar de, removido, entfernt, gelöscht, umbenannt, statt, supprimé, renommé, 삭제',
    ),
  ],
  [
    'output',
    words(
      'generates, generated, generate, output, outputs, produces, produced, emits, emitted, writes to, written to, artifact, artifacts, build output, compiled to, compiles to, exports to, saved to, cached in, logs to, sinh ra, tạo ra, được tạo ra, kết xuất, đầu ra, xuất ra, 生成, 输出, 出力, генерирует, generado, erzeugt, généré',
    ),
  ],
  [
    'planned',
    words(
      'will, will be, shall, to be created, to create, create, creates, creating, to add, add, adds, adding, new, new file, new files, planned, plan to, upcoming, future, later, proposed, propose, todo, tbd, should be, not yet, next step, next steps, introduce, introducing, tạo, tạo mới, thêm, thêm mới, sẽ, dự kiến, đề xuất, mới, chưa, cần tạo, 新增, 新建, 创建, 将, 计划, 追加, 作成, 予定, создать, добавить, будет, новый, crear, añadir, nuevo, criar, novo, erstellen, anlegen, neu, wird, créer, nouveau, 추가, 생성',
    ),
  ],
]

export function tenseOf(statement: Statement, at: Span): Tense {
  if (statement.form === 'fence') return byTask(statement)
  return byWords(sentenceAround(statement.text, at)) ?? byTitles(statement) ?? byTask(statement)
}

/** The words of scripts with spaces by themselves, the others apart. */
const BY_WORDS = new Map(WORDS.flatMap(([, list], rank) => list.filter(isSpaced).map((word) => [word, rank] as const)).reverse())
const UNSPACED = WORDS.map(([, list]) => list.filter((word) => !isSpaced(word)))
const MOST_WORDS = Math.max(...[...BY_WORDS.keys()].map((word) => word.split(' ').length))

function byWords(text: string): Tense | null {
  const folded = fold(text)
  const parts = folded.split(' ')
  let best = WORDS.length
  for (let from = 0; from < parts.length; from++)
    for (let count = 1; count <= MOST_WORDS && from + count <= parts.length; count++)
      best = Math.min(best, BY_WORDS.get(parts.slice(from, from + count).join(' ')) ?? best)
  if (!isSpaced(folded)) best = Math.min(best, ...UNSPACED.map((list, rank) => (list.some((word) => folded.includes(word)) ? rank : best)))
  return WORDS[best]?.[0] ?? null
}

/** `### Files to create`, `## Removed`: the innermost heading only, for it speaks of what stands right below it. */
function byTitles({ titles, above }: Statement): Tense | null {
  const nearest = above.at(-1)?.plain ?? titles.at(-1)
  return nearest === undefined ? null : byWords(nearest)
}

function byTask({ task }: Statement): Tense {
  if (!task) return 'now'
  return task.state === 'done' || task.state === 'cancelled' ? 'done' : 'planned'
}

/** The sentence of a phrase that holds a place, without the code in it: `new.ts` is no word of it. */
function sentenceAround(text: Phrase, at: Span): string {
  const ends = [...blanked(text).matchAll(/(?<!\b(?:e\.g|i\.e|z\.B|cf|vs|etc|approx))[.!?;](?=\s|$)|[。！？；]/giu)].map(
    (match) => match.index + 1,
  )
  const place = plainOffset(text, at.from)
  const from = ends.filter((end) => end <= place).at(-1) ?? 0
  const to = ends.find((end) => end > place) ?? text.plain.length
  return blanked(text).slice(from, to)
}

/** Code says nothing about the tense; what stands in its place keeps the offsets. */
function blanked({ plain, marks }: Phrase): string {
  let text = plain
  for (const { kind, from, to } of marks) if (kind === 'code') text = text.slice(0, from) + '`'.repeat(to - from) + text.slice(to)
  return text
}

/** The offset in `plain` of a place in the original. */
function plainOffset(text: Phrase, original: number): number {
  let low = 0
  let high = text.plain.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (originalSpan(text, middle, middle + 1).to <= original) low = middle + 1
    else high = middle
  }
  return low
}

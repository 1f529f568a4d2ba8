/**
 * The words by which a sentence says that a thing is to come, gone, made by running something, or only an example. Data, per
 * language; adding a language is adding words.
 */
import type { Tense } from './claim.ts'

export type SaidTense = Exclude<Tense, 'now'>

/** Lower case without signs, but with all accents: `môi` is not `mới`, and `thêm` is no English word. */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()

const words = (...tables: readonly string[]): readonly string[] => tables.flatMap((table) => table.split(',').map((word) => plain(word)))

/** In the order in which they are asked: an example of something removed is an example. */
export const ANYWHERE: readonly (readonly [SaidTense, readonly string[]])[] = [
  [
    'example',
    words(
      'e.g., for example, for instance, such as, example, examples, placeholder, hypothetical',
      'ví dụ, chẳng hạn, 例如, 比如, 例えば, например, por ejemplo, por exemplo, zum beispiel, z.B., par exemple, 예를 들어',
    ),
  ],
  [
    'was',
    words(
      'removed, deleted, renamed, moved, replaced, replaced by, deprecated, obsolete, formerly, previously, used to, no longer, instead of, rather than, dropped, retired, migrated from, does not exist, do not exist, doesn t exist, is missing, are missing, is gone, are gone, no file, no such file, was called, were called, old name, used until',
      'đã xóa, đã xoá, bị xóa, loại bỏ, gỡ bỏ, đổi tên, thay vì, thay thế, không còn, không tồn tại, trước đây, bản cũ',
      '删除, 移除, 重命名, 废弃, 不再, 代替, 削除, 廃止, удален, удалён, удалены, переименован, вместо, устарел, eliminado, en lugar de, removido, entfernt, gelöscht, umbenannt, statt, supprimé, renommé, 삭제',
    ),
  ],
  [
    'output',
    words(
      'generates, generated, generate, output, outputs, produces, produced, emits, emitted, writes to, written to, artifact, artifacts, compiled to, compiles to, exports to, saved to, cached in, logs to',
      'sinh ra, tạo ra, được tạo ra, kết xuất, đầu ra, xuất ra, 生成, 输出, 出力, генерирует, generado, erzeugt, généré',
    ),
  ],
  [
    'planned',
    words(
      'will, will be, shall, to be created, to be added, to create, to add, planned, upcoming, proposed, todo, tbd, not yet, next step, next steps, new file, new files, later, should be created',
      'sẽ, dự kiến, đề xuất, chưa có, chưa tạo, cần tạo, tạo mới, thêm mới, tệp mới, 新增, 新建, 将, 计划, 追加, 予定, будет, будут, wird, werden',
    ),
  ],
]

/** These say it only where the sentence begins with them: `Create x`, but not `x creates carts`. Headings and labels too. */
export const OPENING: readonly (readonly [SaidTense, readonly string[]])[] = [
  [
    'was',
    words(
      'remove, removes, removing, delete, deleting, drop, rename, renaming, move, replace, replacing, retire, deprecate, old',
      'xóa, xoá, bỏ, đổi, thay, cũ, удалить, переименовать, eliminar, remover, entfernen, löschen, supprimer',
    ),
  ],
  [
    'done',
    words(
      'done, created, added, updated, implemented, fixed, wrote, written, introduced, extracted, refactored, extended, migrated, changed',
      'xong, hoàn thành, đã xong, đã tạo, đã thêm, đã sửa, đã cập nhật, đã viết, 已创建, 已添加, 已更新, 作成済み, добавлен, создан, creado, añadido, criado, erstellt, hinzugefügt, créé, ajouté',
    ),
  ],
  [
    'planned',
    words(
      'create, creates, creating, add, adds, adding, new, introduce, introducing, implement, implementing, scaffold, write, extract, future, generate',
      'tạo, thêm, mới, viết, 创建, 作成, 添加, создать, добавить, новый, crear, añadir, nuevo, criar, novo, erstellen, anlegen, neu, créer, nouveau, 추가, 생성',
    ),
  ],
]

/** Headings of records: what stands below says what was so then. */
export const RECORD_TITLE =
  /^[^\p{L}]*(?:(?:change|version|work|progress|session|dev(?:elopment)?)[ -]?)?(?:log|history|changes made|what was done|completed(?: work| tasks)?|done|nhật ký(?: thay đổi)?|lịch sử(?: thay đổi)?|đã hoàn thành|更新日志|変更履歴|история изменений)[^\p{L}]*$/iu

/** Headers of columns whose cells are history: `| Before | After |`. */
export const OLD_COLUMN = /^(?:old|before|from|previous|former|cũ|trước|từ|旧|之前|было|antes|vorher|alt|avant)(?![\p{L}])/iu

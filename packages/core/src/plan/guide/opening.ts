/**
 * The paths that a bullet, a cell or a heading opens with, or that stand right behind its label.
 *
 * `src/cart/ – pricing`, `Entry point: src/main.ts`, `Modify src/a.ts and b.ts`, `Tests live in tests/unit/`.
 */
import type { FoundPath } from '../../notation/path.ts'
import { barePath, isDotFile, isFolderName, lastSegment, quotedPath } from '../../notation/path.ts'
import type { Mark, Phrase } from '../../text/phrase.ts'

export interface NamedPath extends FoundPath {
  readonly text: Phrase
  /** Offsets in the plain text. */
  readonly from: number
  readonly to: number
}

/** `folder`: a plain word may name a folder, since a list of its content follows. */
type Reading = 'path' | 'folder'

const VERBS =
  'new|created?|adds?|added|modif(?:y|ied)|updated?|edit(?:ed)?|changed?|extend(?:ed)?|move[ds]?|tests?|tạo|sửa|thêm|mới|cập nhật|新增|新建|修改|创建|добавить|изменить|crear|modificar|neu|ändern'
const NOTHING = /^[^\p{L}\p{N}]*$/u
const VERB_OPENS = String.raw`^[^\p{L}\p{N}]*(?:${VERBS})(?:[ -](?:files?|modules?|folders?|tệp|file))?\s*[)\]]?\s*[:：]?`
const VERB = new RegExp(String.raw`${VERB_OPENS}\s*$`, 'iu')
const VERB_BEFORE = new RegExp(String.raw`${VERB_OPENS}\s+`, 'iu')
const LABEL_BEFORE = /^[^.;!?。\n/]{2,60}?(?:[:：]|\s[—–-])\s+/u
const LABEL = /^[^.;!?。\n]{2,60}?(?:[:：=→]|->|\s[—–-])\s*$/u
const BRACKET = /^[^.;!?。\n]{2,60}[（(]\s*$/u
const PLACE = /(?:^|\s)(?:in|under|at|inside|within|into|trong|ở|tại|vào|位于|在|放在|в|en|im|unter|dans|sous|em)\s+(?:the\s+)?$/iu
const FOLDER_BEHIND = /^\s+(?:in|under|inside|within|trong|ở|tại|在|в|en|unter|dans|em)\s+(?:the\s+)?/iu
/** Letters before a path that may introduce it. */
const LONGEST = 200
/** Words before a path that deny it or only compare with it. */
const DENIAL = /(?:^|\s)(?:not?|never|instead of|rather than|like|as|patterns?|similar|không|thay vì|ví dụ|như|不|без|не|e\.g\.)(?:\s|$)/iu
const JOINT = /^(?:\s*[（(][^()（）]{0,40}[)）])?(?:\s*[,;&+/、，]\s*|\s+)(?:(?:and|or|và|hoặc|und|y|et|e|和|と|и)\s+)?/u

export function openingPaths(text: Phrase, reading: Reading = 'path'): NamedPath[] {
  const start = quotedStart(text) ?? bareStart(text)
  if (start === null) return reading === 'folder' ? plainFolder(text) : []
  const found: NamedPath[] = []
  for (let at: number | null = start; at !== null; at = nextStart(text, found)) {
    const path = pathAt(text, at)
    if (!path) break
    found.push(besideFirst(path, found[0]))
  }
  return inFolder(text, found)
}

/** `Cart.tsx in src/cart/`: the folder stands behind the names. */
function inFolder(text: Phrase, found: readonly NamedPath[]): NamedPath[] {
  const last = found.at(-1)
  const joint =
    last && found.every(({ path, kind }) => kind !== 'directory' && !path.includes('/'))
      ? FOLDER_BEHIND.exec(text.plain.slice(last.to))
      : null
  const folder = last && joint ? pathAt(text, last.to + joint[0].length) : null
  return folder?.kind === 'directory'
    ? found.map((path) => ({ ...path, path: `${folder.path.replace(/\/+$/, '')}/${path.path}` }))
    : [...found]
}

/** All paths of a cell: quoted ones wherever they stand, others where nothing else stands in it. */
export function cellPaths(text: Phrase): NamedPath[] {
  const quoted = text.marks.flatMap((mark) => markedPath(text, mark) ?? [])
  if (quoted.length > 0) return quoted
  const bare = [...text.plain.matchAll(/[^\s,;]+/g)].map((hit) => bareAt(text, hit.index))
  return bare.every((path) => path !== null) ? bare : []
}

/** Where the first quoted path stands, if what is before it introduces it. */
function quotedStart(text: Phrase): number | null {
  const mark = text.marks.find((each) => markedPath(text, each) !== null)
  if (!mark) return null
  const before = text.plain.slice(0, mark.from)
  if (before.length > LONGEST) return null
  const isIntroduced = [NOTHING, VERB, LABEL, BRACKET, PLACE].some((pattern) => pattern.test(before))
  return isIntroduced && !DENIAL.test(before) ? mark.from : null
}

function bareStart(text: Phrase): number | null {
  const starts = [/^[^\p{L}\p{N}@.*_/[<{]*/u, VERB_BEFORE, LABEL_BEFORE].map(
    (pattern) => pattern.exec(text.plain.slice(0, LONGEST))?.[0].length,
  )
  return starts.find((at) => at !== undefined && bareAt(text, at) !== null) ?? null
}

function plainFolder(text: Phrase): NamedPath[] {
  const name = text.plain.trim()
  return isFolderName(name) ? [{ path: `${name.replace(/\/$/, '')}/`, kind: 'directory', text, from: 0, to: text.plain.length }] : []
}

const pathAt = (text: Phrase, at: number): NamedPath | null => {
  const mark = text.marks.find((each) => each.from === at && markedPath(text, each) !== null)
  return mark ? markedPath(text, mark) : bareAt(text, at)
}

function markedPath(text: Phrase, mark: Mark): NamedPath | null {
  if (mark.kind !== 'code' && mark.kind !== 'link') return null
  const found = quotedPath(text.plain.slice(mark.from, mark.to)) ?? (mark.href ? barePath(mark.href.replace(/^\/|#.*$/g, '')) : null)
  return found && { ...found, text, from: mark.from, to: mark.to }
}

function bareAt(text: Phrase, at: number): NamedPath | null {
  const word = /^[^\s,;，、]+/u.exec(text.plain.slice(at, at + 300))?.[0].replace(/(?:[:：.!?]|\)(?<!\([^()]*\)))+$/u, '') ?? ''
  const found = barePath(word)
  return found && { ...found, text, from: at, to: at + word.length }
}

function nextStart(text: Phrase, found: readonly NamedPath[]): number | null {
  const end = found.at(-1)?.to ?? 0
  const joint = JOINT.exec(text.plain.slice(end))
  return joint ? end + joint[0].length : null
}

/** `src/cart/a.ts and b.ts`: the second stands beside the first. `a.tsx / .test.tsx`: it differs in its ending alone. */
function besideFirst(path: NamedPath, first: NamedPath | undefined): NamedPath {
  if (first?.kind !== 'file' || path.path.includes('/')) return path
  const folder = first.path.slice(0, first.path.lastIndexOf('/') + 1)
  const stem = path.path.startsWith('.') && !isDotFile(path.path) ? lastSegment(first.path).replace(/\..*$/, '') : ''
  return { ...path, path: folder + stem + path.path }
}

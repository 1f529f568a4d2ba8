/**
 * How files of a folder are named: "Components: `PascalCase.tsx` in `src/components/`".
 */
import type { NamingPattern } from '../../notation/naming.ts'
import { isWritten, namingPatterns } from '../../notation/naming.ts'
import type { Phrase } from '../../text/phrase.ts'
import { originalSpan } from '../../text/phrase.ts'
import type { Claim, Finding, Found } from '../claim.ts'
import { advice, broken, holds, unproven } from '../claim.ts'
import { isAside, isCode } from '../facts/script.ts'
import type { Kind } from '../kind.ts'
import { nameOf } from '../places.ts'
import { filesBelow, folderNamed, isFolderText, listed, ruleSentences, ruleTense } from '../rule.ts'
import type { Statement, TextStatement } from '../statement.ts'
import type { Tree, World } from '../tree.ts'

interface Detail {
  readonly pattern: Pick<NamingPattern, 'case' | 'prefix' | 'suffix' | 'text'>
  /** As written; null where only the label says which files are meant. */
  readonly folder: string | null
  /** The folders that the label means, by their names; empty for all of the code. */
  readonly label: readonly string[]
  readonly of: Of
}

type Of = 'files' | 'components' | 'folders'

const FILES = { 'src/lib/user-card.ts': '', 'src/lib/a.ts': '', 'src/lib/getUser.ts': '', 'src/lib/index.ts': '' }

export const naming: Kind<Detail> = {
  name: 'naming',
  summary: 'A file is not named the way the document says files of its folder are.',
  examples: [
    {
      document: '# Guide\n\n## Naming\n\n- Components: `PascalCase.tsx` in `src/components/`\n- Functions: `camelCase` in `src/lib/`\n',
      files: { 'src/components/UserCard.tsx': '', 'src/components/list/index.tsx': '', 'src/components/list/Row.test.tsx': '' },
      expect: ['holds PascalCase.tsx in src/components'],
    },
    { document: '# Guide\n\n- Files are kebab-case in `src/lib/`.\n', files: FILES, expect: ['advice kebab-case in src/lib'] },
    {
      document: '# Hướng dẫn\n\n- Tên tệp dùng kebab-case trong `src/lib/`, không phải camelCase.\n',
      files: { ...FILES, 'src/lib/setUser.ts': '' },
      base: FILES,
      expect: ['broken kebab-case in src/lib'],
    },
    {
      document:
        '# Guide\n\n| What | Case | Where |\n|---|---|---|\n| Files | snake_case | `app/` |\n| Hooks | `useCamelCase.ts` | `hooks/` |\n',
      files: { 'app/user_card.py': '', 'app/__init__.py': '' },
      expect: ['holds snake_case in app', 'unproven useCamelCase.ts in hooks'],
    },
    {
      document:
        '# Guide\n\n- Files: `kebab-case.service.ts` in `server/`\n- We like camelCase, see `src/lib/`. Constants are UPPER_SNAKE_CASE.\n',
      files: { 'src/lib/A.ts': '' },
      expect: ['unproven kebab-case.service.ts in server'],
    },
    {
      document: '# Guide\n\n- Components: `PascalCase.tsx` (e.g., `UserCard.tsx`)\n- Files: `snake_case.py`\n- Functions: `snake_case`\n',
      files: { 'web/components/UserCard.tsx': '', 'web/pages/home.tsx': '', 'api/userCard.py': '', 'api/user_list.py': '' },
      expect: ['holds PascalCase.tsx in components folders', 'unproven snake_case.py in the code'],
    },
  ],
  recognise: (statement: Statement): Found<Detail>[] => {
    if (statement.form === 'fence' || statement.row.length > WIDEST_ROW || !/case/i.test(statement.text.plain)) return []
    const seen = new Set<string>()
    return rulesOf(statement).flatMap(({ pattern, folder, label, of }) => {
      const subject = `${pattern.text} in ${folder ?? (label[0] ? `${label[0]} folders` : 'the code')}`
      if (seen.has(subject)) return []
      seen.add(subject)
      const detail = {
        pattern: { case: pattern.case, prefix: pattern.prefix, suffix: pattern.suffix, text: pattern.text },
        folder,
        label,
        of,
      }
      return [
        {
          subject,
          span: originalSpan(statement.text, pattern.from, pattern.to),
          sure: folder === null ? 'low' : 'high',
          tense: ruleTense(statement),
          detail,
        },
      ]
    })
  },
  judge: ({ detail }: Claim<Detail>, world: World): Finding => {
    const { pattern, label } = detail
    const folder = detail.folder === null ? '' : folderNamed(world.tree, detail.folder, world.document)
    if (folder === null) return unproven(`${detail.folder} is no folder here.`)
    const all = candidates(detail, folder, world.tree)
    const wrong = all.filter((path) => !conforms(path, pattern))
    const place = detail.folder !== null ? `in ${folder}/` : label.length > 0 ? `in folders named ${label.join(' or ')}` : 'in the code'
    if (all.length === 0) return unproven(`Nothing ${place} is spoken of.`)
    const rate = `${all.length - wrong.length} of ${all.length} ${place} conform to ${pattern.text}`
    if (wrong.length === 0) return holds(`${rate}.`, folder === '' ? undefined : { path: folder, line: null })
    const added = world.base ? wrong.filter((path) => !world.base?.kindOf(path)) : []
    const at = { path: added[0] ?? wrong[0] ?? folder, line: null }
    if (added.length > 0) return broken(`${rate}; new and otherwise: ${listed(added)}.`, at)
    if (world.base && wrong.length * 2 <= all.length) return holds(`${rate}; nothing new differs.`, at)
    const why = `${rate}; otherwise: ${listed(wrong)}.`
    // Without a folder the rule may be meant for other files.
    return detail.folder === null && wrong.length * 5 > all.length ? unproven(why, at) : advice(why, at)
  },
}

/** Wider rows are data. */
const WIDEST_ROW = 20

interface Rule {
  readonly pattern: NamingPattern
  readonly folder: string | null
  readonly label: readonly string[]
  readonly of: Of
}

const DENIED = /(?<!\p{L})(?:not|never|instead of|rather than|no|over|không(?: phải| dùng)?|thay vì)\s+(?:use\s+)?[`"']?$/iu

function rulesOf(statement: TextStatement): Rule[] {
  const { text } = statement
  const { names, sentences } = ruleSentences(text)
  return sentences.flatMap(({ from, text: covered }) => {
    const to = from + covered.length
    const sentence = text.plain.slice(from, to)
    const patterns = namingPatterns(sentence)
      .filter((pattern) => !DENIED.test(sentence.slice(Math.max(0, pattern.from - 30), pattern.from)))
      .map((pattern) => ({ ...pattern, from: from + pattern.from, to: from + pattern.to }))
    const [pattern] = patterns
    // Two cases and a folder: which of them is for the folder?
    if (!pattern || new Set(patterns.map((each) => each.text)).size > 1) return []
    const of = spokenOf(sentence, pattern, statement)
    const own = names.filter(
      (name) => name.from >= from && name.to <= to && isFolderText(name.text) && namingPatterns(name.text).length === 0,
    )
    const folders = own.length > 0 ? own.map((name) => name.text) : around(statement)
    if (of === null || folders.length > 3) return []
    if (folders.length === 0) return unplaced(sentence, pattern, of, statement)
    return folders.map((folder) => ({ pattern, folder: folder.replace(/^\.\/|\/?\*.*$|\/+$/g, ''), label: [], of }))
  })
}

/** What the label before the pattern, or the first cell of its row, calls the files: the names that their folders have. */
const LABELS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:(?:react|vue|ui)\s)?(?:components?|thành phần)(?:\sfiles?)?$/iu, ['components']],
  [/^(?:custom\s)?hooks?(?:\sfiles?)?$/iu, ['hooks']],
  [/^services?(?:\sfiles?)?$/iu, ['services']],
  [/^(?:utilit(?:y|ies)|utils?|helpers?|tiện ích)(?:\sfiles?)?$/iu, ['utils', 'helpers', 'utilities']],
  [/^(?:pages?|screens?|trang|màn hình)(?:\sfiles?)?$/iu, ['pages', 'screens']],
  [/^(?:stores?|slices?)(?:\sfiles?)?$/iu, ['stores', 'store']],
  [/^models?(?:\sfiles?)?$/iu, ['models']],
  [/^(?:controllers?)(?:\sfiles?)?$/iu, ['controllers']],
  [/^tools?\sfiles?$/iu, ['tools']],
  [/^(?:all\s|source\s)?(?:files?|file\s?names?|filenames?|tệp|tập tin|tên (?:tệp|file))$/iu, []],
]

/** No folder is named: an ending or the word "files" says which are meant, and a label where to look. */
function unplaced(sentence: string, pattern: NamingPattern, of: Of, { row, text }: TextStatement): Rule[] {
  const written = row.length > 0 && row[0]?.text !== text ? row[0]?.text.plain : /^[^:：]{2,30}(?=[:：])/u.exec(sentence)?.[0]
  const label = LABELS.find(([shape]) => shape.test((written ?? '').trim()))?.[1]
  return label === undefined || of === 'folders' ? [] : [{ pattern, folder: null, label, of }]
}

/** What is named: files, unless the words speak of names inside of them. */
function spokenOf(sentence: string, { suffix }: NamingPattern, { row }: TextStatement): Of | null {
  const words = row.length > 0 ? row.map(({ text }) => text.plain.slice(0, 200)).join(' ') : sentence
  if (suffix !== '') return 'files'
  if (/(?<!\p{L})(?:files?|file ?names?|filenames?|modules?|tệp|tập tin|tên file)(?!\p{L})/iu.test(words)) return 'files'
  if (
    /(?<!\p{L})(?:functions?|methods?|variables?|constants?|class(?:es)?|types?|interfaces?|enums?|props|parameters?|fields?|columns?|tables?|keys?|routes?|urls?|endpoints?|branch(?:es)?|json|props|events?|hàm|biến|hằng(?: số)?|lớp|kiểu|trường|cột|bảng|nhánh)(?!\p{L})/iu.test(
      words,
    )
  )
    return null
  if (/(?<!\p{L})(?:components?|thành phần)(?!\p{L})/iu.test(words)) return 'components'
  return /(?<!\p{L})(?:folders?|director(?:y|ies)|thư mục)(?!\p{L})/iu.test(words) ? 'folders' : null
}

/** The folder of the row, else of the bullet or the heading around, where there is a single one. */
function around({ row, above, titles, text }: TextStatement): string[] {
  const inRow = row.flatMap((cell) => (cell.text === text ? [] : quotedFolders(cell.text)))
  if (inRow.length > 0) return inRow
  const bullet = above.at(-1)
  const inBullet = bullet ? quotedFolders(bullet) : []
  if (inBullet.length > 0) return inBullet.length === 1 ? inBullet : []
  const title = titles.at(-1)?.trim() ?? ''
  return row.length === 0 && title.endsWith('/') && isFolderText(title) ? [title] : []
}

const quotedFolders = (text: Phrase): string[] =>
  text.marks.flatMap(({ kind, from, to }) =>
    kind === 'code' && isFolderText(text.plain.slice(from, to)) ? [text.plain.slice(from, to)] : [],
  )

/** Names that a framework or a custom gives. */
const GIVEN =
  /^(?:index|main|mod|__\w+__|[_.+([].*|README.*|LICENSE.*|CHANGELOG.*|page|layout|loading|error|not-found|template|default|route|middleware|setup|conftest|vite-env|env)$/i
const COMPONENT = /\.(?:tsx|jsx|vue|svelte|astro)$/

function candidates({ pattern, label, of }: Detail, folder: string, tree: Tree): string[] {
  if (of === 'folders')
    return tree
      .list(folder)
      .flatMap((name) => (name.endsWith('/') && !GIVEN.test(stemOf(name.slice(0, -1))) ? [`${folder}/${name.slice(0, -1)}`] : []))
  const below = filesBelow(tree, folder).filter(
    (path) => !isAside(path.slice(folder.length)) && !GIVEN.test(stemOf(nameOf(path))) && !/\.config\./.test(path) && isUnder(path, label),
  )
  if (pattern.suffix !== '') return below.filter((path) => path.endsWith(pattern.suffix))
  return below.filter((path) => (of === 'components' ? COMPONENT.test(path) : isCode(path)))
}

/** True below a folder of one of the names; a rule for all is for every file. */
const isUnder = (path: string, label: readonly string[]): boolean =>
  label.length === 0 ||
  path
    .split('/')
    .slice(0, -1)
    .some((part) => label.includes(part))

const stemOf = (name: string): string => name.replace(/^([^.]+)\..*$/, '$1')

const conforms = (path: string, pattern: Detail['pattern']): boolean => isWritten(stemOf(nameOf(path)), pattern)

/**
 * What must not stand in the code: "no `debugger` in `src/`", "never use `eval` anywhere in the code".
 */
import { quotedPath } from '../../notation/path.ts'
import { originalSpan } from '../../text/phrase.ts'
import type { Claim, Finding, Found } from '../claim.ts'
import { advice, broken, holds, unproven } from '../claim.ts'
import { occurrences } from '../facts/occurrences.ts'
import { isAside, isCode } from '../facts/script.ts'
import type { Kind } from '../kind.ts'
import type { Name, Sentence } from '../rule.ts'
import { filesBelow, folderNamed, isFolderText, listed, namesIn, ruleSentences, ruleTense, SOME } from '../rule.ts'
import type { Statement } from '../statement.ts'
import type { Tree, World } from '../tree.ts'

interface Detail {
  readonly literal: string
  /** As written; null for the code as a whole. */
  readonly folder: string | null
}

/** Written apart, so that nobody takes the example for the thing. */
const LOG = ['console', 'log'].join('.')

export const absent: Kind<Detail> = {
  name: 'absent',
  summary: 'The code holds what the document says it does not.',
  examples: [
    {
      document: `# Guide\n\n## Error Handling\n\n- No \`${LOG}\` in \`src/\`; never use \`eval\` anywhere in the code.\n`,
      files: { 'src/a.ts': `${LOG}(1)\n// ${LOG}(2)\nconst s = "eval"`, 'src/a.test.ts': `${LOG}(3)`, 'lib/b.ts': 'evaluate()' },
      expect: [`advice ${LOG} in src`, 'holds eval in the code'],
    },
    {
      document: '# Guide\n\n- Do not use `any` or `var` in `src/`.\n',
      files: { 'src/a.ts': 'let a: any\nlet b: any\nPromise.any([])', 'src/b.ts': 'var c = 1' },
      base: { 'src/a.ts': 'let a: any', 'src/b.ts': 'var c = 1' },
      expect: ['broken any in src', 'advice var in src'],
    },
    {
      document: '# Hướng dẫn\n\n- Không dùng `print` trong `app/`\n- Cấm dùng `eval` trong mã nguồn\n- `debugger` is forbidden in `web/`\n',
      files: { 'app/a.py': '# print(1)\nvalue = 1', 'app/b.js': 'eval(x)' },
      expect: ['holds print in app', 'advice eval in the code', 'unproven debugger in web'],
    },
    {
      document: '# Guide\n\n- There is no `config.ts` in `src/`. No `id` was given. Never use `foo`; `src/` holds no state.\n',
      files: { 'src/a.ts': 'foo(id)' },
      expect: [],
    },
  ],
  recognise: (statement: Statement): Found<Detail>[] => {
    if (statement.form === 'fence') return []
    const { text } = statement
    const { names, sentences } = ruleSentences(text)
    const seen = new Set<string>()
    return names.length === 0
      ? []
      : sentences.flatMap((sentence) =>
          rulesOf(sentence, names).flatMap(({ at, detail, isSoft }) => {
            const subject = `${detail.literal} in ${detail.folder ?? 'the code'}`
            if (seen.has(subject)) return []
            seen.add(subject)
            const sure = isSoft ? 'low' : 'high'
            return [{ subject, span: originalSpan(text, at.from, at.to), sure, tense: ruleTense(statement), detail } as const]
          }),
        )
  },
  judge: ({ detail }: Claim<Detail>, { tree, base, document }: World): Finding => {
    const { literal } = detail
    const found = placesOf(detail, tree, document)
    if (found === null) return unproven(`${detail.folder} is no folder here.`)
    const [first] = found
    if (!first) return holds(`${literal} stands nowhere in ${detail.folder ?? 'the code'}.`)
    const why = `${literal} stands ${found.length === 1 ? 'once' : `${found.length} times`} there: ${listed(found.map(({ path, line }) => `${path}:${line}`))}`
    const before = base && placesOf(detail, base, document)
    if (!before) return advice(`${why}.`, first)
    if (found.length <= before.length) return advice(`${why}, as before.`, first)
    const old = new Map<string, number>()
    for (const { path } of before) old.set(path, (old.get(path) ?? 0) + 1)
    const grown = found.find(({ path }) => found.filter((each) => each.path === path).length > (old.get(path) ?? 0)) ?? first
    return broken(`${why}; it was ${before.length} before.`, grown)
  },
}

const ADD = String.raw`(?:\s(?:calls?|statements?|types?|usage|uses?|imports?|casts?|functions?|blocks?|comments?|s|lệnh|kiểu|hàm)){0,2}`
const CODE = String.raw`(?:code\s?base|source(?:\scode)?|(?:production|application|app|our)\scode|code|mã nguồn|mã|toàn bộ (?:mã nguồn|code|dự án)|code base)`
const PLACE = `(?:(?:in|inside|under|within|from|trong|ở|tại)\\s(?:the\\s|all\\s|all of\\s)?(?:(?:folder|directory|thư mục)\\s)?(${SOME})|(?:anywhere\\s)?(?:in|trong)\\s(?:the\\s|all\\s)?(${CODE})(?!\\p{L}))`
/** One row for each way to say it: the literals, then the place; a soft one asks, and never is red. */
const SHAPES: readonly { readonly isSoft: boolean; readonly pattern: RegExp }[] = (
  [
    [
      false,
      `(?<!\\p{L})(?:no|never\\s(?:use|call|write|leave|commit)|(?:do|does|must|should)\\snot\\s(?:use|call|leave|contain|commit)|(?:don|doesn|mustn|shouldn)['’]?t\\s(?:use|call|leave|contain)|zero|without)\\s(?:any\\s|raw\\s|direct\\s|bare\\s|the\\s)?(${SOME})${ADD}\\s${PLACE}`,
    ],
    [true, `(?<!\\p{L})(?:avoid(?:\\susing)?|tránh(?:\\sdùng)?|hạn chế(?:\\sdùng)?)\\s(${SOME})${ADD}\\s${PLACE}`],
    [
      false,
      `(${SOME})${ADD}\\s(?:is|are)\\s(?:strictly\\s)?(?:forbidden|banned|prohibited|disallowed|not\\sallowed|never\\sused|not\\sused)\\s${PLACE}`,
    ],
    [
      false,
      `(?<!\\p{L})(?:không(?:\\sđược)?(?:\\sphép)?\\s(?:dùng|sử dụng|gọi|để lại|có)|cấm(?:\\s(?:dùng|sử dụng))?)\\s(${SOME})${ADD}\\s${PLACE}`,
    ],
    [false, `(${SOME})${ADD}\\s(?:bị\\s)?cấm\\s${PLACE}`],
  ] as const
).map(([isSoft, pattern]) => ({ isSoft, pattern: new RegExp(pattern, 'dgiu') }))

interface Rule {
  readonly at: Name
  readonly detail: Detail
  readonly isSoft: boolean
}

/** A rule with exceptions is not judged. */
const EXCEPT = /(?<!\p{L})(?:except|unless|other than|apart from|outside|ngoại trừ|trừ khi|trừ)(?!\p{L})/iu

function rulesOf(sentence: Sentence, names: readonly Name[]): Rule[] {
  if (EXCEPT.test(sentence.text)) return []
  return SHAPES.flatMap(({ isSoft, pattern }) =>
    [...sentence.text.matchAll(pattern)].flatMap(({ indices }) => {
      const group = (index: number): Name[] => {
        const at = indices?.[index]
        return at ? namesIn(names, sentence.from + at[0], sentence.from + at[1]) : []
      }
      const folders = indices?.[2] ? group(2).map(({ text }) => (isFolderText(text) || /^[\w-]+$/.test(text) ? text : null)) : ['']
      if (folders.includes(null)) return []
      return group(1).flatMap((at) =>
        isLiteral(at.text)
          ? folders.map((folder) => ({
              at,
              isSoft,
              detail: { literal: bare(at.text), folder: folder ? folder.replace(/^\.\/|\/+$/g, '') : null },
            }))
          : [],
      )
    }),
  )
}

const bare = (text: string): string => text.trim().replace(/\(\)$/, '')

/** Code that can be looked for; a file is another kind's. */
function isLiteral(text: string): boolean {
  const literal = bare(text)
  return (
    literal.length >= 2 &&
    literal.length <= 60 &&
    /[\p{L}]/u.test(literal) &&
    literal.split(/\s+/).length <= 3 &&
    !/[*<>{}…]|\.{3}/u.test(literal) &&
    !isFolderText(literal) &&
    quotedPath(literal)?.kind !== 'file'
  )
}

interface Place {
  readonly path: string
  readonly line: number
}

function placesOf({ literal, folder }: Detail, tree: Tree, document: string): Place[] | null {
  const at = folder === null ? '' : folderNamed(tree, folder, document)
  if (at === null) return null
  return filesBelow(tree, at)
    .filter((path) => isCode(path) && !isAside(path.slice(at.length)))
    .flatMap((path) => occurrences(tree)(path, literal).map((line) => ({ path, line })))
}

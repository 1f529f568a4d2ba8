/**
 * What must not import what: "`core` must not import `web`", "`cart/` only through `cart/index.ts`".
 */
import { originalSpan } from '../../text/phrase.ts'
import type { Claim, Finding, Found } from '../claim.ts'
import { advice, broken, holds, unproven } from '../claim.ts'
import type { Import } from '../facts/imports.ts'
import { hasImports, imports } from '../facts/imports.ts'
import { isAside } from '../facts/script.ts'
import type { Kind } from '../kind.ts'
import { named } from '../places.ts'
import type { Name, Sentence } from '../rule.ts'
import { filesBelow, folderNamed, listed, namesIn, ONE, ruleSentences, ruleTense, SOME } from '../rule.ts'
import type { Statement } from '../statement.ts'
import type { Tree, World } from '../tree.ts'

/** `never`: files below `from` import nothing of `to`. `through`: what is below `to` is imported only as `from`. */
interface Detail {
  readonly rule: 'never' | 'through'
  readonly from: string
  readonly to: string
}

export const importRule: Kind<Detail> = {
  name: 'import',
  summary: 'A file imports what the document says it must not.',
  examples: [
    {
      document: '# Guide\n\n## Code Structure\n\n- `core` must not import `web`, and `src/ui/` never imports from `src/db/`.\n',
      files: {
        'packages/core/src/a.ts': "import { b } from './b'\nexport * from '@shop/web'",
        'packages/core/src/b.ts': '',
        'packages/web/package.json': '{ "name": "@shop/web" }',
        'packages/web/src/index.ts': '',
        'src/ui/page.ts': "// import '../db/x'\nconst text = \"from '../db/x'\"",
        'src/db/x.ts': '',
      },
      expect: ['broken core must not import web', 'holds src/ui must not import src/db'],
    },
    {
      document: '# Guide\n\n- `ui` must not depend on `db` or `knex`\n',
      files: {
        'tsconfig.json': '{ // paths\n "compilerOptions": { "paths": { "~data/*": ["./src/db/*"], } } }',
        'package.json': '{ "dependencies": { "knex": "3.0.0" } }',
        'src/ui/old.ts': "const db = require('~data/x')",
        'src/ui/new.ts': "const knex = require('knex')",
        'src/db/x.ts': '',
      },
      base: {
        'tsconfig.json': '{ "compilerOptions": { "paths": { "~data/*": ["./src/db/*"] } } }',
        'src/ui/old.ts': "const db = require('~data/x')",
        'src/db/x.ts': '',
      },
      expect: ['advice ui must not import db', 'broken ui must not import knex'],
    },
    {
      document: '# Hướng dẫn\n\n- `domain` không được import `infra`.\n- `cart/` chỉ được import qua `cart/index.ts`.\n',
      files: {
        'app/domain/user.py': 'from app.infra.mail import send\n',
        'app/infra/mail.py': '',
        'src/cart/index.ts': "export * from './sum'",
        'src/cart/sum.ts': '',
        'src/order.ts': "import { sum } from './cart'",
      },
      expect: ['broken domain must not import infra', 'holds cart only through cart/index.ts'],
    },
    {
      document: '# Guide\n\n- `cart/` is imported only through `cart/index.ts`.\n- No imports from `server/` in `client/`.\n',
      files: { 'src/cart/index.ts': '', 'src/cart/sum.ts': '', 'src/order.ts': "import { sum } from './cart/sum'", 'client/a.ts': '' },
      expect: ['broken cart only through cart/index.ts', 'unproven client must not import server'],
    },
    {
      document: '# Guide\n\n- `core` imports `text`. Do not import `any` thing by hand. `a.ts` must not import too much.\n',
      files: { 'core/a.ts': '' },
      expect: [],
    },
  ],
  recognise: (statement: Statement): Found<Detail>[] => {
    if (statement.form === 'fence') return []
    const { text } = statement
    const { names, sentences } = ruleSentences(text)
    const seen = new Set<string>()
    return names.length < 2
      ? []
      : sentences.flatMap((sentence) =>
          rulesOf(sentence, names).flatMap(({ at, detail }) => {
            const subject =
              detail.rule === 'never' ? `${detail.from} must not import ${detail.to}` : `${detail.to} only through ${detail.from}`
            if (seen.has(subject)) return []
            seen.add(subject)
            return [{ subject, span: originalSpan(text, at.from, at.to), sure: 'high', tense: ruleTense(statement), detail } as const]
          }),
        )
  },
  judge: ({ detail }: Claim<Detail>, world: World): Finding => {
    const found = violations(detail, world.tree, world.document)
    if (typeof found === 'string') return unproven(found)
    if (found.length === 0) return holds('No import breaks it.')
    const before = world.base ? violations(detail, world.base, world.document) : []
    const old = new Set(typeof before === 'string' ? [] : before.map(keyOf))
    const added = found.filter((each) => !old.has(keyOf(each)))
    const told = added.length > 0 ? added : found
    const at = told[0] && { path: told[0].file, line: told[0].line }
    const why = `${listed(told.map(({ file, line, path, name }) => `${file}:${line} imports ${path ?? name}`))}.`
    return added.length > 0 ? broken(why, at) : advice(`${why.slice(0, -1)}, as before.`, at)
  },
}

const NOUN = String.raw`(?:\s(?:package|module|layer|folder|directory|code|files?|components?))?`
const CONNECT = String.raw`(?:anything\s|any\s|code\s|modules?\s|directly\s|the\s|from\s|on\s|upon\s|of\s){0,4}`
/** The last name of a list opens the next rule where a verb follows it. */
const OVER = String.raw`(?!\s(?:must|should|may|can|cannot|never|do|does|không|chỉ|cấm)(?!\p{L}))`
/** One row for each way to say it; the groups tell which names are which. */
const SHAPES: readonly { readonly rule: Detail['rule']; readonly from: number; readonly to: number; readonly pattern: RegExp }[] = (
  [
    // `core` must not import `web`
    [
      'never',
      1,
      2,
      `(${SOME})${NOUN}\\s(?:(?:must|should|may|can|do|does|shall|is|are|will|would)(?:\\s(?:not|never)|n['’]t)|cannot|never)\\s(?:be\\s)?(?:allowed\\sto\\s|permitted\\sto\\s|directly\\s|ever\\s)?(?:import|imports|depend|depends|require|requires)\\s${CONNECT}(${SOME})${OVER}`,
    ],
    // No imports from `web` in `core`
    [
      'never',
      2,
      1,
      `(?:no|never|zero)\\s(?:direct\\s)?imports?\\s(?:from|of)\\s(?:the\\s)?(${SOME})${NOUN}\\s(?:in|inside|within|into)\\s(?:the\\s)?(${SOME})`,
    ],
    [
      'never',
      2,
      1,
      `(?:do\\snot|don['’]t|never|must\\snot)\\simport\\s(?:from\\s)?(${SOME})${NOUN}\\s(?:in|inside|within|into)\\s(?:the\\s)?(${SOME})`,
    ],
    // `cart/` is imported only through `cart/index.ts`
    [
      'through',
      2,
      1,
      `(${ONE})${NOUN}\\s(?:is\\s|are\\s|may\\sbe\\s|must\\sbe\\s|should\\sbe\\s|can\\sbe\\s)?(?:only\\s)?(?:imported\\s|used\\s|reached\\s|accessed\\s)?(?:only\\s)?(?:through|via)\\s(?:the\\s|its\\s)?(?:barrel\\s)?(${ONE})`,
    ],
    ['through', 2, 1, `import\\s(?:from\\s)?(${ONE})${NOUN}\\sonly\\s(?:through|via)\\s(?:the\\s|its\\s)?(${ONE})`],
    // `domain` không được import `ui`
    [
      'never',
      1,
      2,
      `(${SOME})\\s(?:tuyệt đối\\s)?(?:không(?:\\sbao giờ)?(?:\\sđược(?:\\sphép)?|\\snên)?|cấm)\\s(?:trực tiếp\\s)?(?:import|phụ thuộc)\\s(?:trực tiếp\\s)?(?:từ\\s|vào\\s|đến\\s)?(${SOME})${OVER}`,
    ],
    ['never', 2, 1, `(?:không(?:\\sđược)?|cấm)\\simport\\s(?:từ\\s)?(${SOME})\\s(?:trong|ở|tại|vào)\\s(${SOME})`],
    ['through', 2, 1, `(${ONE})\\schỉ\\s(?:được\\s)?(?:phép\\s)?(?:import|dùng|truy cập)\\s(?:thông\\s)?qua\\s(${ONE})`],
  ] as const
).map(([rule, from, to, pattern]) => ({ rule, from, to, pattern: new RegExp(pattern, 'dgiu') }))

const ONLY = /(?<!\p{L})(?:only|chỉ)(?!\p{L})/iu
/** A rule with exceptions is not judged. */
const EXCEPT = /(?<!\p{L})(?:except|unless|other than|apart from|ngoại trừ|trừ khi|trừ)(?!\p{L})/iu

interface Rule {
  readonly at: Name
  readonly detail: Detail
}

function rulesOf(sentence: Sentence, names: readonly Name[]): Rule[] {
  if (EXCEPT.test(sentence.text)) return []
  return SHAPES.flatMap(({ rule, from, to, pattern }) => {
    if (rule === 'through' && !ONLY.test(sentence.text)) return []
    return [...sentence.text.matchAll(pattern)].flatMap(({ indices }) => {
      const [sources, targets] = [from, to].map((group) => {
        const at = indices?.[group]
        return at ? namesIn(names, sentence.from + at[0], sentence.from + at[1]) : []
      }) as [Name[], Name[]]
      return sources.flatMap((source) => targets.flatMap((target) => ruleOf(rule, source, target)))
    })
  })
}

function ruleOf(rule: Detail['rule'], source: Name, target: Name): Rule[] {
  const [from, to] = [source, target].map(({ text }) => text.replace(/^\.\//, '').replace(/\/(?:\*{1,2})?$/, '')) as [string, string]
  const isPlace = (text: string) => /^[@\w.:/*-]{2,80}$/.test(text) && !/\(|^\d/.test(text)
  const isFile = /\.\w{1,4}$/.test(from)
  if (!isPlace(from) || !isPlace(to) || from === to || (rule === 'never' ? isFile : !isFile)) return []
  return [{ at: rule === 'never' ? source : target, detail: { rule, from, to } }]
}

interface Violation extends Import {
  readonly file: string
}

const keyOf = ({ file, name }: Violation): string => `${file} ${name}`

/** The imports that break the rule; a sentence where it cannot be judged. */
function violations(detail: Detail, tree: Tree, document: string): Violation[] | string {
  return detail.rule === 'never' ? forbidden(detail, tree, document) : around(detail, tree, document)
}

function forbidden({ from, to }: Detail, tree: Tree, document: string): Violation[] | string {
  const folder = folderNamed(tree, from, document)
  if (folder === null) return `${from} is no folder here.`
  const target = folderNamed(tree, to, document) ?? fileNamed(tree, to, document)
  if (target === null && !isPackage(tree, to)) return `${to} is neither a folder nor a package here.`
  const isHit = (each: Import) =>
    target === null ? each.package === to || each.name === to : each.path !== null && isIn(each.path, target)
  return importsBelow(tree, folder).filter((each) => isHit(each) && (target === null || !isIn(each.file, target)))
}

function around({ from, to }: Detail, tree: Tree, document: string): Violation[] | string {
  const folder = folderNamed(tree, to, document)
  const gate = fileNamed(tree, from, document) ?? (folder === null ? null : fileNamed(tree, `${folder}/${from}`, document))
  if (folder === null || gate === null) return `${folder === null ? to : from} is not here.`
  return importsBelow(tree, '').filter(({ file, path }) => path !== null && isIn(path, folder) && path !== gate && !isIn(file, folder))
}

const importsBelow = (tree: Tree, folder: string): Violation[] =>
  filesBelow(tree, folder)
    .filter((file) => hasImports(file) && !isAside(file))
    .flatMap((file) => imports(tree)(file).map((each) => ({ ...each, file })))

const isIn = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)

function fileNamed(tree: Tree, name: string, document: string): string | null {
  const found = named(tree, name, document).filter((path) => tree.kindOf(path) === 'file')
  return found.length === 1 ? (found[0] ?? null) : null
}

/** True for what a manifest names; other words are not taken for packages. */
const isPackage = (tree: Tree, name: string): boolean =>
  name.startsWith('node:') ||
  tree.files.some((path) => /(?:^|\/)package\.json$/.test(path) && (tree.read(path) ?? '').includes(`"${name}":`))

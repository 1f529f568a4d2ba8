/**
 * A package that some manifest should declare: in code quotes, where the words around call it a package, a library or an SDK. Bare
 * names of products are none.
 */
import type { Claim, Finding, Found } from '../claim.ts'
import { advice, holds, unproven } from '../claim.ts'
import { dependencies, folded } from '../facts/manifests.ts'
import type { Kind } from '../kind.ts'
import { quoted } from '../quoted.ts'
import type { Statement } from '../statement.ts'
import type { World } from '../tree.ts'

interface Detail {
  readonly name: string
}

export const packageKind: Kind<Detail> = {
  name: 'package',
  summary: 'A package that the text names is declared in no manifest.',
  examples: [
    {
      document:
        '# Guide\n\n- Forms are checked with the `zod` library\n- Payments use the package `@stripe/react`; Vercel hosts `shop`\n- Dùng thư viện `dayjs`\n',
      files: { 'package.json': '{"dependencies":{"zod":"4.0.0"}}' },
      expect: ['holds zod', 'advice @stripe/react', 'advice dayjs'],
    },
    {
      document: '# Guide\n\n- The `pydantic_settings` package reads them, `httpx` library calls\n',
      files: { 'pyproject.toml': '[project]\ndependencies = ["pydantic-settings>=2"]\n' },
      expect: ['holds pydantic_settings', 'advice httpx'],
    },
    { document: '# Guide\n\n- We use the `zod` library\n', files: { 'src/a.ts': '' }, expect: ['unproven zod'] },
  ],
  recognise: (statement) => found(statement),
  judge: ({ detail }: Claim<Detail>, { tree }: World): Finding => {
    const declared = dependencies(tree)
    const own = declared.get(folded(detail.name)) ?? declared.get(folded(parent(detail.name)))
    if (own) return holds(`${own.name} is declared in ${own.path}.`, { path: own.path, line: null })
    if (declared.size === 0) return unproven(`There is no manifest that could declare ${detail.name}.`)
    return advice(`${detail.name} is declared in no manifest of this repository.`)
  },
}

/** `next/router` is a part of `next`, `@a/b/c` of `@a/b`. */
const parent = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

const BEHIND = /^\s{0,2}(?:npm |python |go |rust )?(?:package|library|dependency|SDK|crate|gem)s?(?![\p{L}-])/iu
const BEFORE =
  /(?:(?:package|library|dependency|SDK|crate|gem|module)|thư viện|gói|phụ thuộc|库|依赖|ライブラリ|библиотек[аиу])\s{0,2}[:：]?\s{0,2}$/iu
/** Names of npm, Python, Go, Rust; no path with an ending, no name of a class. */
const NAME = /^(?:@[a-z0-9][\w.-]{0,60}\/[a-z0-9][\w.-]{0,60}|[a-z][a-z0-9._-]{1,60}(?:\/[a-z0-9._-]{1,60}){0,2})$/
const FILE = /\.(?:[cm]?[jt]sx?|json|py|md|ya?ml|toml|go|rs|sh|html|css)$/i
/** Workspace folders look like packages of a registry. */
const FOLDER = /^(?:packages?|apps?|libs?|src|crates|modules|services|internal|pkg)(?:\/|$)/

function found(statement: Statement): Found<Detail>[] {
  return quoted(statement).flatMap(({ text, span, before, after }) =>
    NAME.test(text) && !FILE.test(text) && !FOLDER.test(text) && (BEHIND.test(after) || BEFORE.test(before))
      ? [{ subject: text, span, sure: 'low' as const, detail: { name: text } }]
      : [],
  )
}

/**
 * A path: in code quotes anywhere; without them where a line of Code Structure opens with it, or where it has folders and the ending of
 * a file.
 *
 * Trees in fences are the kind `tree`, links the kind `link`, patterns the kind `glob`.
 */
import type { FoundPath } from '../../notation/path.ts'
import { isFileName, isFolderName, lastSegment, quotedPath } from '../../notation/path.ts'
import type { Plan } from '../../plan/plan.ts'
import { originalSpan } from '../../text/phrase.ts'
import type { Span } from '../../text/span.ts'
import type { Claim, Finding, Found } from '../claim.ts'
import { holds } from '../claim.ts'
import type { Kind, Needs } from '../kind.ts'
import { missing, pastsOf } from '../missing.ts'
import { normal, placeOf } from '../places.ts'
import { spansIn } from '../spans-in.ts'
import type { TextStatement } from '../statement.ts'
import type { Ground, World } from '../tree.ts'

interface Detail {
  /** With the folder that a list gives it, `./` and `/` kept. */
  readonly written: string
  readonly isVague: boolean
}

export const path: Kind<Detail> = {
  name: 'path',
  summary: 'A file or folder that the text names is gone.',
  examples: [
    {
      document: '# Guide\n\n## Code Structure\n\n- `src/cart.ts` adds up\n- `src/tax.ts` rounds\n',
      files: { 'src/cart.ts': '' },
      past: { 'src/tax.ts': null },
      expect: ['holds src/cart.ts', 'broken src/tax.ts'],
    },
    {
      document: '# Guide\n\nPrices come from `lib/price.ts`, see `lib/never.ts` and `README.md`.\n',
      files: { 'lib/money/price.ts': '', 'lib/a.ts': '' },
      past: { 'lib/price.ts': 'lib/money/price.ts' },
      expect: ['broken lib/price.ts', 'advice lib/never.ts', 'unproven README.md'],
    },
    {
      document: '# Guide\n\n- [ ] 1.1 Write `src/new.ts` and change `src/old.ts`\n- [x] 1.2 Wrote `src/gone.ts`\n',
      files: { 'src/old.ts': '' },
      past: { 'src/gone.ts': null },
      expect: ['planned src/new.ts', 'holds src/old.ts', 'unproven src/gone.ts'],
    },
    {
      document:
        '# Guide\n\nWe removed `src/legacy.ts`. Pages are named like `cart-page.tsx`, e.g. `src/x-page.tsx`. The build generates `out/app.js`; `node/` is `client/state`.\n',
      files: { 'src/a.ts': '' },
      past: { 'src/legacy.ts': null, 'out/app.js': null },
      expect: ['unproven out/app.js', 'unproven node', 'unproven client/state'],
    },
    {
      document: '# Guide\n\n## Cấu trúc mã\n\n- `src/gio.ts` tính tiền\n- Đã xóa `src/cu.ts`\n',
      files: { 'src/b.ts': '' },
      past: { 'src/gio.ts': null, 'src/cu.ts': null },
      expect: ['broken src/gio.ts'],
    },
  ],
  recognise: (statement, plan) => (statement.form === 'fence' ? [] : found(statement, plan)),
  needs: ({ detail }, ground): Needs => (stands(detail, ground) ? {} : { past: pastsOf(detail.written, ground) }),
  judge: (claim, world) => judgePath(claim, world),
}

function found(statement: TextStatement, plan: Plan): Found<Detail>[] {
  const { text } = statement
  // Code Structure lists are read with the folder that holds them, and without quotes.
  const listed = spansIn(plan.guide.paths, text.span).filter(isPath)
  const isListed = (span: Span) => listed.some((other) => touches(other.span, span))
  const marked = text.marks.filter(({ kind }) => kind === 'code' || kind === 'link')
  const links = marked.filter(({ kind }) => kind === 'link').map(({ from, to }) => originalSpan(text, from, to))
  const quoted = marked.flatMap(({ kind, from, to }) => {
    const named = kind === 'code' ? quotedPath(text.plain.slice(from, to)) : null
    const span = originalSpan(text, from, to)
    return named && isPath(named) && !isListed(span) ? [one(named, span, plan)] : []
  })
  const bare = [...text.plain.matchAll(BARE)].flatMap(({ 0: word, index }) => {
    const named = marked.some(({ from, to }) => from < index + word.length && index < to) ? null : quotedPath(word)
    const span = originalSpan(text, index, index + word.length)
    return named?.kind === 'file' && isFileName(lastSegment(named.path)) && isPath(named) && !isListed(span) ? [one(named, span, plan)] : []
  })
  const opened = listed.map(({ path, kind, span }) => one({ path, kind }, span, plan))
  return [...quoted, ...bare, ...opened].filter(({ span }) => !links.some((link) => touches(link, span)))
}

/** Words with a folder and an ending; not the path of an address, a branch or a person's mail. */
const BARE = /(?<![\p{L}\p{N}@:/.\\~$-])(?:\.{1,2}\/)?[\w()[\]@.-]{1,60}(?:\/[\w()[\]@.-]{1,80}){1,12}(?<=\.[a-z]\w{0,11})(?![\w/:(])/gu

/** Not a place of the machine or of git, an address, a module of a registry, an import, a call. */
function isPath({ path, kind }: FoundPath): boolean {
  if (
    kind === 'glob' ||
    /^\/(?:[^/]*|[^.]*)$|^\.git(?:\/|$)|^(?:camelCase|PascalCase|snake_case|kebab-case)\b|(?:^|[/_.-])(?:N{3,}|X{3,}|x{3,}|YYYY)(?=[/_.-]|$)|^[\w-]+(?:\.[\w-]+)*\.(?:in|com|org|io|net|dev|app|ai|co)\//.test(
      path,
    )
  )
    return false
  if (/\.[A-Z]\w*$|\.v\d+$/.test(path) && !isFileName(lastSegment(path))) return false
  if (kind === 'file' || path.endsWith('/')) return true
  // `../util/process` is an import; `import/extensions` is no folder of anybody's.
  return !path.startsWith('..') && (isFolderName(path.split('/')[0] ?? '') || path.split('/').length > 2)
}

const touches = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

function one({ path }: FoundPath, span: Span, { source }: Plan): Found<Detail> {
  const raw = source.text.slice(span.from, span.to)
  const written = normal(raw) === normal(path) ? raw : path
  return {
    subject: normal(path),
    span,
    sure: isVague(written) ? 'low' : 'high',
    detail: { written, isVague: isVague(written) },
  }
}

/** `client/state` may be two words; `state/` and `state.ts` are none. A place of the machine is none of the repository. */
const isVague = (written: string): boolean => !/\/$|\.[A-Za-z]\w{0,11}$/.test(written) || /^\/[^.]*$/.test(written)

const stands = ({ written }: Detail, ground: Ground) => placeOf(written, ground)

function judgePath({ detail, span }: Claim<Detail>, world: World): Finding {
  const place = stands(detail, world)
  if (place === null) return missing({ ...detail, span }, world)
  const name = normal(detail.written)
  const where = place.path === normal(detail.written) ? `${name} is there` : `${name} is there, as ${place.path}`
  return holds(`${where}.`, { path: place.path, line: null })
}

/**
 * A path: in code quotes anywhere, or without them where a line of Code Structure opens with it. Files, folders and globs.
 *
 * Trees in fences are the kind `tree`, links the kind `link`.
 */
import type { FoundPath } from '../../notation/path.ts'
import { quotedPath } from '../../notation/path.ts'
import type { Plan } from '../../plan/plan.ts'
import { originalSpan } from '../../text/phrase.ts'
import type { Span } from '../../text/span.ts'
import type { Claim, Finding, Found } from '../claim.ts'
import { advice, holds, unproven } from '../claim.ts'
import { matcher } from '../glob.ts'
import type { Kind, Needs } from '../kind.ts'
import { missing, pastsOf } from '../missing.ts'
import { normal, placeOf } from '../places.ts'
import type { TextStatement } from '../statement.ts'
import type { Ground, World } from '../tree.ts'

interface Detail {
  /** With the folder that a list gives it, `./` and `/` kept. */
  readonly written: string
  readonly shape: FoundPath['kind']
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
      document: '# Guide\n\nTests are `src/**/*.test.ts`, pages `src/pages/[id]/*.tsx`, styles `src/**/*.css`.\n',
      files: { 'src/a/b.test.ts': '', 'src/pages/[id]/view.tsx': '' },
      expect: ['holds src/**/*.test.ts', 'holds src/pages/[id]/*.tsx', 'advice src/**/*.css'],
    },
    {
      document: '# Guide\n\n## Cấu trúc mã\n\n- `src/gio.ts` tính tiền\n- Đã xóa `src/cu.ts`\n',
      files: { 'src/b.ts': '' },
      past: { 'src/gio.ts': null, 'src/cu.ts': null },
      expect: ['broken src/gio.ts'],
    },
  ],
  recognise: (statement, plan) => (statement.form === 'fence' ? [] : found(statement, plan)),
  needs: ({ detail }, ground): Needs =>
    detail.shape === 'glob' || stands(detail, ground) ? {} : { past: pastsOf(detail.written, ground) },
  judge: (claim, world) => (claim.detail.shape === 'glob' ? judgeGlob(claim, world) : judgePath(claim, world)),
}

function found(statement: TextStatement, plan: Plan): Found<Detail>[] {
  const { text } = statement
  // Code Structure lists are read with the folder that holds them, and without quotes.
  const listed = plan.guide.paths.filter(({ span }) => span.from >= text.span.from && span.to <= text.span.to)
  const links = text.marks.filter(({ kind }) => kind === 'link').map(({ from, to }) => originalSpan(text, from, to))
  const quoted = text.marks.flatMap(({ kind, from, to }) => {
    const named = kind === 'code' ? quotedPath(text.plain.slice(from, to)) : null
    const span = originalSpan(text, from, to)
    return named && !listed.some((other) => touches(other.span, span)) ? [one(named, span, plan)] : []
  })
  const opened = listed.map(({ path, kind, span }) => one({ path, kind }, span, plan))
  return [...quoted, ...opened].filter(({ span }) => !links.some((link) => touches(link, span)))
}

const touches = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

function one({ path, kind }: FoundPath, span: Span, { source }: Plan): Found<Detail> {
  const raw = source.text.slice(span.from, span.to)
  const written = normal(raw) === normal(path) ? raw : path
  const hole = /<[^<>]*>/.test(path)
  return {
    subject: kind === 'glob' ? path : normal(path),
    span,
    sure: 'high',
    detail: { written, shape: kind, isVague: isVague(written) },
    ...(hole && { tense: 'example' as const }),
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

function judgeGlob({ subject }: Claim<Detail>, { tree }: World): Finding {
  const matches = matcher(subject)
  const first = tree.files.find(matches)
  if (first !== undefined) return holds(`${subject} matches ${first}.`, { path: first, line: null })
  const folder = normal(subject.slice(0, subject.search(/[*?{<[]/)).replace(/[^/]*$/, ''))
  return folder !== '' && tree.kindOf(folder) !== null
    ? advice(`No file matches ${subject}.`)
    : unproven(`No file matches ${subject}, and nothing stands where it begins.`)
}

/**
 * A budget for the size of a named file: "`dist/app.js` < 180 KB". The file is measured; a compressed size cannot be, and neither can
 * what a build has yet to make.
 */
import { quotedPath } from '../../notation/path.ts'
import { originalSpan } from '../../text/phrase.ts'
import type { Claim, Finding, Found } from '../claim.ts'
import { broken, holds, unproven } from '../claim.ts'
import { budgetsOf } from '../facts/budgets.ts'
import { matcher } from '../glob.ts'
import type { Kind } from '../kind.ts'
import { unit } from '../literal.ts'
import { placeOf } from '../places.ts'
import type { Statement } from '../statement.ts'
import type { World } from '../tree.ts'

interface Detail {
  readonly path: string
  readonly bytes: number
  readonly shown: string
  readonly isCompressed: boolean
}

export const size: Kind<Detail> = {
  name: 'size',
  summary: 'A file is larger than the budget that the text gives it, or a size-limit setting states another budget.',
  examples: [
    {
      document:
        '# Guide\n\n- `public/app.js` < 1 KB, `public/small.css` stays under 2 KB\n- `dist/app.js` <= 180 KB gzipped, `dist/lib.js` < 50 KB\n',
      files: {
        'public/app.js': 'x'.repeat(2_000),
        'public/small.css': 'x',
        'package.json': '{"size-limit":[{"path":"dist/lib.js","limit":"60 KB"}]}',
      },
      expect: ['broken public/app.js 1 KB', 'holds public/small.css 2 KB', 'unproven dist/app.js 180 KB', 'broken dist/lib.js 50 KB'],
    },
    { document: '# Guide\n\n- `src/a.json` tối đa 1 MB\n', files: { 'src/a.json': '{}' }, expect: ['holds src/a.json 1 MB'] },
  ],
  recognise: (statement) => found(statement),
  judge: (claim, world) => judge(claim, world),
}

const BOUND =
  /^[^`\n]{0,40}?(?:<=?|≤|under|below|at most|max(?:imum)?(?: of)?|less than|smaller than|up to|dưới|tối đa|không quá|小于|不超过)\s?(\d{1,6}(?:\.\d{1,3})?)\s?(kB|KB|KiB|MB|MiB|bytes|B)(?!\p{L})([^`\n]{0,25})/iu

function found(statement: Statement): Found<Detail>[] {
  if (statement.form === 'fence') return []
  const { text } = statement
  return text.marks.flatMap(({ kind, from, to }) => {
    const named = kind === 'code' ? quotedPath(text.plain.slice(from, to)) : null
    const match = named && named.kind !== 'directory' ? BOUND.exec(text.plain.slice(to, to + 90)) : null
    const factor = unit((match?.[2] ?? '').replace(/^kb$/i, 'KB').replace(/^mb$/i, 'MB'))?.factor
    if (!named || !match || factor === undefined) return []
    const shown = `${match[1]} ${match[2]}`
    const isCompressed = /gz|brotli|compressed|nén/i.test(`${match[0]} ${match[3]}`)
    return [
      {
        subject: `${named.path} ${shown}`,
        span: originalSpan(text, from, to),
        sure: 'high' as const,
        detail: { path: named.path, bytes: Number(match[1]) * factor, shown, isCompressed },
      },
    ]
  })
}

function judge({ detail }: Claim<Detail>, world: World): Finding {
  const { path, bytes, shown, isCompressed } = detail
  const stated = budgetsOf(world.tree).find((budget) => budget.path === path || matcher(budget.path)(path) || matcher(path)(budget.path))
  if (stated && Math.abs(stated.bytes - bytes) > bytes * 0.03)
    return broken(`The text says ${shown} for ${path}; ${stated.file} allows ${stated.shown}.`, { path: stated.file, line: stated.line })
  const place = placeOf(path, world)
  const measured = place?.kind === 'file' ? world.tree.size(place.path) : null
  if (measured !== null && place && !isCompressed)
    return measured <= bytes
      ? holds(`${place.path} has ${kilobytes(measured)}.`, { path: place.path, line: null })
      : broken(`${place.path} has ${kilobytes(measured)}, the text allows ${shown}.`, { path: place.path, line: null })
  if (stated) return holds(`${stated.file} states the same budget.`, { path: stated.file, line: stated.line })
  return unproven(
    isCompressed
      ? `No measurement of the compressed size of ${path} is known.`
      : `${path} is not in the repository, so there is nothing to measure.`,
  )
}

const kilobytes = (bytes: number): string => (bytes < 1_024 ? `${bytes} bytes` : `${Math.round(bytes / 102.4) / 10} KB`)

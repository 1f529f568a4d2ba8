/**
 * A path in code quotes: `src/auth/token.ts`, `packages/core/`.
 */
import { quotedPath } from '../../notation/path.ts'
import { originalSpan } from '../../text/phrase.ts'
import type { Claim, Finding, Found } from '../claim.ts'
import { advice, broken, holds } from '../claim.ts'
import type { Kind } from '../kind.ts'
import type { Statement } from '../statement.ts'
import type { World } from '../tree.ts'

interface Detail {
  readonly path: string
}

export const path: Kind<Detail> = {
  name: 'path',
  summary: 'A file or folder that is named does not exist.',
  examples: [
    {
      document: '# Guide\n\n## Code Structure\n\n- `src/a.ts` adds up\n- `src/b.ts` rounds\n',
      files: { 'src/a.ts': '' },
      past: { 'src/b.ts': null },
      expect: ['holds src/a.ts', 'broken src/b.ts'],
    },
  ],
  recognise: (statement: Statement): Found<Detail>[] => {
    if (statement.form === 'fence') return []
    const { text } = statement
    return text.marks.flatMap(({ kind, from, to }) => {
      const found = kind === 'code' ? quotedPath(text.plain.slice(from, to)) : null
      if (!found || found.kind === 'glob') return []
      const name = found.path.replace(/\/+$/, '')
      return [{ subject: name, span: originalSpan(text, from, to), sure: 'high', detail: { path: name } }]
    })
  },
  needs: ({ detail }, { tree }) => (tree.kindOf(detail.path) ? {} : { past: [detail.path] }),
  judge: ({ detail }: Claim<Detail>, { tree, pastOf }: World): Finding => {
    const kind = tree.kindOf(detail.path)
    if (kind) return holds(`${detail.path} is there.`, { path: detail.path, line: null })
    const past = pastOf(detail.path)
    return past.existed ? broken(`${detail.path} is gone since ${past.goneIn}.`) : advice(`${detail.path} is not there.`)
  },
}

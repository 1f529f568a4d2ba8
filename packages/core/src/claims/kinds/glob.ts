/**
 * A pattern of paths in code quotes: `src/**` + `/*.test.ts`, `src/{a,b}/`, `src/pages/[id]/*.tsx`.
 */
import { quotedPath } from '../../notation/path.ts'
import type { Finding } from '../claim.ts'
import { advice, holds, unproven } from '../claim.ts'
import { matcher } from '../glob.ts'
import type { Kind } from '../kind.ts'
import { normal } from '../places.ts'
import { quoted } from '../quoted.ts'
import type { Tree } from '../tree.ts'

export const glob: Kind<null> = {
  name: 'glob',
  summary: 'No file matches a pattern that the text names.',
  examples: [
    {
      document:
        '# Guide\n\nTests are `src/**/*.test.ts`, pages `src/pages/[id]/*.tsx`, styles `src/**/*.css` and `src/*.css`, others `web/*.css`.\n',
      files: { 'src/a/b.test.ts': '', 'src/pages/[id]/view.tsx': '' },
      expect: ['holds src/**/*.test.ts', 'holds src/pages/[id]/*.tsx', 'unproven src/**/*.css', 'advice src/*.css', 'unproven web/*.css'],
    },
    { document: '# Guide\n\nFiles look like `src/<name>/index.ts`.\n', files: { 'src/a.ts': '' }, expect: [] },
  ],
  recognise: (statement) =>
    quoted(statement).flatMap(({ text, span }) => {
      const found = quotedPath(text)
      if (found?.kind !== 'glob') return []
      // A name in angle brackets stands for any: it only shows the shape.
      return [
        { subject: found.path, span, sure: 'low' as const, detail: null, ...(/<[^<>]*>/.test(text) && { tense: 'example' as const }) },
      ]
    }),
  judge: ({ subject }, { tree }) => judge(subject, tree),
}

function judge(subject: string, tree: Tree): Finding {
  const matches = matcher(subject)
  const first = tree.files.find(matches)
  if (first !== undefined) return holds(`${subject} matches ${first}.`, { path: first, line: null })
  const folder = normal(subject.slice(0, subject.search(/[*?{<[]/)).replace(/[^/]*$/, ''))
  // `src/**/*.test.ts` tells how files are named more often than that there are some.
  return folder !== '' && tree.kindOf(folder) !== null && !subject.includes('**')
    ? advice(`No file matches ${subject}.`)
    : unproven(`No file matches ${subject}, and nothing stands where it begins.`)
}

/**
 * A secret in the document itself, by what such keys begin with; and `.env`, which git should not track. Not a scanner. What
 * is found is never shown.
 */
import type { Plan } from '../../plan/plan.ts'
import type { Span } from '../../text/span.ts'
import { span } from '../../text/span.ts'
import type { Claim, Finding, Found } from '../claim.ts'
import { broken, holds, unproven } from '../claim.ts'
import type { Kind } from '../kind.ts'
import { quoted } from '../quoted.ts'
import { secretsIn } from '../secret-shapes.ts'
import type { Statement } from '../statement.ts'
import type { World } from '../tree.ts'

interface Detail {
  readonly what: 'key' | 'env'
  readonly name: string
}

/** Written in two parts, so that no scanner takes this file for a leak. */
const fake = (prefix: string, rest: string): string => prefix + rest

export const secret: Kind<Detail> = {
  name: 'secret',
  summary: 'The document holds what looks like a live key, or git tracks .env.',
  examples: [
    {
      document: `# Guide\n\n- Deploy with \`${fake('AKIA', 'QZ7M3XW4KD5RT2LP')}\`\n- Docs use ${fake('AKIA', 'IOSFODNN7EXAMPLE')}\n\n\`\`\`sh\nexport TOKEN=${fake('ghp_', 'q9Zt4bWk2LmX8vRc1YpD5sHj7NfG3uAe0TiB')}\n\`\`\`\n`,
      files: {},
      expect: ['broken an AWS access key', 'broken a GitHub token'],
    },
    {
      document: '# Guide\n\n- Keys stay in `.env`, which is never committed\n',
      files: { '.env': 'A=1', '.env.example': 'A=' },
      expect: ['broken .env'],
    },
    {
      document: '# Guide\n\n- Keys stay in `.env`\n',
      files: { '.gitignore': '/.env', '.env': 'A=1', 'tests/fixtures/.env': 'A=1' },
      expect: ['holds .env'],
    },
  ],
  recognise: (statement, plan) => [...keys(statement, plan), ...environment(statement)],
  judge: ({ detail }: Claim<Detail>, { tree }: World): Finding => {
    if (detail.what === 'key')
      return broken(`This looks like ${detail.name}. Revoke it, then take it out of the text and of git’s history.`)
    // Fixtures and examples hold what is meant to be seen.
    const tracked = tree.files.find(
      (path) => /(?:^|\/)\.env$/.test(path) && !/test|fixture|example|sample|demo|mock|template/i.test(path) && tree.isTracked(path),
    )
    if (tracked !== undefined)
      return broken(`${tracked} is tracked by git; what is in it can be read by everybody with the repository.`, {
        path: tracked,
        line: null,
      })
    return tree.ignores('.env')
      ? holds('.env is ignored by git.')
      : unproven('.env is not tracked, but nothing keeps it from being committed: .gitignore does not name it.')
  },
}

function keys(statement: Statement, { source }: Plan): Found<Detail>[] {
  const at = statement.form === 'fence' ? statement.fence.span : statement.text.span
  return secretsIn(source.text.slice(at.from, at.to)).map(({ name, from, to }) => key(name, span(at.from + from, at.from + to)))
}

/** Also under a ticked box and in an example a live key is one. */
const key = (name: string, at: Span): Found<Detail> => ({
  subject: name,
  span: at,
  sure: 'high',
  detail: { what: 'key', name },
  tense: 'now',
})

const environment = (statement: Statement): Found<Detail>[] =>
  quoted(statement).flatMap(({ text, span }) =>
    text === '.env' ? [{ subject: '.env', span, sure: 'high' as const, detail: { what: 'env', name: '.env' }, tense: 'now' as const }] : [],
  )

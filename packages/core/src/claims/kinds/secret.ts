/**
 * A secret in the document itself, by what such keys begin with; and `.env`, which git should not track. Not a scanner: about fifteen
 * anchored shapes, no guess by randomness. What is found is never shown.
 */
import type { Plan } from '../../plan/plan.ts'
import type { Span } from '../../text/span.ts'
import { span } from '../../text/span.ts'
import type { Claim, Finding, Found } from '../claim.ts'
import { broken, holds, unproven } from '../claim.ts'
import type { Kind } from '../kind.ts'
import { quoted } from '../quoted.ts'
import type { Statement } from '../statement.ts'
import type { World } from '../tree.ts'

interface Detail {
  readonly what: 'key' | 'env'
  readonly name: string
}

/** Written in two parts, so that no scanner takes this file for a leak. */
const fake = (prefix: string, rest: string): string => prefix + rest

const SHAPES: readonly (readonly [name: string, shape: string])[] = [
  ['an AWS access key', '(?:AKIA|ASIA)[A-Z2-7]{16}'],
  ['a GitHub token', 'gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,}'],
  ['a GitLab token', 'glpat-[A-Za-z0-9_-]{20,}'],
  ['a Slack token', 'xox[abposr]-[A-Za-z0-9-]{20,}'],
  ['a Slack webhook', 'https://hooks\\.slack\\.com/services/T[A-Z0-9]{6,}/B[A-Z0-9]{6,}/[A-Za-z0-9]{20,}'],
  ['a Stripe live key', '(?:sk|rk)_live_[A-Za-z0-9]{20,}'],
  ['a Google API key', 'AIza[A-Za-z0-9_-]{35}'],
  ['an npm token', 'npm_[A-Za-z0-9]{36}'],
  ['a PyPI token', 'pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}'],
  ['a SendGrid key', 'SG\\.[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{40,}'],
  ['a Twilio key', 'SK[0-9a-f]{32}'],
  ['an OpenAI key', 'sk-(?:proj-)?[A-Za-z0-9_-]{40,}'],
  ['an Anthropic key', 'sk-ant-[A-Za-z0-9_-]{40,}'],
  ['a Telegram bot token', '\\d{8,10}:AA[A-Za-z0-9_-]{33}'],
  ['a private key', '-----BEGIN (?:RSA |EC |OPENSSH |DSA |PGP )?PRIVATE KEY(?: BLOCK)?-----'],
]
const ANY = new RegExp(SHAPES.map(([, shape]) => `(?<![A-Za-z0-9_])(${shape})`).join('|'), 'g')
/** Letters that repeat or words that say so: nobody's key. */
const NOBODYS = /(.)\1{7}|example|your[-_]|xxxx|dummy|sample|placeholder|1234567890|abcdefgh/i

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
    { document: '# Guide\n\n- Keys stay in `.env`\n', files: { '.gitignore': '.env', '.env': 'A=1' }, expect: ['holds .env'] },
  ],
  recognise: (statement, plan) => [...keys(statement, plan), ...environment(statement)],
  judge: ({ detail }: Claim<Detail>, { tree }: World): Finding => {
    if (detail.what === 'key')
      return broken(`This looks like ${detail.name}. Revoke it, then take it out of the text and of git’s history.`)
    const tracked = tree.files.find((path) => /(?:^|\/)\.env$/.test(path) && tree.isTracked(path))
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
  return [...source.text.slice(at.from, at.to).matchAll(ANY)].flatMap((match) => {
    const name = SHAPES[match.slice(1).findIndex((group) => group !== undefined)]?.[0] ?? 'a key'
    return NOBODYS.test(match[0]) ? [] : [key(name, span(at.from + match.index, at.from + match.index + match[0].length))]
  })
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

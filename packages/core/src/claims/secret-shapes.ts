/**
 * What keys of services begin with: about fifteen anchored shapes, no guess by randomness. Whatever prints text of a document or of a
 * program passes it through `redacted`.
 */

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
  ['an Anthropic key', 'sk-ant-[A-Za-z0-9_-]{40,}'],
  ['an OpenAI key', 'sk-(?:proj-)?[A-Za-z0-9_-]{40,}'],
  ['a Telegram bot token', '\\d{8,10}:AA[A-Za-z0-9_-]{33}'],
  ['a private key', '-----BEGIN (?:RSA |EC |OPENSSH |DSA |PGP )?PRIVATE KEY(?: BLOCK)?-----'],
]
const ANY = new RegExp(SHAPES.map(([, shape]) => `(?<![A-Za-z0-9_])(${shape})`).join('|'), 'g')
/** Letters that repeat or words that say so: nobody's key. */
const NOBODYS = /(.)\1{7}|example|your[-_]|xxxx|dummy|sample|placeholder|1234567890|abcdefgh/i

export interface FoundSecret {
  readonly name: string
  /** Half-open offsets in the text. */
  readonly from: number
  readonly to: number
}

export const secretsIn = (text: string): FoundSecret[] =>
  [...text.matchAll(ANY)].flatMap((match) => {
    const name = SHAPES[match.slice(1).findIndex((group) => group !== undefined)]?.[0] ?? 'a key'
    return NOBODYS.test(match[0]) ? [] : [{ name, from: match.index, to: match.index + match[0].length }]
  })

const SHOWN = 4

/** The same length with all keys made unreadable but for what they begin with, so that places in it still fit. */
export const redacted = (text: string): string =>
  text.replace(ANY, (secret) => (NOBODYS.test(secret) ? secret : secret.slice(0, SHOWN) + '*'.repeat(secret.length - SHOWN)))

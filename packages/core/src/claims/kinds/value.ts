/**
 * A number beside a named constant: "30 s (`REQUEST_TIMEOUT_MS`)", "retries 3 times (`MAX_RETRIES`)". The literal in the code is read and
 * the units are converted.
 */
import { originalSpan } from '../../text/phrase.ts'
import type { Claim, Finding, Found } from '../claim.ts'
import { broken, holds, unproven } from '../claim.ts'
import { hits } from '../facts/lines.ts'
import type { Kind } from '../kind.ts'
import type { Dimension } from '../literal.ts'
import { isSame, literalNumber, literalQuantity, unit, unitOfName } from '../literal.ts'
import type { Statement } from '../statement.ts'
import type { World } from '../tree.ts'

interface Detail {
  readonly name: string
  /** As written: 30 of `30 s`. */
  readonly number: number
  readonly word: string
  readonly shown: string
}

export const value: Kind<Detail> = {
  name: 'value',
  summary: 'The number that the text gives for a constant is not the one in the code.',
  examples: [
    {
      document:
        '# Guide\n\n- Requests end after 30 s (`REQUEST_TIMEOUT_MS`), sessions after 5 minutes (`SESSION_TTL`)\n- Retries 3 times (`MAX_RETRIES`)\n- `POOL_SIZE` = 10, pages of 50 items (`PAGE_SIZE`)\n- Uploads up to 5 MB (`maxUploadBytes`)\n',
      files: {
        'src/http.ts': 'export const REQUEST_TIMEOUT_MS = 10_000\nexport const MAX_RETRIES = 3\nexport const SESSION_TTL = 5 * 60\n',
        'src/settings.py': 'POOL_SIZE = 10\nPAGE_SIZE = int(os.environ["X"])\n',
        'src/up.ts': 'const maxUploadBytes: number = 5 * 1024 * 1024\n',
      },
      expect: [
        'broken REQUEST_TIMEOUT_MS = 30 s',
        'holds SESSION_TTL = 5 minutes',
        'holds MAX_RETRIES = 3',
        'holds POOL_SIZE = 10',
        'unproven PAGE_SIZE = 50',
        'holds maxUploadBytes = 5 MB',
      ],
    },
    {
      document: '# Guide\n\n- Hết hạn sau 5 phút (`CACHE_TTL`)\n',
      files: { '.env.example': 'CACHE_TTL=60\n' },
      expect: ['broken CACHE_TTL = 5 phút'],
    },
  ],
  recognise: (statement) => found(statement),
  needs: ({ detail }) => ({ words: [detail.name] }),
  judge: (claim, world) => judge(claim, world),
}

/** A constant of code: `MAX_RETRIES`, `maxRetries`, `http.timeoutMs`. */
const CONSTANT = /^(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+|[a-z]+(?:_[a-z0-9]+)+)$/
const BEFORE = /(?<![\w.,-])(\d{1,9}(?:[.,_]\d{1,3})?)\s?(\p{L}{1,12})?(?:\s\p{L}{1,15})?\s?[(（]\s?$/u
const AFTER = /^\s?(?:=|:|is|là|为)\s?`?(\d{1,9}(?:[._]\d{1,3})?)(?!\d)\s?(\p{L}{1,12})?/u

function found(statement: Statement): Found<Detail>[] {
  if (statement.form === 'fence') return []
  const { text } = statement
  return text.marks.flatMap(({ kind, from, to }) => {
    const [, name = '', inside] = /^([\w$]+)(?:\s?=\s?(\d[\d_.]*))?$/.exec(kind === 'code' ? text.plain.slice(from, to) : '') ?? []
    if (!CONSTANT.test(name)) return []
    const match = BEFORE.exec(text.plain.slice(Math.max(0, from - 50), from)) ?? AFTER.exec(text.plain.slice(to, to + 40))
    const number = Number((inside ?? match?.[1] ?? '').replaceAll('_', '').replace(',', '.'))
    if ((inside ?? match?.[1]) === undefined || !Number.isFinite(number)) return []
    const word = inside === undefined ? (match?.[2] ?? '') : ''
    const shown = unit(word) ? `${number} ${word}` : `${number}`
    return [
      { subject: `${name} = ${shown}`, span: originalSpan(text, from, to), sure: 'high' as const, detail: { name, number, word, shown } },
    ]
  })
}

interface Literal {
  readonly path: string
  readonly line: number
  readonly text: string
}

function judge({ detail }: Claim<Detail>, { tree, where }: World): Finding {
  const { name, shown } = detail
  const definition = new RegExp(
    String.raw`(?:^|[\s{(,.])${name.replaceAll('$', String.raw`\$`)}["']?\??(?::\s?[\w.<>[\]| ]{1,30})?\s?(?::=|=(?![=>])|:)\s?([^;,}#\n]{1,80})`,
  )
  const literals: Literal[] = [...hits(tree, where(name) ?? [], definition)].map(({ path, line, match }) => ({
    path,
    line,
    text: (match[1] ?? '')
      .replace(/\s*(?:\/\/|\/\*).*$/, '')
      .replace(/\s+as\s+\w+$/, '')
      .trim(),
  }))
  const read = literals.flatMap((literal) => {
    const values = meanings(literal.text, name, detail)
    return values === null ? [] : [{ ...literal, agrees: values.some((one) => isSame(one, wanted(detail))) }]
  })
  const [first] = read
  if (!first)
    return unproven(
      literals[0]
        ? `${name} is worked out in ${literals[0].path}:${literals[0].line}, not written as a number.`
        : `${name} has no literal value in this repository.`,
    )
  const at = { path: first.path, line: first.line }
  if (read.every(({ agrees }) => agrees)) return holds(`${name} is ${first.text} in ${first.path}.`, at)
  if (read.some(({ agrees }) => agrees)) return unproven(`${name} has several values; one of them is ${shown}.`, at)
  return broken(`The text says ${shown}; ${name} is ${first.text}.`, at)
}

/** What the text says, in the smallest unit of its dimension. */
const wanted = ({ number, word }: Detail): number => number * (unit(word)?.factor ?? 1)

/** Plain numbers of time and size may be in any unit when the name does not say which. */
const PLAUSIBLE: Readonly<Record<Dimension, readonly number[]>> = {
  time: [1, 1_000, 60_000, 3_600_000, 86_400_000],
  size: [1, 1_000, 1_024, 1_000 ** 2, 1_024 ** 2, 1_024 ** 3],
  count: [1],
}

/** What a literal may mean in the text's smallest unit; null where it is no number. */
function meanings(text: string, name: string, { word }: Detail): number[] | null {
  const said = unit(word)
  const quantity = literalQuantity(text)
  if (quantity) return said && said.dimension !== quantity.dimension ? null : [quantity.value]
  const number = literalNumber(text.replace(/^["'](.*)["']$/, '$1'))
  if (number === null) return null
  if (!said) return [number]
  const named = unitOfName(name)
  return named?.dimension === said.dimension ? [number * named.factor] : PLAUSIBLE[said.dimension].map((factor) => number * factor)
}

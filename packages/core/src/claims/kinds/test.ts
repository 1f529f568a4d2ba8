/**
 * A test that the text names as the proof of something: "covered by `tests/auth.test.ts`". It should be there, and pass in the newest
 * report that a tool left here. That the path exists is said by the kind `path`.
 */
import { quotedPath } from '../../notation/path.ts'
import type { Claim, Finding, Found } from '../claim.ts'
import { broken, holds, unproven } from '../claim.ts'
import { testCases } from '../facts/junit.ts'
import type { Kind } from '../kind.ts'
import { placeOf } from '../places.ts'
import { quoted } from '../quoted.ts'
import type { Statement } from '../statement.ts'
import type { World } from '../tree.ts'

interface Detail {
  readonly path: string
}

export const testKind: Kind<Detail> = {
  name: 'test',
  summary: 'A test that the text names as proof failed in the newest report.',
  examples: [
    {
      document:
        '# Guide\n\n## Security Notes\n\n- Login is covered by `tests/auth.test.ts`, refunds are tested in `tests/refund.test.ts` (see `tests/cart.test.ts`)\n',
      files: {
        'tests/auth.test.ts': '',
        'tests/refund.test.ts': '',
        'tests/cart.test.ts': '',
        'junit.xml':
          '<testsuites><testsuite name="a"><testcase name="logs in" classname="tests/auth.test.ts" time="1"/><testcase name="pays back" classname="tests/refund.test.ts"><failure message="no">x</failure></testcase></testsuite></testsuites>',
      },
      expect: ['holds tests/auth.test.ts', 'broken tests/refund.test.ts', 'unproven tests/cart.test.ts'],
    },
    {
      document: '# Guide\n\n- Được kiểm thử bởi `tests/a_test.py`\n',
      files: { 'tests/a_test.py': '' },
      expect: ['unproven tests/a_test.py'],
    },
  ],
  recognise: (statement) => found(statement),
  judge: (claim, world) => judge(claim, world),
}

const PROVES =
  /(?<!\p{L})(?:(?:covered|tested|verified|proven|checked|guarded) (?:by|in|with)|tests?:|see|kiểm thử (?:bởi|trong)|xem|测试于|由)[^`.]{0,40}$/iu
const TEST = /(?:^|\/)(?:tests?|__tests__|spec|e2e)\/|[._-](?:test|spec)\.\w+$|(?:^|\/)test_[^/]+$|_test\.\w+$/i

const found = (statement: Statement): Found<Detail>[] =>
  quoted(statement).flatMap(({ text, span, before }) => {
    const named = quotedPath(text)
    return named && named.kind !== 'glob' && TEST.test(named.path) && PROVES.test(before)
      ? [{ subject: named.path.replace(/\/+$/, ''), span, sure: 'high' as const, detail: { path: named.path } }]
      : []
  })

function judge({ detail: { path } }: Claim<Detail>, world: World): Finding {
  const place = placeOf(path, world)
  if (!place) return unproven(`${path} is not there, so it proves nothing.`)
  const own = testCases(world.tree).filter(({ suite }) => isOf(suite, place.path))
  const failed = own.find(({ state }) => state === 'failed')
  if (failed)
    return broken(`${place.path} is given as proof; “${failed.name}” failed in ${failed.path}.`, { path: failed.path, line: null })
  const [first] = own
  if (!first) return unproven(`${place.path} is there; no report of a run of it is known.`)
  return own.some(({ state }) => state === 'passed')
    ? holds(`${own.length} of its tests are in ${first.path}, none failed.`, { path: first.path, line: null })
    : unproven(`${place.path} was skipped in ${first.path}.`)
}

/** Reports name files, or classes with dots: `tests.auth_test`. */
function isOf(suite: string, path: string): boolean {
  const dotted = path.replace(/\.\w+$/, '').replaceAll('/', '.')
  return suite === path || suite.endsWith(`/${path}`) || suite.startsWith(`${path}/`) || suite === dotted || suite.startsWith(`${dotted}.`)
}

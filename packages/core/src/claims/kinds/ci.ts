/**
 * "CI runs `npm test`", "`check-api` is enforced in CI": the thing must be reachable from a workflow.
 */
import { quotedPath } from '../../notation/path.ts'
import { calls } from '../called.ts'
import type { Claim, Finding, Found } from '../claim.ts'
import { advice, broken, holds, unproven } from '../claim.ts'
import { npmManifests } from '../facts/scripts.ts'
import { ciCommands, ciFiles } from '../facts/workflows.ts'
import type { Kind } from '../kind.ts'
import { quoted } from '../quoted.ts'
import { simpleCommands } from '../shell.ts'
import type { Statement } from '../statement.ts'
import type { Tree, World } from '../tree.ts'

interface Detail {
  readonly text: string
}

export const ci: Kind<Detail> = {
  name: 'ci',
  summary: 'The text says that CI runs something, and no workflow does.',
  examples: [
    {
      document:
        '# Guide\n\n- CI runs `npm test` and `npm run lint`\n- `npm run check-api` is enforced in CI\n- The pipeline runs `scripts/scan.sh`, `tsc` too\n- `npm run e2e` is run by hand\n- Không có CI\n',
      files: {
        'package.json': '{"scripts":{"test":"vitest","ci":"npm run lint && tsc -b","lint":"eslint .","check-api":"x","e2e":"y"}}',
        '.github/workflows/ci.yml':
          'on: push\njobs:\n  a:\n    steps:\n      - run: npm ci\n      - run: |\n          npm test -- --coverage\n          npm run ci\n      - run: ./scripts/scan.sh\n',
        'scripts/scan.sh': 'true',
      },
      expect: ['holds npm test', 'holds npm run lint', 'broken npm run check-api', 'holds scripts/scan.sh', 'holds tsc'],
    },
    {
      document: '# Guide\n\n- CI runs `npm run lint` and `npm run size`\n',
      files: {
        'package.json': '{"scripts":{"lint":"x","size":"y"}}',
        '.github/workflows/ci.yml':
          'jobs:\n  a:\n    steps:\n      - run: npx nx run-many -t lint,test\n  b:\n    uses: shop/shared/.github/workflows/size.yml@v1\n',
      },
      expect: ['holds npm run lint', 'unproven npm run size'],
    },
    { document: '# Guide\n\n- `npm test` chạy trong CI\n', files: { 'package.json': '{}' }, expect: ['advice npm test'] },
  ],
  recognise: (statement) => found(statement),
  judge: (claim, world) => judge(claim, world),
}

const SAYS =
  /(?<!\p{L})(?:CI(?:\/CD)?|(?:the |our )?pipeline|GitHub Actions|(?:a |the )?workflow)\s(?:also |always |then )?(?:runs?|checks?|enforces?|executes?|calls?|fails when|chạy|kiểm tra)(?!\p{L})|(?:run|runs|checked|enforced|executed|gated|chạy|kiểm tra|bắt buộc)\s(?:automatically |on every push |tự động )?(?:in|by|on|trong|bởi|trên)\s(?:the |our )?(?:CI|pipeline|GitHub Actions)(?!\p{L})/iu
const DENIES = /(?<!\p{L})(?:not|never|no|without|manually|by hand|không|chưa)(?!\p{L})/iu

function found(statement: Statement): Found<Detail>[] {
  if (statement.form === 'fence') return []
  const plain = statement.text.plain.slice(0, 800)
  if (!SAYS.test(plain) || DENIES.test(plain)) return []
  return quoted(statement).flatMap(({ text, span }) =>
    isRunnable(text) ? [{ subject: text, span, sure: 'high' as const, detail: { text } }] : [],
  )
}

/** A command, a script of the repository or the name of a check; no workflow file, which is the kind `path`. */
const isRunnable = (text: string): boolean =>
  !/\.ya?ml$/i.test(text) &&
  text.length <= 120 &&
  /^[\w@./:-]+(?: [\w@./:=*"'-]+)*$/.test(text) &&
  /[a-z]{2}/.test(text) &&
  !/^[A-Z][A-Za-z]+$|^[A-Z_]+$/.test(text) &&
  quotedPath(text)?.kind !== 'glob'

function judge({ detail: { text } }: Claim<Detail>, { tree }: World): Finding {
  const files = ciFiles(tree)
  if (files.length === 0) return advice(`The text says that CI runs ${text}; there is no workflow in this repository.`)
  const sought = names(text)
  const found = ciCommands(tree).find((command) => sought.some((name) => reaches(command.text, name) || runsTask(command.text, name)))
  if (found) return holds(`${found.path} runs ${text}.`, { path: found.path, line: found.line })
  // What a shared workflow does stands in another repository.
  const shared = ciCommands(tree).find(({ text: command }) => /^uses [^.].*\.github\/workflows\//.test(command))
  if (shared)
    return unproven(`No workflow names ${text}; ${shared.path} uses one of another repository, which may run it.`, {
      path: shared.path,
      line: shared.line,
    })
  if (isOwn(tree, text))
    return broken(`The text says that CI runs ${text}; it is there, but no workflow calls it.`, { path: files[0] ?? '', line: null })
  return unproven(`No workflow names ${text}; an action that is used may run it.`)
}

/** `npm run lint` may be called as `pnpm lint`; `scripts/scan.sh` as `bash scripts/scan.sh`. */
function names(text: string): string[] {
  const called = simpleCommands(text).flatMap(({ words }) => calls(words))
  const scripts = called.flatMap(({ called }) =>
    called.what === 'script' ? [`run ${called.name}`, ...['npm', 'pnpm', 'yarn', 'bun'].map((manager) => `${manager} ${called.name}`)] : [],
  )
  return [text.replace(/^\.\//, ''), ...scripts]
}

/** As whole words of the command, in their order. */
const reaches = (command: string, name: string): boolean => ` ${command.replace(/(?<=\s|^)\.\//g, '')} `.includes(` ${name} `)

/** `nx run-many -t lint test` runs the script of that name in every package. */
const runsTask = (command: string, name: string): boolean =>
  name.startsWith('run ') &&
  /(?:^|[ /])(?:nx|turbo|lerna|moon|rush|wireit)(?: |$)/.test(command) &&
  command.split(/[ ,=]/).includes(name.slice(4))

/** A script, a file: something that this repository could call. */
const isOwn = (tree: Tree, text: string): boolean =>
  tree.kindOf(text.replace(/^\.\//, '')) === 'file' ||
  simpleCommands(text).some(({ words }) =>
    calls(words).some(({ called }) => called.what === 'script' && npmManifests(tree).some(({ names }) => names.has(called.name))),
  ) ||
  npmManifests(tree).some(({ names }) => names.has(text))

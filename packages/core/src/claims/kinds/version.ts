/**
 * A tool with a version: what the text asks for against what the repository pins, all pins side by side.
 */
import type { Prerequisite } from '../../plan/plan.ts'
import type { Claim, Finding, Found } from '../claim.ts'
import { broken, holds, unproven } from '../claim.ts'
import type { Pin } from '../facts/pins.ts'
import { pins } from '../facts/pins.ts'
import type { Kind } from '../kind.ts'
import { spansIn } from '../spans-in.ts'
import type { VersionRange } from '../version-range.ts'
import { compareVersions, lowest, meets, versionRange } from '../version-range.ts'

interface Detail {
  readonly tool: string
  readonly constraint: string
}

export const version: Kind<Detail> = {
  name: 'version',
  summary: 'The version that the text asks for is not the one that the repository pins.',
  examples: [
    {
      document: '# Guide\n\n## Development Setup\n\n### Prerequisites\n\n- Node.js 20+\n- Python 3.12\n- pnpm 10\n- Go 1.22+\n- Docker\n',
      files: {
        'package.json': '{"engines":{"node":">=22.13"},"packageManager":"pnpm@10.4.1"}',
        '.nvmrc': '22\n',
        '.python-version': '3.12.4\n',
      },
      expect: ['broken node >=20', 'holds python 3.12', 'holds pnpm 10', 'unproven go >=1.22'],
    },
    {
      document: '# Guide\n\n## Development Setup\n\n### Yêu cầu\n\n- Node.js 22 trở lên\n- PostgreSQL 16\n- Python 3.10+\n',
      files: {
        'package.json': '{"engines":{"node":">=22.13"}}',
        '.github/workflows/ci.yml': 'jobs:\n  a:\n    steps:\n      - uses: x\n        with:\n          node-version: [22, 24]\n',
        'compose.yml': 'services:\n  db:\n    image: postgres:17-alpine\n',
        'pyproject.toml': '[project]\nrequires-python = ">=3.9"\n',
      },
      expect: ['holds node >=22', 'broken postgresql 16', 'holds python >=3.10'],
    },
  ],
  recognise: (statement, plan) => {
    // A cell of a table states its tool, the version stands beside it.
    return spansIn(plan.guide.prerequisites, statement.form === 'fence' ? statement.fence.span : statement.text.span).flatMap(found)
  },
  judge: ({ detail }: Claim<Detail>, { tree }): Finding =>
    judged(
      detail,
      pins(tree).filter(({ tool }) => tool === detail.tool),
    ),
}

const found = ({ tool, constraint, span }: Prerequisite): Found<Detail>[] =>
  constraint === null || constraint === 'latest' || span.to <= span.from
    ? []
    : [{ subject: `${tool} ${constraint}`, span, sure: 'high', detail: { tool, constraint } }]

function judged({ tool, constraint }: Detail, own: readonly Pin[]): Finding {
  const asked = versionRange(constraint)
  if (!asked) return unproven(`${constraint} is no version that can be compared.`)
  const read = own.flatMap((pin) => {
    const range = versionRange(pin.constraint)
    return range ? [{ pin, range }] : []
  })
  const [first] = read
  if (!first) return unproven(`Nothing in this repository pins ${tool}.`)
  const beside = sideBySide(read.map(({ pin }) => pin))
  const against =
    read.find(({ pin, range }) => pin.force === 'needs' && isRefused(asked, range)) ??
    (read.some(({ range }) => meets(asked, range)) ? undefined : first)
  const at = (pin: Pin) => ({ path: pin.path, line: pin.line })
  return against
    ? broken(`The text says ${tool} ${constraint}; ${beside}.`, at(against.pin))
    : holds(`${tool} ${constraint} agrees with ${beside}.`, at(first.pin))
}

/** Each constraint once, with the first place that states it and how many more do. */
function sideBySide(all: readonly Pin[]): string {
  const groups = new Map<string, Pin[]>()
  for (const pin of all) groups.set(`${pin.force} ${pin.constraint}`, [...(groups.get(`${pin.force} ${pin.constraint}`) ?? []), pin])
  return [...groups.values()]
    .map((pins) => {
      const paths = [...new Set(pins.map(({ path }) => path))]
      const verb = pins[0]?.force === 'needs' ? (paths.length > 1 ? 'require' : 'requires') : paths.length > 1 ? 'have' : 'has'
      return `${paths[0]}${paths.length > 1 ? ` and ${paths.length - 1} more` : ''} ${verb} ${pins[0]?.constraint}`
    })
    .join(', ')
}

/** The text allows what the pin forbids: nothing fits both, or a minimum below the pin's, as far as the text states it. */
function isRefused(asked: VersionRange, pin: VersionRange): boolean {
  if (!meets(asked, pin)) return true
  return asked.isOpen && compareVersions(lowest(asked, asked.precision), lowest(pin, asked.precision)) < 0
}

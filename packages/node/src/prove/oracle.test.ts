import { describe, expect, test } from 'vitest'
import { isOpenEnded, oracleOf } from './oracle.ts'
import type { Source } from './source.ts'

const TABLE: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ scripts: { test: 'a', pretest: 'b', dev: 'c', postinstall: 'd', 'lint:fix': 'e' } }),
  '.npmrc': 'script-shell=./sh\n',
  'api/package.json': JSON.stringify({ scripts: { test: 'f' } }),
  'api/Makefile': 'check:\n\ttrue\n',
  Makefile: 'check:\n\tfalse\n',
  justfile: 'x:\n',
  'scripts/check.sh': 'exit 0\n',
  'tools/check.py': 'pass\n',
  'compose.yaml': 'services: {}\n',
  'broken/package.json': '{',
}
const source: Source = {
  files: Object.keys(TABLE).sort(),
  read: (path) => (Object.hasOwn(TABLE, path) ? Buffer.from(TABLE[path] as string) : null),
}

describe('what a command visibly invokes', () => {
  test.each([
    ['npm test', '.npmrc package.json: scripts.pretest package.json: scripts.test'],
    ['npm run dev', '.npmrc package.json: scripts.dev'],
    ['pnpm lint:fix', '.npmrc package.json: scripts.lint:fix'],
    ['npm ci', '.npmrc package.json: scripts.postinstall'],
    ['CI=1 npm test -- --run', '.npmrc package.json: scripts.pretest package.json: scripts.test'],
    ['npm --prefix api test', '.npmrc api/package.json: scripts.test'],
    ['cd api && npm test', '.npmrc api/package.json: scripts.test'],
    ['npm test --workspaces', '.npmrc api/package.json: scripts.test package.json: scripts.pretest package.json: scripts.test'],
    ['nice -n 5 npm run dev', '.npmrc package.json: scripts.dev'],
    ['env -i CI=1 npm run dev', '.npmrc package.json: scripts.dev'],
    ['sudo -E -u me npm run dev', '.npmrc package.json: scripts.dev'],
    ['time -p npm run dev', '.npmrc package.json: scripts.dev'],
    ['timeout -k 1 5 npm run dev', '.npmrc package.json: scripts.dev'],
    ['xargs -n 1 npm run dev', '.npmrc package.json: scripts.dev'],
    ['bash -lc "cd api && npm test"', '.npmrc api/package.json: scripts.test'],
    ['sh -c "timeout 5 make check"', 'Makefile'],
    ['make check', 'Makefile'],
    ['make -C api check', 'api/Makefile'],
    ['just x', 'justfile'],
    ['./scripts/check.sh', 'scripts/check.sh'],
    ['bash -e "scripts/check.sh" | tee log', 'scripts/check.sh'],
    ['python -m tools.check', 'tools/check.py'],
    ['docker compose up -d', 'compose.yaml'],
    ['node --import=./scripts/check.sh x', 'scripts/check.sh'],
    ['cat ../../outside /etc/passwd', ''],
    ['cargo test', ''],
    ['cd broken && npm run build', '.npmrc'],
  ])('%s', (command, expected) =>
    expect(
      oracleOf(command, '', source)
        .map(({ name }) => name)
        .join(' '),
    ).toBe(expected),
  )

  test('what only a shell knows is said to be open', () => {
    expect(['npm test', 'sh $X', 'sh scripts/*.sh', 'eval "a"'].map(isOpenEnded)).toEqual([false, true, true, true])
  })
})

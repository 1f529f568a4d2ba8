/**
 * The tools whose version `doctor` can ask for: a table, compiled in. A document chooses a row; nothing that it says reaches the words
 * with which a program is started.
 */

import { stripVTControlCharacters } from 'node:util'

export interface Probe {
  /** As documents name it; see the readers of prerequisites. */
  readonly tool: string
  /** Programs that may answer, the first that is there; each with its own words. */
  readonly programs: readonly (readonly [program: string, ...words: readonly string[]])[]
  /** How to get it, by family of systems; `any` where there is one way for all. */
  readonly install: Partial<Readonly<Record<'linux' | 'mac' | 'windows' | 'any', string>>>
}

const LINUX = (name: string) => `with the package manager of your system, as in: apt install ${name}`
const MAC = (name: string) => `brew install ${name}`
const WINDOWS = (name: string) => `winget install ${name}`

const usual = (tool: string, programs: Probe['programs'], linux: string, mac = linux, windows: string | null = null): Probe => ({
  tool,
  programs,
  install: { linux: LINUX(linux), mac: MAC(mac), windows: windows === null ? 'from the page of the project' : WINDOWS(windows) },
})
const anywhere = (tool: string, programs: Probe['programs'], any: string): Probe => ({ tool, programs, install: { any } })

const VERSION = '--version'

export const PROBES: readonly Probe[] = [
  {
    tool: 'node',
    programs: [['node', VERSION]],
    install: {
      linux: 'with a version manager (nvm, fnm, mise), or the packages of nodejs.org',
      mac: 'brew install node, or with a version manager (nvm, fnm, mise)',
      windows: WINDOWS('OpenJS.NodeJS.LTS'),
    },
  },
  anywhere('npm', [['npm', VERSION]], 'it comes with Node.js; npm install --global npm brings a newer one'),
  anywhere('pnpm', [['pnpm', VERSION]], 'corepack enable pnpm, or npm install --global pnpm'),
  anywhere('yarn', [['yarn', VERSION]], 'corepack enable yarn'),
  anywhere('bun', [['bun', VERSION]], 'npm install --global bun, or from bun.sh'),
  anywhere('deno', [['deno', VERSION]], 'npm install --global deno, or from deno.com'),
  usual(
    'python',
    [
      ['python3', VERSION],
      ['python', VERSION],
      ['py', VERSION],
    ],
    'python3',
    'python',
    'Python.Python.3.13',
  ),
  anywhere(
    'pip',
    [
      ['pip3', VERSION],
      ['pip', VERSION],
    ],
    'it comes with Python: python3 -m ensurepip',
  ),
  anywhere('uv', [['uv', VERSION]], 'pipx install uv, or from docs.astral.sh/uv'),
  anywhere('poetry', [['poetry', VERSION]], 'pipx install poetry'),
  usual('go', [['go', 'version']], 'golang', 'go', 'GoLang.Go'),
  anywhere('rust', [['rustc', VERSION]], 'with rustup, from rustup.rs'),
  anywhere('cargo', [['cargo', VERSION]], 'it comes with Rust: rustup, from rustup.rs'),
  anywhere('rustup', [['rustup', VERSION]], 'from rustup.rs'),
  usual('java', [['java', '-version']], 'openjdk-21-jdk', 'openjdk', 'EclipseAdoptium.Temurin.21.JDK'),
  usual('maven', [['mvn', VERSION]], 'maven', 'maven', null),
  usual('gradle', [['gradle', VERSION]], 'gradle', 'gradle', null),
  usual('ruby', [['ruby', VERSION]], 'ruby', 'ruby', 'RubyInstallerTeam.Ruby.3.4'),
  anywhere('bundler', [['bundle', VERSION]], 'gem install bundler'),
  usual('php', [['php', VERSION]], 'php', 'php', null),
  usual('composer', [['composer', VERSION, '--no-plugins']], 'composer', 'composer', null),
  usual('dotnet', [['dotnet', VERSION]], 'dotnet-sdk-9.0', 'dotnet', 'Microsoft.DotNet.SDK.9'),
  usual('elixir', [['elixir', '--short-version']], 'elixir', 'elixir', null),
  usual('dart', [['dart', VERSION]], 'dart', 'dart', null),
  anywhere('flutter', [['flutter', VERSION]], 'from docs.flutter.dev'),
  usual('docker', [['docker', VERSION]], 'docker.io', '--cask docker', 'Docker.DockerDesktop'),
  usual(
    'docker compose',
    [
      ['docker', 'compose', 'version'],
      ['docker-compose', VERSION],
    ],
    'docker-compose-v2',
    'docker-compose',
    'Docker.DockerDesktop',
  ),
  usual('podman', [['podman', VERSION]], 'podman', 'podman', 'RedHat.Podman'),
  usual('git', [['git', VERSION]], 'git', 'git', 'Git.Git'),
  usual(
    'make',
    [
      ['make', VERSION],
      ['gmake', VERSION],
    ],
    'make',
    'make',
    'GnuWin32.Make',
  ),
  usual('cmake', [['cmake', VERSION]], 'cmake', 'cmake', 'Kitware.CMake'),
  usual('gcc', [['gcc', VERSION]], 'gcc', 'gcc', null),
  usual('clang', [['clang', VERSION]], 'clang', 'llvm', 'LLVM.LLVM'),
  usual('just', [['just', VERSION]], 'just', 'just', 'Casey.Just'),
  usual('jq', [['jq', VERSION]], 'jq', 'jq', 'jqlang.jq'),
  usual('ffmpeg', [['ffmpeg', '-version']], 'ffmpeg', 'ffmpeg', 'Gyan.FFmpeg'),
  usual(
    'postgresql',
    [
      ['postgres', VERSION],
      ['psql', VERSION],
    ],
    'postgresql',
    'postgresql',
    'PostgreSQL.PostgreSQL.17',
  ),
  usual(
    'redis',
    [
      ['redis-server', VERSION],
      ['redis-cli', VERSION],
    ],
    'redis',
    'redis',
    null,
  ),
  usual(
    'mysql',
    [
      ['mysqld', VERSION],
      ['mysql', VERSION],
    ],
    'mysql-server',
    'mysql',
    'Oracle.MySQL',
  ),
  usual(
    'mariadb',
    [
      ['mariadbd', VERSION],
      ['mariadb', VERSION],
    ],
    'mariadb-server',
    'mariadb',
    'MariaDB.Server',
  ),
  usual(
    'mongodb',
    [
      ['mongod', VERSION],
      ['mongosh', VERSION],
    ],
    'mongodb',
    'mongodb-community',
    'MongoDB.Server',
  ),
  usual('kubectl', [['kubectl', 'version', '--client']], 'kubectl', 'kubectl', 'Kubernetes.kubectl'),
  usual('helm', [['helm', 'version', '--short']], 'helm', 'helm', 'Helm.Helm'),
  usual('terraform', [['terraform', 'version']], 'terraform', 'terraform', 'Hashicorp.Terraform'),
]

export const probeOf = (tool: string): Probe | null => PROBES.find((probe) => probe.tool === tool) ?? null

/** How to get a tool on this system. */
export function installHint({ install }: Probe, platform: NodeJS.Platform): string {
  const family = platform === 'win32' ? 'windows' : platform === 'darwin' ? 'mac' : 'linux'
  return install[family] ?? install.any ?? 'from the page of the project'
}

/** The first number with a dot behind it, else the first number: `go version go1.21.5 linux/amd64`, `v20.11.1`. */
export function versionIn(text: string): string | null {
  const words = stripVTControlCharacters(text.slice(0, 2_000))
  return (/(?<![\d.])\d+(?:\.\d+){1,3}/.exec(words) ?? /(?<![\d.\w])v?\d+(?![\w])/.exec(words))?.[0].replace(/^v/, '') ?? null
}

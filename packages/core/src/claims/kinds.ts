/**
 * The table of kinds: what a document may say about its repository. To add a notation is to add a file here.
 */
import type { Kind } from './kind.ts'
import { absent } from './kinds/absent.ts'
import { ci } from './kinds/ci.ts'
import { command } from './kinds/command.ts'
import { decision } from './kinds/decision.ts'
import { glob } from './kinds/glob.ts'
import { guard } from './kinds/guard.ts'
import { importRule } from './kinds/import.ts'
import { link } from './kinds/link.ts'
import { naming } from './kinds/naming.ts'
import { packageKind } from './kinds/package.ts'
import { path } from './kinds/path.ts'
import { port } from './kinds/port.ts'
import { route } from './kinds/route.ts'
import { said } from './kinds/said.ts'
import { secret } from './kinds/secret.ts'
import { service } from './kinds/service.ts'
import { size } from './kinds/size.ts'
import { symbol } from './kinds/symbol.ts'
import { testKind } from './kinds/test.ts'
import { tree } from './kinds/tree.ts'
import { value } from './kinds/value.ts'
import { variable } from './kinds/variable.ts'
import { version } from './kinds/version.ts'

export const kinds: readonly Kind[] = [
  path,
  glob,
  symbol,
  tree,
  command,
  variable,
  version,
  port,
  route,
  packageKind,
  service,
  value,
  size,
  naming,
  importRule,
  absent,
  ci,
  guard,
  testKind,
  link,
  decision,
  secret,
  said,
]

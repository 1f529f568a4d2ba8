/**
 * The table of kinds: what a document may say about its repository. To add a notation is to add a file here.
 */
import type { Kind } from './kind.ts'
import { command } from './kinds/command.ts'
import { packageKind } from './kinds/package.ts'
import { path } from './kinds/path.ts'
import { port } from './kinds/port.ts'
import { service } from './kinds/service.ts'
import { variable } from './kinds/variable.ts'
import { version } from './kinds/version.ts'

export const kinds: readonly Kind[] = [path, command, variable, version, port, packageKind, service]

/**
 * The table of kinds: what a document may say about its repository. To add a notation is to add a file here.
 */
import type { Kind } from './kind.ts'
import { absent } from './kinds/absent.ts'
import { importRule } from './kinds/import.ts'
import { naming } from './kinds/naming.ts'
import { path } from './kinds/path.ts'
import { symbol } from './kinds/symbol.ts'
import { tree } from './kinds/tree.ts'

export const kinds: readonly Kind[] = [path, symbol, tree, naming, importRule, absent]

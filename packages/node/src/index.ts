/**
 * The public API of `@milemark/node`, by name: everything that touches the disk or starts a program.
 */
export type { EditDocumentOptions, EditedDocument, EditProblem } from './edit-document.ts'
export { editDocument } from './edit-document.ts'
export type { CreateResult, DocumentFile, FileProblem, FileResult } from './files.ts'
export { createFile, readDocument } from './files.ts'
export type { FindOptions, FoundDocuments } from './find.ts'
export { findDocuments, isDirectory, markdownBelow } from './find.ts'
export { firstCommitDate, gitRoot } from './git.ts'
export type { FoundHolidays } from './holidays.ts'
export { holidaysOf } from './holidays.ts'
export { pairedWith } from './pair.ts'
export type { ReplaceOptions } from './replace.ts'
export { replaceFile } from './replace.ts'
export type { FolderSettings } from './settings.ts'
export { folderSettings } from './settings.ts'
export { versionOf } from './version.ts'

/**
 * Who does a task, and which tasks are the units that are scheduled.
 */
import { describe, expect, test } from 'vitest'
import { cases, checked } from '../testing/marked.ts'

const check = (document: string) => {
  const { expected, actual } = checked(document)
  expect(actual).toEqual(expected)
}

describe('owners in the line', () => {
  test.each(
    cases(`
      Parse @ana                            //= ana
      Parse (@ana)                          //= ana
      Parse (2d, @ana)                      //= ana
      Parse (2d, @ana, @bo)                 //= ana,bo
      Parse @ana @bo                        //= ana,bo
      Parse @ana-maria                      //= ana-maria
      Parse @ana #parser                    //= ana
      Parse @ana 2026-12-01                 //= ana
      Parse @ольга                          //= ольга
      Parse ~3d @ana                        //= ana
      Use @angular/core in the parser       //= -
      Install @types/node                   //= -
      Add @Injectable() to the parser       //= -
      Write to ana@example.org              //= -
      Read @I1@ records                     //= -
      Add \`@ana\` handling                 //= -
      Parse the @media rules of the sheet   //= -
    `),
  )('%s', (title, expected) => check(`## Tasks\n- [ ] 1.1 ${title}  //= task 1.1 todo owners=${expected}`))
})

describe('owners in a field', () => {
  test.each(
    cases(`
      Owner: Ana                            //= Ana
      **Owner**: @ana                       //= ana
      Owners: Ana, Bo                       //= Ana,Bo
      Owner: Ana / Bo                       //= Ana,Bo
      Owner: Ana & Bo                       //= Ana,Bo
      Owner: Ana and Bo                     //= Ana,Bo
      Owner: Ana und Bo                     //= Ana,Bo
      Owner: Data Engineer                  //= "Data Engineer"
      Assignee: ana                         //= ana
      Assigned to: ana                      //= ana
      Agent: @security                      //= security
      Người phụ trách: Lan                  //= Lan
      负责人：王                            //= 王
      担当: 佐藤                            //= 佐藤
      Ответственный: Ольга                  //= Ольга
      Responsable: Eva                      //= Eva
      Verantwortlich: Jana                  //= Jana
      Owner: TBD                            //= -
      Owner: none                           //= -
      Owner: —                              //= -
      Owner: unassigned                     //= -
    `),
  )('%s', (field, expected) => check(`## Tasks\n- [ ] 1.1 Parse  //= task 1.1 todo owners=${expected}\n  - ${field}`))
})

describe('units', () => {
  test('a task without anything below', () => check('## Tasks\n- [ ] Parse  //= task - todo unit'))
  test('steps without id or estimate do not count', () =>
    check('## Tasks\n- [ ] 1.1 Parse  //= task 1.1 todo unit\n  - [ ] digits  //= task - todo summary'))
  test('steps with ids are the units', () =>
    check('## Tasks\n- [ ] 1 Parse  //= task - todo\n- [ ] 2. Print  //= task 2 todo summary\n  - [ ] 2.1 columns  //= task 2.1 todo unit'))
  test('steps with estimates are the units', () =>
    check(
      '## Tasks\n- [ ] 1.1 Parse  //= task 1.1 todo summary\n  - [ ] digits (2h)  //= task - todo unit\n  - [ ] signs (1h)  //= task - todo unit',
    ))
  test('the deepest level that is planned', () =>
    check(
      '## Tasks\n- [ ] 1. Parse  //= task 1 todo summary\n  - [ ] 1.1 digits  //= task 1.1 todo summary\n    - [ ] 1.1.1 Latin  //= task 1.1.1 todo unit\n      - [ ] zero  //= task - todo summary',
    ))
})

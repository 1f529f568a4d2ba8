/**
 * Connectives: direction of each, with its type where that is not FS; `arrow` for arrows.
 */
import { describe, expect, test } from 'vitest'
import { cases } from '../testing/marked.ts'
import { arrowsMeanNeeds, connectives } from './connective.ts'

const check = (text: string, expected: string) => {
  const found = connectives(text).map(
    ({ direction, type, isArrow }) =>
      (isArrow ? (direction === 'backward' ? 'back arrow' : 'arrow') : direction) + (type === 'FS' ? '' : ` ${type}`),
  )
  expect(found.join('; ') || '-').toBe(expected)
}

describe('arrows', () => {
  test.each(
    cases(`
      A → B                               //= arrow
      A -> B                              //= arrow
      A --> B                             //= arrow
      A => B                              //= arrow
      A ==> B                             //= arrow
      A ─> B                              //= arrow
      A ──► B                             //= arrow
      A ➜ B                               //= arrow
      A ➡️ B                              //= arrow
      A ⇒ B                               //= arrow
      A ⟶ B                               //= arrow
      A ─┬─> B                            //= arrow
      A → B → C                           //= arrow; arrow
      B <- A                              //= back arrow
      B <-- A                             //= back arrow
      B ← A                               //= back arrow
      B ⇐ A                               //= back arrow
      B ⬅️ A                              //= back arrow
      A <-> B                             //= arrow
      A < B                               //= -
      A - B                               //= -
      A >= B                              //= -
      A <= B                              //= -
      A > B                               //= arrow
    `),
  )('%s', check)
})

describe('what stands right comes first', () => {
  test.each(
    cases(`
      B depends on A                      //= backward
      B waits until A                     //= backward
      B is dependent on A                 //= backward
      B depends upon A                    //= backward
      B requires A                        //= backward
      B needs A                           //= backward
      B waits for A                       //= backward
      B is contingent on A                //= backward
      Once 1.1 is merged start B          //= backward
      As soon as A lands start B          //= backward
      When A is done start B              //= backward
      B is unblocked by A                 //= backward
      Predecessors: A                     //= backward
      B заблокирована A                   //= backward
      B bloqueado por A                   //= backward
      B wartet auf A                      //= backward
      B setzt A voraus                    //= backward
      B bloqué par A                      //= backward
      B 依賴 A                            //= backward
      B is waiting for A                  //= backward
      B is blocked by A                   //= backward
      B is blocked until A                //= backward
      B is gated on A                     //= backward
      B follows A                         //= backward
      B after A                           //= backward
      B can start once A is merged        //= backward
      B can only start after A            //= backward
      B cannot start until A is done      //= backward
      B must not begin before A is done   //= backward
      B can't begin until A lands         //= backward
      B builds on A                       //= backward
      B relies on A                       //= backward
      Depends: A                          //= backward
      Prerequisite: A                     //= backward
      B starts with A                     //= backward SS
      B starts together with A            //= backward SS
      B finishes with A                   //= backward FF
      B phụ thuộc vào A                   //= backward
      B sau khi A                         //= backward
      B cần A                             //= backward
      B 依赖 A                            //= backward
      B依赖于A                            //= backward
      B 需要 A                            //= backward
      B зависит от A                      //= backward
      B после A                           //= backward
      B يعتمد على A                       //= backward
      B بعد A                             //= backward
      B depende de A                      //= backward
      B después de A                      //= backward
      B requer A                          //= backward
      B hängt von A ab                    //= backward
      B benötigt A                        //= backward
      B nach A                            //= backward
      B dépend de A                       //= backward
      B nécessite A                       //= backward
      B après A                           //= backward
    `),
  )('%s', check)
})

describe('what stands left comes first', () => {
  test.each(
    cases(`
      A blocks B                          //= forward
      A unblocks B                        //= forward
      A enables B                         //= forward
      A before B                          //= forward
      A precedes B                        //= forward
      A prior to B                        //= forward
      A is a blocker for B                //= forward
      A is the predecessor of B           //= forward
      A unlocks B                         //= forward
      A is required for B                 //= forward
      A is needed by B                    //= forward
      A is a prerequisite for B           //= forward
      A must finish before B              //= forward
      A must be completed before B        //= forward
      A then B                            //= forward
      A, followed by B                    //= forward
      A gates B                           //= forward
      A leads to B                        //= forward
      A trước B                           //= forward
      A chặn B                            //= forward
      A 阻塞 B                            //= forward
      A 先于 B                            //= forward
      A блокирует B                       //= forward
      A перед B                           //= forward
      A قبل B                             //= forward
      A antes de B                        //= forward
      A bloquea B                         //= forward
      A blockiert B                       //= forward
      A vor B                             //= forward
      A avant B                           //= forward
      A bloque B                          //= forward
    `),
  )('%s', check)
})

describe('behind both sides', () => {
  test.each(
    cases(`
      B 在 A 之后                         //= behind
      A完成后开始B                        //= behind
      BはAの後                            //= behind
      A完了後にB                          //= behind
      A 完成後才能 B                      //= behind
      BはAに依存                          //= behind
      B에는 A 완료 후                     //= behind
      A 在 B 之前                         //= ahead
      AはBの前                            //= ahead
      A 是 B 的前提                       //= ahead
    `),
  )('%s', check)
})

describe('negation, advice and words that only look alike', () => {
  test.each(
    cases(`
      B does not depend on A              //= -
      B doesn't depend on A               //= -
      B no longer depends on A            //= -
      B has no hard dependency on A       //= -
      B never requires A                  //= -
      no blocks                           //= -
      B is independent of A               //= -
      best after A                        //= -
      ideally before A                    //= -
      preferably after A                  //= -
      recommended after A                 //= -
      B không phụ thuộc vào A             //= -
      B 不依赖 A                          //= -
      B 无需等待 A                        //= -
      B не зависит от A                   //= -
      B no depende de A                   //= -
      B não depende de A                  //= -
      B hängt nicht von A ab              //= -
      B benötigt kein A                   //= -
      B ne dépend pas de A                //= -
      B depends on nothing                //= -
      B requires no A                     //= -
      run B once per day                  //= -
      run once a day                      //= -
      when in doubt ask                   //= -
      afternoon                           //= -
      beforehand                          //= -
      blocksize                           //= -
      the authentication                  //= -
      needle                              //= -
      forenoon                            //= -
      Nachtrag                            //= -
      Vorlage                             //= -
      unrequired                          //= -
    `),
  )('%s', check)
})

describe('a legend that turns arrows round', () => {
  test.each(
    cases(`
      → = depends on                      //= yes
      A → B means A requires B            //= yes
      Arrows read "depends on".           //= yes
      -> : needs                          //= yes
      → nghĩa là phụ thuộc                //= yes
      → 表示依赖                          //= yes
      → means "comes before"              //= no
      1.1 → 1.2                           //= no
      Arrows show the flow of data.       //= no
      1.1 → 1.2 (tests depend on code)    //= no
    `),
  )('%s', (text, expected) => expect(arrowsMeanNeeds(text) ? 'yes' : 'no').toBe(expected))
})

test('places', () => {
  expect(connectives('1.2 depends on 1.1').map(({ from, to }) => [from, to])).toEqual([[4, 14]])
})

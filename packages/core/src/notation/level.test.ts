/**
 * Levels: words of many languages, signs, scales, probabilities, ranges, and the sentences that are none.
 */
import { describe, expect, test } from 'vitest'
import { cases } from '../testing/marked.ts'
import { level } from './level.ts'

const check = (text: string, expected: string) => expect(level(text) ?? '-').toBe(expected)

describe('words', () => {
  test.each(
    cases(`
      High                                  //= high
      HIGH                                  //= high
      critical                              //= high
      Severe                                //= high
      likely                                //= high
      Almost certain                        //= high
      Medium                                //= medium
      moderate                              //= medium
      Possible                              //= medium
      med                                   //= medium
      Low                                   //= low
      Negligible                            //= low
      unlikely                              //= low
      rare                                  //= low
      H                                     //= high
      m                                     //= medium
      L                                     //= low
    `),
  )('%s', check)
})

describe('degrees and what they are of', () => {
  test.each(
    cases(`
      Very high                             //= high
      very unlikely                         //= low
      Highly likely                         //= high
      fairly low                            //= low
      High risk                             //= high
      low impact                            //= low
      Medium probability                    //= medium
      High risk items                       //= high
      Mức cao                               //= high
      Rủi ro thấp                           //= low
      низкая вероятность                    //= low
      非常高                                //= high
    `),
  )('%s', check)
})

describe('languages', () => {
  test.each(
    cases(`
      Thấp                                  //= low
      Trung bình                            //= medium
      Cao                                   //= high
      低                                    //= low
      中                                    //= medium
      高                                    //= high
      中程度                                //= medium
      高い                                  //= high
      낮음                                  //= low
      보통                                  //= medium
      Низкий                                //= low
      средняя                               //= medium
      Высокое                               //= high
      منخفض                                 //= low
      متوسطة                                //= medium
      عالي                                  //= high
      Baixa                                 //= low
      Média                                 //= medium
      Alto                                  //= high
      bajo                                  //= low
      Gering                                //= low
      mittel                                //= medium
      Hoch                                  //= high
      Faible                                //= low
      Moyenne                               //= medium
      Élevé                                 //= high
    `),
  )('%s', check)
})

describe('signs', () => {
  test.each(
    cases(`
      🔴                                    //= high
      🟠                                    //= medium
      🟡                                    //= medium
      🟢                                    //= low
      🟡 Low                                //= low
      🔴 High                               //= high
      High 🔴                               //= high
      🟢 ok                                 //= low
      The lamp turns 🔴                     //= -
    `),
  )('%s', check)
})

describe('ranges give the higher', () => {
  test.each(
    cases(`
      Medium-High                           //= high
      Low/Medium                            //= medium
      low to medium                         //= medium
      Low – Medium                          //= medium
      High - Medium                         //= high
      M/H                                   //= high
      Thấp đến trung bình                   //= medium
      中高                                  //= high
      低～中                                //= medium
      Low/Medium/High                       //= -
    `),
  )('%s', check)
})

describe('a level with its reason', () => {
  test.each(
    cases(`
      High - the oven feeds the whole shop  //= high
      High — nobody can bake                //= high
      Medium, because the mill is near      //= medium
      Low (twice in ten years)              //= low
      High: no flour, no bread              //= high
      Medium. Watch the price of oats.      //= medium
      Low; the baker knows it               //= low
      High → closes the shop                //= high
      Cao (mất dữ liệu)                     //= high
      高（全店停电）                        //= high
    `),
  )('%s', check)
})

describe('scales and probabilities', () => {
  test.each(
    cases(`
      1                                     //= low
      2                                     //= low
      3                                     //= medium
      4                                     //= high
      5                                     //= high
      2/5                                   //= low
      3 / 5                                 //= medium
      2/3                                   //= medium
      5 of 5                                //= high
      8/10                                  //= high
      4 (each spring)                       //= high
      10%                                   //= low
      ~ 30 %                                //= medium
      20-30%                                //= medium
      80 %                                  //= high
      30% chance                            //= medium
      0.1                                   //= low
      0.6                                   //= high
      6                                     //= -
      0                                     //= -
      3.5                                   //= -
      12/10                                 //= -
    `),
  )('%s', check)
})

describe('sentences and silence are no level', () => {
  test.each(
    cases(`
      The bread burns                       //= -
      High tide floods the cellar           //= -
      Low flour stocks stop the ovens       //= -
      Major rebuild of the kiln             //= -
      Medium-sized loaves only              //= -
      5% of the loaves are flat             //= -
      3 ovens stop                          //= -
      2 weeks late                          //= -
      Unknown                               //= -
      TBD                                   //= -
      N/A                                   //= -
      None                                  //= -
      —                                     //= -
      ?                                     //= -
    `),
  )('%s', check)

  test('nothing at all', () => check('', '-'))
})

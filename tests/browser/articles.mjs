// Articles in two languages, generated: always the same, and no two alike.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The languages of an article, by turns. */
const PAIRS = [["en", "zh"], ["de", "en"], ["fr", "en"]];

const TITLE = {
  en: (n, a) => `The Ferry to ${a}, Day ${n}`,
  zh: (n, a) => `开往${a}的渡轮，第${n}天`,
  de: (n, a) => `Die Fähre nach ${a}, Tag ${n}`,
  fr: (n, a) => `Le bac de ${a}, jour ${n}`,
};

const PLACES = [
  { en: "Wren Island", zh: "鹪鹩岛", de: "Wren Island", fr: "Wren Island" },
  { en: "Lisbon", zh: "里斯本", de: "Lissabon", fr: "Lisbonne" },
  { en: "Hamburg", zh: "汉堡", de: "Hamburg", fr: "Hambourg" },
  { en: "Shanghai", zh: "上海", de: "Schanghai", fr: "Shanghai" },
  { en: "Marseille", zh: "马赛", de: "Marseille", fr: "Marseille" },
];

/** What is told in them: of a number and a place. */
const SENTENCES = [
  { en: (n, a) => `The ferry left for ${a} with ${n} people on board.`, zh: (n, a) => `渡轮载着${n}人开往${a}。`, de: (n, a) => `Die Fähre fuhr mit ${n} Menschen an Bord nach ${a}.`, fr: (n, a) => `Le bac est parti pour ${a} avec ${n} personnes à bord.` },
  { en: (n) => `It was ${n % 24} o’clock, and the harbour was still asleep.`, zh: (n) => `那时是${n % 24}点钟，港口还在沉睡。`, de: (n) => `Es war ${n % 24} Uhr, und der Hafen schlief noch.`, fr: (n) => `Il était ${n % 24} heures, et le port dormait encore.` },
  { en: (n, a) => `A woman from ${a} carried ${n} letters in a leather bag.`, zh: (n, a) => `一位来自${a}的女士用皮包带着${n}封信。`, de: (n, a) => `Eine Frau aus ${a} trug ${n} Briefe in einer Ledertasche.`, fr: (n, a) => `Une femme de ${a} portait ${n} lettres dans un sac de cuir.` },
  { en: () => "Nobody asked her where they came from.", zh: () => "没有人问她这些信从哪里来。", de: () => "Niemand fragte sie, woher sie kamen.", fr: () => "Personne ne lui demanda d’où elles venaient." },
  { en: (n) => `The captain has made this journey ${n} times.`, zh: (n) => `船长已经走过这条路${n}次了。`, de: (n) => `Der Kapitän hat diese Reise ${n}-mal gemacht.`, fr: (n) => `Le capitaine a fait ce voyage ${n} fois.` },
  { en: () => "He says that the sea is never the same.", zh: () => "他说大海从来不一样。", de: () => "Er sagt, dass das Meer nie dasselbe ist.", fr: () => "Il dit que la mer n’est jamais la même." },
  { en: (n, a) => `In ${a} the market opens with ${n} stalls of fish and bread.`, zh: (n, a) => `在${a}，市场开门时有${n}个卖鱼和面包的摊位。`, de: (n, a) => `In ${a} öffnet der Markt mit ${n} Ständen für Fisch und Brot.`, fr: (n, a) => `À ${a}, le marché ouvre avec ${n} étals de poisson et de pain.` },
  { en: () => "Children run between the boxes and laugh.", zh: () => "孩子们在箱子之间奔跑欢笑。", de: () => "Kinder laufen zwischen den Kisten umher und lachen.", fr: () => "Des enfants courent entre les caisses et rient." },
  { en: (n) => `The wind turned after ${n} minutes, and the rain began.`, zh: (n) => `${n}分钟后风向变了，雨下了起来。`, de: (n) => `Nach ${n} Minuten drehte der Wind, und der Regen begann.`, fr: (n) => `Le vent tourna après ${n} minutes, et la pluie commença.` },
  { en: () => "An old man gave his coat to a student.", zh: () => "一位老人把外套给了一个学生。", de: () => "Ein alter Mann gab einem Studenten seinen Mantel.", fr: () => "Un vieil homme donna son manteau à un étudiant." },
  { en: (n, a) => `The newspaper of ${a} printed a story of ${n} words about it.`, zh: (n, a) => `${a}的报纸为此登了一篇${n}字的报道。`, de: (n, a) => `Die Zeitung von ${a} druckte darüber eine Geschichte von ${n} Wörtern.`, fr: (n, a) => `Le journal de ${a} en publia un récit de ${n} mots.` },
];

/** So many paragraphs, of so many sentences. */
const PARAGRAPHS = 12;
const LENGTH = 4;

/** The article of a number: paragraphs of two languages by turns. */
function article(number) {
  const [first, second] = PAIRS[number % PAIRS.length];
  const told = (language) => {
    const place = (at) => PLACES[(number + at) % PLACES.length][language];
    const sentence = (at) => SENTENCES[(at * 5 + number) % SENTENCES.length][language](number + 3 * at + 2, place(at));
    const space = language === "zh" ? "" : " ";
    const paragraph = (_, at) => Array.from({ length: LENGTH }, (_, line) => sentence(at * LENGTH + line)).join(space);
    return [TITLE[language](number + 1, place(0)), ...Array.from({ length: PARAGRAPHS }, paragraph)];
  };
  const others = told(second);
  return told(first).map((text, at) => `${text}\n\n${others[at]}`).join("\n\n");
}

/** Writes so many articles into a folder. */
export function articles(folder, count) {
  mkdirSync(folder, { recursive: true });
  for (let number = 0; number < count; number++) {
    writeFileSync(join(folder, `article-${String(number + 1).padStart(4, "0")}.txt`), article(number));
  }
}

/**
 * Reads a library of such articles from its contents to its last sentence: each page from the network, and each that `isWhole` chooses in the
 * reader, too. Returns how many units there were. Fails, with the article's name, where something is not as it should be.
 */
export async function readLibrary(page, address, count, isWhole) {
  await page.goto(address);
  const links = await page.$$eval(".contents li a", (links) => links.map(({ href }) => href));
  if (links.length !== count) throw new Error(`the contents have ${links.length} articles of ${count}`);
  let units = 0;
  for (const [at, link] of links.entries()) {
    await page.goto(link);
    const found = await page.evaluate(() => [0, 1].map((side) => new Set([...document.querySelectorAll(`[data-side="${side}"] [data-unit]`)].map(({ dataset }) => dataset.unit)).size));
    const wanted = 1 + PARAGRAPHS * LENGTH;
    if (found.some((side) => side < 0.8 * wanted)) throw new Error(`${link}: ${found} units, of about ${wanted}`);
    units += found[0];
    if (!isWhole(at)) continue;
    const sentence = await page.$eval('[data-unit="0"]', (link) => link.textContent);
    await page.goto(await page.$eval(".ways a:last-child", ({ href }) => href));
    const first = await page.waitForSelector('[data-state="reading"] .side-0 [data-unit="0"]', { timeout: 30_000 });
    if ((await first.evaluate((span) => span.textContent)) !== sentence) throw new Error(`${link}: reads otherwise in the reader`);
  }
  return units;
}

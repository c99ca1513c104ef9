//! Every layout in which a bilingual text is found: a file each in `tests/layouts/`, and beside it what translates what, a pair
//! a line, parted by a tab.

use std::{fs, path::Path};

use diglot::{
    Host, Options, Refusal,
    document::{Document, Kind, Language, Layout, Reason},
    input::Source,
};

fn read(name: &str, text: &str, options: &Options) -> Result<Document, Refusal> {
    diglot::read(&[Source::new(name, text.as_bytes())], &Host::default(), options, &mut |_| ())
}

/// The pairs of a document, a line each; line breaks within a paragraph are no matter.
fn pairs(document: &Document) -> Vec<[String; 2]> {
    let both = document.blocks.iter().filter_map(|block| Some([block.sides[0].as_ref()?, block.sides[1].as_ref()?]));
    both.map(|sides| sides.map(|side| side.text.split_whitespace().collect())).collect()
}

/// The kinds of the blocks of a text.
fn kinds(text: &str) -> Vec<Kind> {
    let document = read("", text, &Options::default()).expect("a bitext");
    document.blocks.iter().map(|block| block.kind).collect()
}

#[test]
fn every_layout_is_understood() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layouts");
    let mut failed = Vec::new();
    let mut count = 0;
    for file in fs::read_dir(&folder).expect("the folder").map(|entry| entry.expect("an entry").path()) {
        let Some(name) = file.file_name().and_then(|name| name.to_str()).filter(|name| !name.ends_with(".pairs"))
        else {
            continue;
        };
        count += 1;
        let text = fs::read_to_string(&file).expect(name);
        let expected: Vec<[String; 2]> = fs::read_to_string(file.with_extension("pairs"))
            .expect(name)
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .map(|(a, b)| [a, b].map(|text| text.split_whitespace().collect()))
            .collect();
        match read(name, &text, &Options::default()) {
            Ok(document) if pairs(&document) == expected => {}
            Ok(document) => failed.push(format!("{name}: {:#?}", pairs(&document))),
            Err(refusal) => failed.push(format!("{name}: {refusal}")),
        }
    }
    assert!(count > 30 && failed.is_empty(), "of {count}:\n{}", failed.join("\n"));
}

#[test]
fn of_more_than_two_languages_the_reader_chooses_two() {
    let text = include_str!("layouts/three_languages.txt");
    let choices = |document: &Document| {
        document.choices.iter().map(|choice| choice.language.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(choices(&read("", text, &Options::default()).expect("a bitext")), ["en", "de", "fr"]);
    let languages = Some(["de", "fr"].map(Language::new));
    let chosen = read("", text, &Options { languages, ..Options::default() }).expect("a bitext");
    assert_eq!(pairs(&chosen)[0], ["GutenMorgenallerseits.", "Bonjouràtous."]);
    assert_eq!(pairs(&chosen).len(), 3);
    let is_aside = |block: &&std::rc::Rc<diglot::document::Block>| block.reason == Some(Reason::Language);
    assert_eq!(chosen.blocks.iter().filter(is_aside).count(), 3);
    let all: usize =
        chosen.blocks.iter().flat_map(|block| block.sides.iter().flatten()).map(|side| side.text.len()).sum();
    assert_eq!(all, text.lines().map(str::len).sum::<usize>(), "what is not chosen is set aside");
}

#[test]
fn what_stands_above_the_text_is_told_apart() {
    let written = "渔港将于明年重新开放\n\nThe fishing port will reopen next year\n\n作者：陈明  2024年3月8日\n\nBy Chen Ming, 8 March 2024\n\n当地政府周五宣布，关闭了六年的渔港将于明年春天重新开放。\n\nThe local government announced on Friday that the port will reopen next spring.\n\n他的船在岸上停了整整六年。\n\nHis boat has been lying ashore for six whole years.";
    assert_eq!(kinds(written), [Kind::Title, Kind::Byline, Kind::Paragraph, Kind::Paragraph]);
    let illustrated = "The Night Ferry\nDie Nachtfähre\n\nBoarding at the eastern pier. Photo: Mara Lind\nEinstieg am östlichen Kai. Foto: Mara Lind\n\nThe last ferry leaves at midnight and carries nobody but the baker. He never pays.\nDie letzte Fähre fährt um Mitternacht und nimmt niemanden mit als den Bäcker. Er zahlt nie.";
    assert_eq!(kinds(illustrated), [Kind::Title, Kind::Caption, Kind::Paragraph]);
    let recipe = kinds(include_str!("layouts/recipe.txt"));
    let parts = [Kind::Title, Kind::List, Kind::List, Kind::List, Kind::List, Kind::List, Kind::Heading];
    assert_eq!(recipe, [parts.as_slice(), &[Kind::Paragraph; 3]].concat());
    let numbered = "# Tea / 茶\n\n1. Boil the water. / 烧水。\n2. Wait three minutes. / 等三分钟。\n3. Drink it slowly. / 慢慢喝。\n\n(a) Green tea needs less time than that.\n\n（a）绿茶用不了那么久。\n\n(b) Black tea needs a little more.\n\n（b）红茶要久一点。";
    let expected = [[Kind::Title].as_slice(), &[Kind::List; 5]].concat();
    assert_eq!(kinds(numbered), expected);
    let parts = "Wind Cake / 风糕\n\nIngredients\n原料\n\n2 eggs\n两个鸡蛋\n100 g flour\n一百克面粉\n1 lemon\n一个柠檬\nsalt\n盐\n\nMethod\n做法\n\nStir all of it well and wait for the wind from the west.\n好好搅拌，等着西风。\nBake it slowly.\n慢慢烤。";
    let expected = [Kind::Title, Kind::Heading, Kind::List, Kind::List, Kind::List, Kind::List, Kind::Heading];
    assert_eq!(kinds(parts), [expected.as_slice(), &[Kind::Paragraph; 2]].concat());
    let chapters = "Chapter One\n第一章\n\nThe Quay\n码头\n\nThe quay was as empty as it had been on the day of the storm.\n码头空荡荡的，就像暴风雨那天一样。\n\nChapter Two\n第二章\n\nThe Bell\n钟声\n\nThe bell rang for the first time in ninety years, and nobody knew why.\n九十年来钟第一次响了，没有人知道为什么。";
    let expected = [Kind::Title, Kind::Heading, Kind::Paragraph, Kind::Heading, Kind::Heading, Kind::Paragraph];
    assert_eq!(kinds(chapters), expected);
    let labelled = "English\n\nThe storm came at night. It took the roof of the school.\n\nIn the morning everybody helped.\n\nFrançais\n\nLa tempête est venue la nuit. Elle a emporté le toit de l'école.\n\nAu matin, tout le monde a aidé.";
    assert_eq!(kinds(labelled), [Kind::Heading, Kind::Paragraph, Kind::Paragraph]);
}

#[test]
fn dates_and_times_are_no_text() {
    let posted = "Re: Please check my diary!\nPosted by kaori on Thu Mar 5, 2015 9:14 pm\n\n今日は学校で避難訓練があった。\nToday we had an emergency drill at school.\n\n校長先生が一番ゆっくり歩いていた。\nThe headmaster walked the slowest of all.\n\nThanks in advance!";
    assert_eq!(kinds(posted), [Kind::Boilerplate, Kind::Meta, Kind::Paragraph, Kind::Paragraph, Kind::Boilerplate]);
    let timed = "00:00:04\n今天我们在一家修伞店。\nToday we are in an umbrella repair shop.\n00:00:11\n老板修了五十年伞，\nThe owner has repaired umbrellas for fifty years,\n00:00:18\n自己却从来不带伞。\nbut never carries one himself.";
    assert_eq!(kinds(timed), [Kind::Boilerplate, Kind::Paragraph].repeat(3));
}

#[test]
fn headings_stand_above_lists_and_groups() {
    let recipe = "Soupe aux orties / Nettle soup\n\nIngrédients / Ingredients\n\n- 200 g de jeunes orties / 200 g of young nettles\n- 3 pommes de terre / 3 potatoes\n- 1 litre de bouillon / 1 litre of stock\n\nPréparation / Method\n\n1. Mettez des gants et lavez les orties. / Put on gloves and wash the nettles.\n2. Mixez et servez bien chaud. / Blend and serve very hot.";
    let parts = [&[Kind::Title, Kind::Heading], [Kind::List; 3].as_slice(), &[Kind::Heading], &[Kind::List; 2]];
    assert_eq!(kinds(recipe), parts.concat());
    let phrases = "At the Restaurant - Tại nhà hàng\n\nThe menu, please. - Cho tôi xem thực đơn.\nI do not eat meat. - Tôi không ăn thịt.\nThis is not what I ordered. - Đây không phải món tôi gọi.\n\nAt the Station - Ở nhà ga\n\nOne ticket to Hue, please. - Cho tôi một vé đi Huế.\nWhat time does the train leave? - Mấy giờ tàu chạy?";
    let parts = [[Kind::Title].as_slice(), &[Kind::Paragraph; 3], &[Kind::Heading], &[Kind::Paragraph; 2]];
    assert_eq!(kinds(phrases), parts.concat());
    let song = "por la calle sin nombre va bajando un acordeón\ndown the street without a name comes an accordion\nno pregunta por nadie ni nos pide perdón\nit asks for nobody and begs no pardon of us\n\nel farol de la esquina se ha quedado sin luz\nthe lamp on the corner has run out of light\ny la luna lo mira desde el techo del bus\nand the moon looks at it from the roof of the bus";
    assert_eq!(kinds(song), [Kind::Paragraph; 4]);
}

#[test]
fn the_reader_may_choose_another_layout() {
    let lines = "The boat is old and nobody uses it.\nShe was built in 1902.\nLe bateau est vieux et personne ne l’utilise.\nIl a été construit en 1902.";
    let options = |layout| Options { layout: Some(layout), ..Options::default() };
    let halves = read("", lines, &options(Layout::Halves)).expect("a bitext");
    assert_eq!(halves.layouts[0], Layout::Halves);
    assert_eq!(pairs(&halves).len(), 2);
    let wrapped = "The boat is old and nobody uses it any\nmore, as it was built in 1902 by hand.\nLe bateau est vieux et personne ne s’en\nsert plus, car il fut construit en 1902.\nThe wind came from the north all day, and\nit did not stop until the evening came.\nLe vent est venu du nord toute la journée,\net il n’a pas cessé avant le soir venu.";
    let found = read("", wrapped, &Options::default()).expect("a bitext");
    assert_eq!((found.layouts[0], pairs(&found).len()), (Layout::Paragraphs, 2));
    assert!(found.layouts.contains(&Layout::Lines));
    let by_line = read("", wrapped, &options(Layout::Lines)).expect("a bitext");
    assert_eq!((by_line.layouts[0], pairs(&by_line).len()), (Layout::Lines, 4));
}

#[test]
fn what_only_quotes_another_language_is_refused() {
    let quoting = "The fishermen of the coast have their own word for the wind that comes before a storm.\n\nThey say 黒風 when it comes from the hills.\n\nNobody knows how old the word is, and nobody has written it down before the war.\n\nToday only a few of them are left, and they speak of other things.";
    let refusal = read("", quoting, &Options::default()).expect_err("one language").to_string();
    assert!(refusal.starts_with("All of this text seems to be English"), "{refusal}");
}

#[test]
fn what_nobody_has_translated_yet_is_text() {
    let text = "The ferry left the island at seven, and there were twelve people on board.\n\n渡船七点离开小岛，船上有十二个人。\n\nOver the northern hills the clouds were dark.\n\n北边的山上乌云密布。\n\nThe captain drank her coffee and looked at the sky.\n\nThen she turned the boat round.\n\nShare this story\n\nMore from the island";
    let document = read("", text, &Options::default()).expect("a bitext");
    let alone = document.blocks.iter().filter(|block| block.sides[1].is_none()).map(|block| block.kind);
    assert_eq!(alone.collect::<Vec<_>>(), [Kind::Paragraph, Kind::Paragraph, Kind::Boilerplate, Kind::Boilerplate]);
}

#[test]
fn languages_that_the_markup_names_are_taken_at_its_word() {
    let text = "<article><p lang=\"de\">Der Kai ist leer.</p><p lang=\"en\">The quay is empty.</p>\
                <p lang=\"de\">Es schneit.</p><p lang=\"en\">It snows.</p></article>";
    let document = read("quay.html", text, &Options::default()).expect("a bilingual text");
    assert_eq!(document.languages.map(|language| language.as_str().to_owned()), ["de", "en"]);
}

#[test]
fn two_texts_that_are_not_of_one_work_open_with_a_doubt() {
    let read = |translation: &str| {
        let sources = [Source::new("a.txt", HARBOUR.as_bytes()), Source::new("b.txt", translation.as_bytes())];
        diglot::read(&sources, &Host::default(), &Options::default(), &mut |_| ())
    };
    let translated = read(HARBOUR_IN_FRENCH).expect("a text and its translation");
    assert!(!translated.is_doubtful);
    assert_eq!(pairs(&translated).len(), 10);
    let unrelated = read(BAKERY_IN_FRENCH).expect("it opens all the same");
    assert!(unrelated.is_doubtful);
    let as_many = BAKERY_IN_FRENCH.split("\n\n").take(10).collect::<Vec<_>>().join("\n\n");
    assert!(read(&as_many).expect("it opens all the same").is_doubtful);
    let json = diglot::document::to_json(&unrelated);
    assert_eq!(diglot::document::from_json(&json), Ok(unrelated));
}

const HARBOUR: &str = "The ferry to Maro leaves at seven, and nobody waits for it but the two women with their baskets.\n\nIn 1902 there were 14 boats in the harbour.\n\nOld Tobin keeps the keys of the light, which he has cleaned every evening for thirty years, and he will not let anyone up the stairs before the lamp is lit.\n\nIt rains.\n\nThe school has one room and one stove, and the children bring the wood.\n\nWhen the storm came in from the north the nets were still out, and three of them were never found again, though the men looked for them until the snow fell.\n\nThen spring came.\n\nA stranger asked for a bed at the inn and paid with a coin that nobody knew.\n\nShe laughed at it.\n\nThe bell rang four times, and everyone went home.";

const HARBOUR_IN_FRENCH: &str = "Le ferry pour Maro part à sept heures, et personne ne l’attend que les deux femmes avec leurs paniers.\n\nEn 1902, il y avait 14 bateaux dans le port.\n\nLe vieux Tobin garde les clés du phare, qu’il nettoie chaque soir depuis trente ans, et il ne laisse monter personne avant que la lampe soit allumée.\n\nIl pleut.\n\nL’école a une salle et un poêle, et les enfants apportent le bois.\n\nQuand la tempête est venue du nord, les filets étaient encore dehors, et trois d’entre eux n’ont jamais été retrouvés, bien que les hommes les aient cherchés jusqu’aux premières neiges.\n\nPuis vint le printemps.\n\nUn étranger demanda un lit à l’auberge et paya d’une pièce que personne ne connaissait.\n\nElle en a ri.\n\nLa cloche sonna quatre fois, et chacun rentra chez soi.";

const BAKERY_IN_FRENCH: &str = "Pour faire un bon pain, il faut de la patience.\n\nMélangez 500 grammes de farine avec 320 grammes d’eau tiède, ajoutez 8 grammes de sel et laissez reposer la pâte sous un linge humide pendant une heure entière, loin de la fenêtre.\n\nPétrissez.\n\nLe four doit être très chaud.\n\nMon grand-père, qui était boulanger à Lyon depuis 1931, disait que la croûte chante quand on la sort du four, et que celui qui ne l’entend pas ferait mieux de vendre des souliers.\n\nOn coupe le pain le lendemain seulement.\n\nAvec le reste, ma tante préparait une soupe épaisse aux oignons que tout le quartier lui enviait, et elle n’en a jamais donné la recette, pas même à sa fille.\n\nC’était ainsi.\n\nLes clients venaient avant l’aube.\n\nLe samedi, il y en avait 60 devant la porte, et le petit commis courait de la cave au comptoir sans jamais s’asseoir ni boire une goutte d’eau.\n\nPuis la guerre est venue et tout a changé dans notre rue.\n\nIl neigeait.\n\nAujourd’hui, la boutique est fermée.";
